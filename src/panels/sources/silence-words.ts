import { formatClock } from "../../shared/format-instant.ts";
import type { Cockpit } from "../cockpit.ts";
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

/** Why a panel is old and what it shows still: `已过期 · 5 个端口静默，最久 12 分 · 最后数据 14:20:00`. */
export function staleNote(silence: Silence, cockpit: Pick<Cockpit, "language" | "text" | "profile">): string {
  const { text, profile } = cockpit;
  const last = Math.max(...silence.ports.map(({ lastSignAt }) => lastSignAt));
  const clock = text("sources.last", { clock: formatClock(last, profile.zone) });
  return [text("sources.stale"), silenceNote(silence, cockpit) ?? "", clock].join(" · ");
}
