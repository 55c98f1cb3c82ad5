import { formatDecimal } from "../shared/format-number.ts";
import { DAY, type DurationMs, HOUR, MINUTE, SECOND } from "../shared/units.ts";
import type { Cockpit } from "./cockpit.ts";

// Formats that need words of the language file. Numbers, durations and instants without words: src/shared/format-*.ts.

/** A limit in its largest whole unit: `1 分` / `1 min`, `90 秒` / `90 s`, `4 h`. */
export function formatLimit(limit: DurationMs, text: Cockpit["text"]): string {
  if (limit >= 2 * DAY && limit % DAY === 0) return text("unit.days", { n: limit / DAY });
  if (limit % HOUR === 0) return text("unit.hours", { n: limit / HOUR });
  if (limit % MINUTE === 0) return text("unit.minutes", { n: limit / MINUTE });
  return text("unit.seconds", { n: formatDecimal(limit / SECOND, limit % SECOND === 0 ? 0 : 1) });
}

/** How long ago: `1 秒前`, `12 分前`, `3 h 前`; whole units, rounded down. */
export function formatAge(age: DurationMs, text: Cockpit["text"]): string {
  return text("unit.ago", { age: formatLength(age, text) });
}

/** A rough length in one unit, rounded down: `42 秒`, `12 分`, `3 h`, `2 天`. */
export function formatLength(length: DurationMs, text: Cockpit["text"]): string {
  const positive = Math.max(0, length);
  if (positive < MINUTE) return text("unit.seconds", { n: Math.floor(positive / SECOND) });
  if (positive < HOUR) return text("unit.minutes", { n: Math.floor(positive / MINUTE) });
  if (positive < 2 * DAY) return text("unit.hours", { n: Math.floor(positive / HOUR) });
  return text("unit.days", { n: Math.floor(positive / DAY) });
}
