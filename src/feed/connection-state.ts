import { assertNever } from "../shared/assert-never.ts";
import { SECOND } from "../shared/units.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import type { ConnectionState, RefusalReason } from "./feed.ts";

/** The gateway's heartbeat comes every two seconds; three missed and the link counts as stale. */
const HEARTBEAT_PERIOD: DurationMs = 2 * SECOND;
export const STALE_AFTER: DurationMs = 3 * HEARTBEAT_PERIOD + SECOND / 2;
/** A socket silent for this long is dead, whatever it says of itself: it is dropped and dialled anew. */
export const DEAD_AFTER: DurationMs = 2 * STALE_AFTER;

/** Apart, so that a latency about the threshold does not flicker. */
const LAGGING_FROM: DurationMs = 2 * SECOND;
const LIVE_AGAIN_BELOW: DurationMs = SECOND;

/** What happens to a connection. Instants are server time (the page's own until the offset is known). */
export type ConnectionSignal =
  | { readonly kind: "dialled"; readonly attempt: number }
  | { readonly kind: "loading"; readonly done: number; readonly total: number }
  | { readonly kind: "recovering"; readonly missing: number }
  | { readonly kind: "caughtUp" }
  /** Anything arrived from the server; `latency` where the message tells one. */
  | { readonly kind: "heard"; readonly latency: DurationMs | null }
  /** Nothing arrived since. */
  | { readonly kind: "silent"; readonly since: EpochMs }
  | { readonly kind: "lost"; readonly at: EpochMs; readonly retryAt: EpochMs }
  | { readonly kind: "refused"; readonly reason: RefusalReason; readonly detail: string };

/** The state shown, and the one to return to when a stale server is heard again. */
export interface Connection {
  readonly state: ConnectionState;
  readonly beneath: ConnectionState;
}

export const UNCONNECTED: Connection = plain({ kind: "connecting", attempt: 1 });

/**
 * The next connection after a signal. Once offline it stays so (with the instant of the first loss) until the server answers: redialling does not flicker.
 * Once refused it stays so until a server accepts the page. The same object comes back when nothing changed.
 */
export function nextConnection(connection: Connection, signal: ConnectionSignal): Connection {
  const { state } = connection;
  switch (signal.kind) {
    case "dialled":
      if (state.kind !== "connecting" || state.attempt === signal.attempt) return connection;
      return plain({ kind: "connecting", attempt: signal.attempt });
    case "loading":
      return plain({ kind: "loading", done: signal.done, total: signal.total });
    case "recovering":
      return plain({ kind: "recovering", missing: signal.missing });
    case "caughtUp":
      return state.kind === "live" || state.kind === "lagging" ? connection : plain({ kind: "live" });
    case "heard":
      return heard(state.kind === "stale" ? plain(connection.beneath) : connection, signal.latency);
    case "silent":
      if (state.kind === "stale" || state.kind === "offline" || state.kind === "refused") return connection;
      return { state: { kind: "stale", since: signal.since }, beneath: state };
    case "lost":
      if (state.kind === "refused") return connection;
      return plain({
        kind: "offline",
        since: state.kind === "offline" || state.kind === "stale" ? state.since : signal.at,
        retryAt: signal.retryAt,
      });
    case "refused":
      return plain({ kind: "refused", reason: signal.reason, detail: signal.detail });
    default:
      return assertNever(signal);
  }
}

function heard(connection: Connection, latency: DurationMs | null): Connection {
  const { state } = connection;
  if (latency === null) return connection;
  if (state.kind === "lagging")
    return plain(latency < LIVE_AGAIN_BELOW ? { kind: "live" } : { kind: "lagging", latency });
  if (state.kind === "live" && latency > LAGGING_FROM) return plain({ kind: "lagging", latency });
  return connection;
}

function plain(state: ConnectionState): Connection {
  return { state, beneath: state };
}
