import type { NowSentence } from "../../derive/grid/now-sentence.ts";
import type { WeekSentence } from "../../derive/grid/week-sentence.ts";
import { formatClockMinutes } from "../../shared/format-instant.ts";
import { formatCount, formatDecimal } from "../../shared/format-number.ts";
import { HOUR } from "../../shared/units.ts";
import type { Cockpit } from "../cockpit.ts";

/** What stands out in the week, with the numbers that make it true. */
export function sentenceWords(sentence: WeekSentence, text: Cockpit["text"]): string {
  if (sentence.kind === "even" || sentence.kind === "thin") return text(`grid.sentence.${sentence.kind}`);
  const { from, to, ratio, rate, usual } = sentence;
  return text(`grid.sentence.${sentence.kind}`, {
    weekday: sentence.kind === "weekday" ? text(`grid.weekday.${sentence.weekday}`) : "",
    from,
    to,
    ratio: formatDecimal(ratio, 1),
    rate: formatDecimal(rate, 1),
    usual: formatDecimal(usual, 1),
  });
}

/** How the last hours were against their usual, and what is usual of the next ones; with base and sample. */
export function nowWords({ past, next }: NowSentence, { text, profile }: Pick<Cockpit, "text" | "profile">): string {
  const said: string[] = [];
  if (past === null) said.push(text("grid.now.thin"));
  else {
    const { kind, from, hours, count, base, weeks, ratio } = past;
    said.push(
      text(`grid.now.${kind}`, {
        from: formatClockMinutes(from, profile.zone),
        to: formatClockMinutes(from + hours * HOUR, profile.zone),
        hours,
        count: formatCount(count),
        base: formatDecimal(base, 1),
        weeks,
        ratio: formatDecimal(ratio, 1),
      }),
    );
  }
  if (next !== null) {
    const { from, to, expected } = next;
    said.push(text("grid.now.next", { from, to, expected: formatCount(Math.round(expected)) }));
  }
  return said.join(text("grid.now.between"));
}
