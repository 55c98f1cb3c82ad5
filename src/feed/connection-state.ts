import { type ConnectionState, type Following, isFollowing, type RefusalReason } from "../domain/connection-state.ts";
import { assertNever } from "../shared/assert-never.ts";
import { SECOND } from "../shared/units.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";

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
  /** A hello said what there is to follow. */
  | { readonly kind: "greeted"; readonly following: Following }
  | { readonly kind: "loading"; readonly done: number; readonly total: number }
  | { readonly kind: "recovering"; readonly missing: number }
  | { readonly kind: "caughtUp" }
  /** Anything arrived from the server; `latency` where the message tells one. */
  | { readonly kind: "heard"; readonly latency: DurationMs | null }
  /** The gateway finds the line too slow for batches, or not any more. */
  | { readonly kind: "line"; readonly slow: boolean }
  /** The gateway's log is away, or not any more: without it nothing new can come. */
  | { readonly kind: "log"; readonly away: boolean }
  /** Nothing arrived since. */
  | { readonly kind: "silent"; readonly since: EpochMs }
  | { readonly kind: "lost"; readonly at: EpochMs; readonly retryAt: EpochMs }
  | { readonly kind: "refused"; readonly reason: RefusalReason; readonly detail: string };

/** The state shown, and the one to return to when a stale server is heard again. */
export interface Connection {
  readonly state: ConnectionState;
  readonly beneath: ConnectionState;
  /** What being up to date means with this server. */
  readonly following: Following;
}

const CONNECTING: ConnectionState = { kind: "connecting", attempt: 1 };
export const UNCONNECTED: Connection = { state: CONNECTING, beneath: CONNECTING, following: "live" };

/**
 * The next connection after a signal. Once offline it stays so (with the instant of the first loss) until the server answers: redialling does not flicker.
 * Once refused it stays so until a server accepts the page. The same object comes back when nothing changed.
 */
export function nextConnection(connection: Connection, signal: ConnectionSignal): Connection {
  const { state, following } = connection;
  const stand = (next: ConnectionState): Connection => ({ state: next, beneath: next, following });
  switch (signal.kind) {
    case "dialled":
      if (state.kind !== "connecting" || state.attempt === signal.attempt) return connection;
      return stand({ kind: "connecting", attempt: signal.attempt });
    case "greeted":
      return signal.following === following ? connection : { ...connection, following: signal.following };
    case "loading":
      return stand({ kind: "loading", done: signal.done, total: signal.total });
    case "recovering":
      return stand({ kind: "recovering", missing: signal.missing });
    case "caughtUp":
      return isFollowing(state) || state.kind === "lagging" ? connection : stand({ kind: following });
    case "heard":
      return heard(state.kind === "stale" ? stand(connection.beneath) : connection, signal.latency);
    case "line":
      return hindered(state.kind === "stale" ? stand(connection.beneath) : connection, "line", signal.slow);
    case "log":
      return hindered(state.kind === "stale" ? stand(connection.beneath) : connection, "log", signal.away);
    case "silent":
      if (state.kind === "stale" || state.kind === "offline" || state.kind === "refused") return connection;
      return { state: { kind: "stale", since: signal.since }, beneath: state, following };
    case "lost":
      if (state.kind === "refused") return connection;
      return stand({
        kind: "offline",
        since: state.kind === "offline" || state.kind === "stale" ? state.since : signal.at,
        retryAt: signal.retryAt,
      });
    case "refused":
      return stand({ kind: "refused", reason: signal.reason, detail: signal.detail });
    default:
      return assertNever(signal);
  }
}

function heard(connection: Connection, latency: DurationMs | null): Connection {
  const { state, following } = connection;
  if (latency === null) return connection;
  const stand = (next: ConnectionState): Connection => ({ state: next, beneath: next, following });
  if (state.kind === "lagging") {
    if (state.cause === "latency" && latency < LIVE_AGAIN_BELOW) return stand({ kind: following });
    return stand({ kind: "lagging", latency, cause: state.cause });
  }
  return isFollowing(state) && latency > LAGGING_FROM
    ? stand({ kind: "lagging", latency, cause: "latency" })
    : connection;
}

/** What the gateway itself says is in the way lags until it says otherwise; what loads or recovers meanwhile says so itself. A log that is away outweighs a slow line. */
function hindered(connection: Connection, cause: "line" | "log", is: boolean): Connection {
  const { state, following } = connection;
  const stand = (next: ConnectionState): Connection => ({ state: next, beneath: next, following });
  if (!is) return state.kind === "lagging" && state.cause === cause ? stand({ kind: following }) : connection;
  const weighsLess =
    state.kind === "lagging" && (state.cause === "latency" || (cause === "log" && state.cause === "line"));
  return isFollowing(state) || weighsLess ? stand({ kind: "lagging", latency: null, cause }) : connection;
}
