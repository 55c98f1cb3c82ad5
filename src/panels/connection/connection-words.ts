import type { ConnectionState } from "../../domain/connection-state.ts";
import { assertNever } from "../../shared/assert-never.ts";
import { formatClockDuration } from "../../shared/format-duration.ts";
import { formatClock } from "../../shared/format-instant.ts";
import { formatCount, formatDecimal, MISSING } from "../../shared/format-number.ts";
import { type DurationMs, type EpochMs, SECOND } from "../../shared/units.ts";
import type { Cockpit } from "../cockpit.ts";

/** How the state of the connection looks: the glyph's kind, and whether it must catch the eye. */
export type ConnectionLook = "live" | "replaying" | "demo" | "stale" | "down" | "waiting";

/** Dot, ring, arrows, clock, cross or nothing for a state of the connection. */
export function connectionLook(kind: ConnectionState["kind"]): ConnectionLook {
  switch (kind) {
    case "live":
    case "replaying":
    case "demo":
      return kind;
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
    default:
      return assertNever(kind);
  }
}

/** What the words of a state need to know of the time: lengths count by the server's. */
interface WordsTime {
  readonly serverNow: EpochMs | null;
  /** Stream seconds per real second. */
  readonly rate: number;
}

const LAGGING_WORDS = {
  latency: "connection.lagging",
  line: "connection.slowLine",
  log: "connection.logAway",
} as const;

/** The state in a few words: `实时`, `演示`, `录像 60×`, `补缺 12 条`, `已断线 00:42`. */
export function connectionWords(state: ConnectionState, { serverNow, rate }: WordsTime, text: Cockpit["text"]): string {
  switch (state.kind) {
    case "replaying":
      if (rate === 0) return text("connection.replaying.ended");
      return rate === 1 ? text("connection.replaying") : text("connection.replaying.at", { rate: formatRate(rate) });
    case "lagging":
      return text(LAGGING_WORDS[state.cause]);
    case "recovering":
      return text("connection.recovering", { n: formatCount(state.missing) });
    case "loading":
      return text("connection.loading", { done: state.done, total: state.total });
    case "stale":
    case "offline": {
      const length = serverNow === null ? MISSING : formatClockDuration(Math.max(0, serverNow - state.since));
      return text(`connection.${state.kind}`, { length });
    }
    case "connecting":
    case "live":
    case "demo":
    case "refused":
      return text(`connection.${state.kind}`);
    default:
      return assertNever(state);
  }
}

function formatRate(rate: number): string {
  return formatDecimal(rate, Number.isInteger(rate) ? 0 : 1);
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
