import type { Losses } from "../../derive/derived.ts";
import type { LimitedStage } from "../../domain/lifecycle.ts";

/** One part of the bar of 100. */
export interface LossSegment {
  readonly at: LimitedStage | "kept" | "running";
  /** Incidents. */
  readonly count: number;
  /** Of every 100, whole; all segments together are 100. */
  readonly ofHundred: number;
}

/**
 * Of every 100 incidents with a first mechanism: how many are lost at each stage, kept, still running; in that order, stages as the lifecycle has them.
 * Whole numbers by largest remainder, so that they add up to 100; empty without incidents.
 */
export function lossSegments({ incidents, lost, kept, running }: Losses): readonly LossSegment[] {
  if (incidents === 0) return [];
  const counts: readonly Pick<LossSegment, "at" | "count">[] = [
    ...[...lost].map(([at, count]) => ({ at, count })),
    { at: "kept", count: kept },
    { at: "running", count: running },
  ];
  const exact = counts.map(({ count }) => (count / incidents) * 100);
  const missing = 100 - exact.reduce((sum, share) => sum + Math.floor(share), 0);
  const risen = new Set(
    exact
      .map((share, index) => ({ index, rest: share - Math.floor(share) }))
      .sort((a, b) => b.rest - a.rest || a.index - b.index)
      .slice(0, missing)
      .map(({ index }) => index),
  );
  return counts.map((part, index) => ({
    ...part,
    ofHundred: Math.floor(exact[index] ?? 0) + (risen.has(index) ? 1 : 0),
  }));
}
