import type { Hotspot } from "../../derive/grid/grid.ts";
import { type DurationMs, type EpochMs, SECOND } from "../../shared/units.ts";

/** How long a wall stays with one hotspot. */
const STAY: DurationMs = 15 * SECOND;

/** The hotspot a wall points at: by the stream's clock, so that the map and the list agree without a word. Null without any. */
export function toured(hotspots: readonly Hotspot[], now: EpochMs, rate: number): Hotspot | null {
  const turn = Math.floor(now / (STAY * Math.max(1, rate)));
  return hotspots[turn % Math.max(1, hotspots.length)] ?? null;
}
