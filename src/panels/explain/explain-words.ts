import { formatElapsed } from "../../shared/format-duration.ts";
import { formatClock, formatClockMinutes, formatDate, formatMonthDay } from "../../shared/format-instant.ts";
import { formatCount, formatDecimal, formatShare, MISSING } from "../../shared/format-number.ts";
import { SECOND, type EpochMs } from "../../shared/units.ts";
import type { Cockpit } from "../cockpit.ts";
import { formatLatency } from "../connection/connection-words.ts";
import { formatIndicator, formatPercent } from "../economy/economy-numbers.ts";
import { formatLength } from "../format.ts";
import type { Explanation, Phrase, PhraseValue } from "./explanation.ts";

type Speaker = Pick<Cockpit, "language" | "text">;

/** A phrase in the viewer's words. */
export function phraseWords({ key, values = {} }: Phrase, { language, text }: Speaker): string {
  const spoken = Object.entries(values).map(([name, value]) => [name, valueWords(value, language, text)]);
  return text(key, Object.fromEntries(spoken));
}

function valueWords(value: PhraseValue, language: Cockpit["language"], text: Cockpit["text"]): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return formatCount(value);
  return "length" in value ? formatLength(value.length, text) : value[language];
}

/** A figure's number and the unit beside it, as its panel writes them. */
export interface SpokenValue {
  readonly number: string;
  readonly unit: string;
}

/** The value of an explanation as people read it. */
export function explainedValue({ value, format, unit, pattern }: Explanation, { text }: Speaker): SpokenValue {
  if (typeof value === "string")
    return { number: pattern === "stream.knownSince" ? value : text(`explain.state.${value}`), unit: "" };
  if (value === null) return { number: MISSING, unit: "" };
  switch (format) {
    case "count":
      return { number: formatCount(value), unit: "" };
    case "share":
      return { number: formatShare(value), unit: "%" };
    case "duration":
      return {
        number: pattern === "stream.latency" || value < SECOND ? formatLatency(value) : formatElapsed(value),
        unit: "",
      };
    case "rate":
      return { number: formatDecimal(value, 1), unit: text("explain.unit.perSecond") };
    case "score":
      return { number: formatDecimal(value, 4), unit: "" };
    case "percent":
      return { number: value < 0 ? `−${formatPercent(value)}` : formatPercent(value), unit: "%" };
    case "published":
      return { number: formatIndicator(value, unit ?? ""), unit: unitWords(unit, text) };
    case "word":
      return { number: String(value), unit: "" };
  }
}

function unitWords(unit: string | null, text: Cockpit["text"]): string {
  if (unit === null) return "";
  const key = `economy.units.${unit}`;
  const words = text(key);
  return words === key ? unit : words;
}

/** A bound of a version as people read it: a date as it is written, an instant by the wall clock of `zone`, `2026-11-20 08:00`. */
export function boundaryWords(written: string, zone: string): string {
  if (!written.includes("T")) return written;
  const at = Date.parse(written);
  return `${formatDate(at, zone)} ${formatClockMinutes(at, zone)}`;
}

/** `11-19 14:32:00 – 11-20 14:32:00`; the year too where it is another. A moment is one instant. */
export function windowInstants(from: EpochMs | null, to: EpochMs, zone: string): string {
  if (from === null) return `${formatMonthDay(to, zone)} ${formatClock(to, zone)}`;
  const isOtherYear = formatDate(from, zone).slice(0, 4) !== formatDate(to, zone).slice(0, 4);
  const day = isOtherYear ? formatDate : formatMonthDay;
  return `${day(from, zone)} ${formatClock(from, zone)} – ${day(to, zone)} ${formatClock(to, zone)}`;
}
