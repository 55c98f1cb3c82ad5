import type { IndicatorRecord } from "../../domain/indicator.ts";
import { formatClock } from "../../shared/format-instant.ts";
import type { Cockpit } from "../cockpit.ts";
import { formatPeriod } from "../economy/format-period.ts";
import { formatLength } from "../format.ts";
import type { Silence } from "./silence.ts";

/** Who is silent, short enough for a corner: `110 联动 已静默 4 分`, `3 个端口静默，最久 12 分`. Null when all are heard. */
export function silenceNote(silence: Silence, { language, text }: Pick<Cockpit, "language" | "text">): string | null {
  const [first, ...others] = silence.ports;
  if (first === undefined) return null;
  const length = formatLength(silence.longest, text);
  if (others.length > 0) return text("sources.some", { n: silence.ports.length, length });
  return text("sources.silent", { port: first.name[language], length });
}

/**
 * Why a panel is old and what it shows still: `已过期 · 5 个端口静默，最久 12 分 · 最后数据 14:20:00`. Figures of periods are as old as their last
 * one: `已过期 · 经济 已静默 4 分 · 最后一期 22年 1–5月`.
 */
export function staleNote(
  silence: Silence,
  cockpit: Pick<Cockpit, "language" | "text" | "profile">,
  lastPeriod: string | null,
): string {
  const { text, profile } = cockpit;
  const last = Math.max(...silence.ports.map(({ lastSignAt }) => lastSignAt));
  const until =
    lastPeriod === null
      ? text("sources.last", { clock: formatClock(last, profile.zone) })
      : text("sources.lastPeriod", { period: lastPeriod });
  return [text("sources.stale"), silenceNote(silence, cockpit) ?? "", until].join(" · ");
}

/** The latest period any figure was published for, in words; null without one. */
export function lastPeriodOf({ store, language, text }: Pick<Cockpit, "store" | "language" | "text">): string | null {
  let last: IndicatorRecord | null = null;
  for (const record of store.indicators.values()) if (last === null || record.periodTo > last.periodTo) last = record;
  return last === null ? null : formatPeriod(last.periodFrom, last.periodTo, language, text);
}
