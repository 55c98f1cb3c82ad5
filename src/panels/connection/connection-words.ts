import { formatClockDuration } from "../../shared/format-duration.ts";
import { formatClock } from "../../shared/format-instant.ts";
import { formatCount, formatDecimal, MISSING } from "../../shared/format-number.ts";
import { type DurationMs, type EpochMs, SECOND } from "../../shared/units.ts";
import type { Cockpit, ConnectionView } from "../cockpit.ts";

/** How the state of the connection looks: the glyph's kind, and whether it must catch the eye. */
export type ConnectionLook = "live" | "stale" | "down" | "waiting";

/** Dot, clock, cross or nothing for a state of the connection. */
export function connectionLook(kind: ConnectionView["kind"]): ConnectionLook {
  switch (kind) {
    case "live":
      return "live";
    case "lagging":
    case "recovering":
    case "stale":
      return "stale";
    case "offline":
    case "refused":
      return "down";
    case "connecting":
    case "loading":
      return "waiting";
  }
}

/** The state in a few words: `实时`, `补缺 12 条`, `已断线 00:42`. Lengths count by the server's time. */
export function connectionWords(connection: ConnectionView, serverNow: EpochMs | null, text: Cockpit["text"]): string {
  const { kind, since, done, total } = connection;
  const length = since === null || serverNow === null ? MISSING : formatClockDuration(Math.max(0, serverNow - since));
  return text(`connection.${kind}`, { length, done, total, n: formatCount(total) });
}

/** `43 ms`, from one second on `3.2 s`; unknown is a dash. */
export function formatLatency(latency: DurationMs | null): string {
  if (latency === null) return MISSING;
  return latency < SECOND ? `${formatCount(latency)} ms` : `${formatDecimal(latency / SECOND, 1)} s`;
}

/** What the screen stands at while the link is away: `显示 14:31:26 数据`. */
export function shownInstant(at: EpochMs | null, zone: string, text: Cockpit["text"]): string {
  return text("connection.shows", { clock: at === null ? MISSING : formatClock(at, zone) });
}
