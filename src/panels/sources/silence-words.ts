import { formatClock } from "../../shared/format-instant.ts";
import type { Cockpit } from "../cockpit.ts";
import { formatLength } from "../format.ts";
import type { Silence } from "./silence.ts";

/** Who is silent, short enough for a corner: `110 联动 已静默 4 分`, `3 个端口静默，最久 12 分`. Null when all are heard. */
export function silenceNote(silence: Silence, { language, text }: Pick<Cockpit, "language" | "text">): string | null {
  const [first, ...others] = silence.ports;
  if (first === undefined) return null;
  const length = silence.longest === null ? null : formatLength(silence.longest, text);
  if (others.length > 0)
    return length === null
      ? text("sources.some", { n: silence.ports.length })
      : text("sources.someSince", { n: silence.ports.length, length });
  const port = first.name[language];
  return length === null ? text("sources.never", { port }) : text("sources.silent", { port, length });
}

/** Why a panel is old and what it shows still: `已过期 · 5 个端口静默，最久 12 分 · 最后数据 14:20`. */
export function staleNote(silence: Silence, cockpit: Pick<Cockpit, "language" | "text" | "profile">): string {
  const { text, profile } = cockpit;
  const signs = silence.ports.flatMap(({ lastSignAt }) => (lastSignAt === null ? [] : [lastSignAt]));
  const parts = [text("sources.stale"), silenceNote(silence, cockpit) ?? ""];
  if (signs.length > 0) parts.push(text("sources.last", { clock: formatClock(Math.max(...signs), profile.zone) }));
  return parts.join(" · ");
}
