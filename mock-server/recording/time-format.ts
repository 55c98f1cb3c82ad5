import { Temporal } from "temporal-polyfill";
import { DAY, type EpochMs, HOUR, MINUTE, SECOND } from "../../src/shared/units.ts";

/** The parts a format may name, each with what it matches. */
const PARTS = {
  YYYY: "\\d{4}",
  MM: "\\d{1,2}",
  DD: "\\d{1,2}",
  HH: "\\d{1,2}",
  hh: "\\d{1,2}",
  mm: "\\d{2}",
  ss: "\\d{2}",
  SSS: "\\d{1,9}",
  A: "[AaPp]\\.?[Mm]\\.?",
  Z: "Z|[+-]\\d{2}:?\\d{2}",
} as const;
type Part = keyof typeof PARTS;

const PART_PATTERN = /YYYY|SSS|MM|DD|HH|hh|mm|ss|A|Z/g;

/** Formats of their own: an ISO 8601 text, and seconds or milliseconds since 1970. */
const WHOLE_FORMATS = ["ISO", "epoch-s", "epoch-ms"];

/** Reads one written time; null when the text does not follow the format or names no real date. */
export type TimeReader = (text: string) => EpochMs | null;

/** Why a format cannot be used, in one line; null when it can. */
export function faultOfFormat(format: string): string | null {
  if (WHOLE_FORMATS.includes(format)) return null;
  const parts = new Set(format.match(PART_PATTERN));
  for (const needed of ["YYYY", "MM", "DD"]) if (!parts.has(needed)) return `has no ${needed}`;
  if (parts.has("hh") !== parts.has("A")) return "needs both hh and A for a 12-hour clock, or HH for a 24-hour one";
  if (parts.has("HH") && parts.has("hh")) return "has both HH and hh";
  return null;
}

/**
 * Makes a reader of times written in `format` by the wall clock of `zone` (an IANA name). In the hour a zone skips in spring the clock is
 * taken to have gone on; in the hour it repeats in autumn the first is meant. A `Z` in the format overrides the zone.
 * @throws RangeError when the format cannot be used (see `faultOfFormat`)
 */
export function createTimeReader(format: string, zone: string): TimeReader {
  const fault = faultOfFormat(format);
  if (fault !== null) throw new RangeError(`time format ${JSON.stringify(format)} ${fault}`);
  const toInstant = createWallClock(zone);
  if (format === "epoch-s") return (text) => readNumber(text, SECOND);
  if (format === "epoch-ms") return (text) => readNumber(text, 1);
  if (format === "ISO") return (text) => readIso(text, toInstant);
  const order: Part[] = [];
  const source = escapeText(format).replaceAll(PART_PATTERN, (part) => {
    order.push(part as Part);
    return `(${PARTS[part as Part]})`;
  });
  const pattern = new RegExp(`^\\s*${source}\\s*$`);
  return (text) => {
    const match = pattern.exec(text);
    if (match === null) return null;
    const found = new Map(order.map((part, index) => [part, match[index + 1] ?? ""]));
    return fromParts(found, toInstant);
  };
}

/** Milliseconds as if the wall clock were UTC → the instant in the zone. */
type WallClock = (wall: number) => EpochMs;

function fromParts(parts: ReadonlyMap<Part, string>, toInstant: WallClock): EpochMs | null {
  const number = (part: Part, otherwise: number): number => Number(parts.get(part) ?? otherwise);
  const half = parts.get("A")?.charAt(0).toLowerCase();
  let hour = number("HH", 0);
  if (half !== undefined) {
    hour = number("hh", 12);
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === "p" ? 12 : 0);
  }
  const [year, month, day] = [number("YYYY", 0), number("MM", 0), number("DD", 0)];
  const [minute, second] = [number("mm", 0), number("ss", 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const midnight = Date.UTC(year, month - 1, day);
  // Date.UTC rolls 31 April over to May: a date that does not come back as written is none.
  const date = new Date(midnight);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const fraction = Number((parts.get("SSS") ?? "").padEnd(3, "0").slice(0, 3));
  const wall = midnight + hour * HOUR + minute * MINUTE + second * SECOND + fraction;
  const offset = parts.get("Z");
  return offset === undefined ? toInstant(wall) : wall - readOffset(offset);
}

/**
 * Converts by Temporal once a day of the zone where no clock changes that day, else each time: recordings ask for thousands of instants
 * of the same few days.
 */
function createWallClock(zone: string): WallClock {
  const offsets = new Map<number, number | null>();
  const exact: WallClock = (wall) =>
    Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO("UTC").toPlainDateTime().toZonedDateTime(zone)
      .epochMilliseconds;
  return (wall) => {
    const day = Math.floor(wall / DAY);
    let offset = offsets.get(day);
    if (offset === undefined) {
      const [first, last] = [day * DAY, (day + 1) * DAY];
      offset = first - exact(first) === last - exact(last) ? first - exact(first) : null;
      offsets.set(day, offset);
    }
    return offset === null ? exact(wall) : wall - offset;
  };
}

function readIso(text: string, toInstant: WallClock): EpochMs | null {
  const written = text.trim();
  try {
    if (/(Z|[+-]\d{2}(:?\d{2})?)$/i.test(written.slice(10))) return Temporal.Instant.from(written).epochMilliseconds;
    const wall = Temporal.PlainDateTime.from(written);
    return toInstant(wall.toZonedDateTime("UTC").epochMilliseconds);
  } catch {
    return null;
  }
}

function readNumber(text: string, unit: number): EpochMs | null {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? Math.round(number * unit) : null;
}

function readOffset(text: string): number {
  if (text === "Z") return 0;
  const digits = text.replace(":", "");
  const length = Number(digits.slice(1, 3)) * HOUR + Number(digits.slice(3, 5)) * MINUTE;
  return digits.startsWith("-") ? -length : length;
}

function escapeText(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
