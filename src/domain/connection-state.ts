import type { DurationMs, EpochMs } from "../shared/units.ts";

/** What a page that is up to date follows: a street's own events, a recording, or a demonstration (its events are made up). */
export type Following = "live" | "replaying" | "demo";

/** Why page and server cannot talk: other versions, no token that is accepted, a profile the page cannot use, a scope the server does not have, a message that was not understood. */
export type RefusalReason = "version" | "token" | "profile" | "scope" | "malformed";

/** Where a page's link to its server stands: one value, never several booleans. Instants are server time, by the page's clock while that is unknown. */
export type ConnectionState =
  | { readonly kind: "connecting"; readonly attempt: number }
  /** The snapshot is coming in: chunks done of total. */
  | { readonly kind: "loading"; readonly done: number; readonly total: number }
  | { readonly kind: Following }
  /** Connected, events come, but late. `line`: the gateway found the line too slow for batches and sends what was missed in one piece once it is free. `log`: the gateway's own log is away, nothing new can come. */
  | { readonly kind: "lagging"; readonly latency: DurationMs | null; readonly cause: "latency" | "line" | "log" }
  /** A gap is being filled: so many events are still to come. */
  | { readonly kind: "recovering"; readonly missing: number }
  /** The socket says open but the server's heartbeat stopped. */
  | { readonly kind: "stale"; readonly since: EpochMs }
  | { readonly kind: "offline"; readonly since: EpochMs; readonly retryAt: EpochMs }
  | { readonly kind: "refused"; readonly reason: RefusalReason; readonly detail: string };

/** Whether a page is up to date and in time with what it follows. */
export function isFollowing(state: ConnectionState): state is Extract<ConnectionState, { kind: Following }> {
  return state.kind === "live" || state.kind === "replaying" || state.kind === "demo";
}
