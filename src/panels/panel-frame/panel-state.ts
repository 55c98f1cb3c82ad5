import type { Freshness } from "../cockpit.ts";

/** How a panel looks, with the one line it says about it. */
export interface PanelState {
  readonly kind: "normal" | "loading" | "empty" | "stale" | "disconnected" | "error" | "simulated";
  readonly message?: string | undefined;
}

/**
 * The look of a panel: what it says of itself (error, stale port, empty, simulated …) within what the stream allows. A loading or broken stream
 * outranks normal, empty and simulated, and their line: an emptiness seen an hour ago is not today's. So do sources of which most are silent.
 * @param silence why the panel's sources make it old; absent when they do not
 */
export function panelStateOf(own: PanelState | undefined, freshness: Freshness, silence?: string): PanelState {
  const state = own ?? { kind: "normal" };
  if (state.kind === "error" || state.kind === "loading") return state;
  if (freshness === "loading") return { kind: "loading" };
  if (state.kind === "stale") return state;
  if (freshness !== "live") return { kind: freshness };
  return silence === undefined ? state : { kind: "stale", message: silence };
}
