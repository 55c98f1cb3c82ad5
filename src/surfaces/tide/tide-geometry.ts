import { area, curveMonotoneX, line } from "d3-shape";
import { HOUR, type DurationMs, type EpochMs, type Share } from "../../shared/units.ts";

/** The strip shows 21 hours behind and leaves 3 hours ahead, so that now never moves: it stands at 87.5 % of the width. */
export const TIDE_BEHIND: DurationMs = 21 * HOUR;
const TIDE_AHEAD: DurationMs = 3 * HOUR;
export const TIDE_SPAN: DurationMs = TIDE_BEHIND + TIDE_AHEAD;
/** Drawings are this wide and stretched to the strip: monotone curves keep their shape under that. */
export const TIDE_WIDTH = 1000;

/** What the tide says at an instant: counts of the ten minutes before it, and the backlog at it. */
export interface TideSample {
  readonly at: EpochMs;
  readonly inflow: number;
  readonly outflow: number;
  readonly level: number;
}

/** Heights of a plot in design px from its top. */
export interface TidePlot {
  readonly height: number;
  /** The line flows are drawn from: inflow above, outflow below. */
  readonly datum: number;
  /** The level's scale ends here, flows and level never pass it. */
  readonly top: number;
  /** Outflow ends here; the axis stands below. */
  readonly bottom: number;
}

/** Curves of a strip: SVG path data, x 0–{@link TIDE_WIDTH}, y in design px. */
export interface TideCurves {
  readonly inflowArea: string;
  readonly inflowLine: string;
  readonly outflowArea: string;
  readonly outflowLine: string;
  readonly levelArea: string;
  readonly levelLine: string;
  /** Height of the guard line; null without a guard. */
  readonly guardY: number | null;
  /** The level at the last sample, and its highest and lowest place near it, so that a number beside it meets no line; null without samples. */
  readonly now: { readonly y: number; readonly nearTop: number; readonly nearBottom: number } | null;
}

/** Where an instant stands in the strip: 0 at its left edge, 0.875 now, 1 at its right edge; outside below 0 or above 1. */
export function tideShare(at: EpochMs, now: EpochMs): number {
  return (at - (now - TIDE_BEHIND)) / TIDE_SPAN;
}

/** Share of the height above the datum that the highest inflow takes. */
const INFLOW_SHARE = 0.62;
/** With a guard of 180 the level's scale is 34–192, as the design asks; other guards keep the proportion. */
const LEVEL_ABOVE_GUARD = 192 / 180;
const LEVEL_LOW_SHARE = 34 / 192;
const LEVEL_ABOVE_DATUM = 0.08;
/** Without a guard the highest level leaves this much room. */
const LEVEL_ABOVE_PEAK = 1.25;

/** Ends of the level's scale. It is extended by levels below or above, never cropped. */
export function levelDomain(levels: readonly number[], guard: number | null): readonly [number, number] {
  const peak = Math.max(1, ...levels);
  const high = guard === null ? peak * LEVEL_ABOVE_PEAK : Math.max(guard * LEVEL_ABOVE_GUARD, peak);
  const low = high * LEVEL_LOW_SHARE;
  const lowest = Math.min(low, ...levels);
  // Extended downwards, the level still keeps clear of the datum.
  return [lowest < low ? lowest - (high - lowest) * LEVEL_ABOVE_DATUM : low, high];
}

/** Draws samples (oldest first, the last one now) into a plot. Inflow and outflow share one scale; the level has its own. `near` is how far back its number reaches. */
export function tideCurves(
  samples: readonly TideSample[],
  now: EpochMs,
  guard: number | null,
  plot: TidePlot,
  near: DurationMs,
): TideCurves {
  const x = (sample: TideSample): number => round(tideShare(sample.at, now) * TIDE_WIDTH);
  const flow = flowScale(samples, plot);
  const [low, high] = levelDomain(
    samples.map((sample) => sample.level),
    guard,
  );
  const levelAt = (level: number): number =>
    round(plot.datum - ((level - low) / (high - low)) * (plot.datum - plot.top));
  const inflow = (sample: TideSample): number => round(plot.datum - sample.inflow * flow);
  const outflow = (sample: TideSample): number => round(plot.datum + sample.outflow * flow);
  const level = (sample: TideSample): number => levelAt(sample.level);
  const nearNow = samples.filter((sample) => sample.at >= now - near).map(level);
  const last = nearNow.at(-1);
  return {
    inflowArea: areaPath(samples, x, plot.datum, inflow),
    inflowLine: linePath(samples, x, inflow),
    outflowArea: areaPath(samples, x, plot.datum, outflow),
    outflowLine: linePath(samples, x, outflow),
    levelArea: areaPath(samples, x, plot.datum, level),
    levelLine: linePath(samples, x, level),
    guardY: guard === null ? null : levelAt(guard),
    now: last === undefined ? null : { y: last, nearTop: Math.min(...nearNow), nearBottom: Math.max(...nearNow) },
  };
}

/** Design px per incident in ten minutes, so that neither flow leaves its room. */
function flowScale(samples: readonly TideSample[], plot: TidePlot): number {
  const peakIn = Math.max(1, ...samples.map((sample) => sample.inflow));
  const peakOut = Math.max(1, ...samples.map((sample) => sample.outflow));
  return Math.min(((plot.datum - plot.top) * INFLOW_SHARE) / peakIn, (plot.bottom - plot.datum) / peakOut);
}

/** Half a breach tick's height, design px. */
const TICK_REACH = 7;

/** Breach ticks across the datum as one path: an element for each would be thousands on a bad day. */
export function tickPath(shares: readonly Share[], datum: number): string {
  return shares.map((share) => `M${round(share * TIDE_WIDTH)} ${datum - TICK_REACH}V${datum + TICK_REACH}`).join("");
}

type Along = (sample: TideSample) => number;

function areaPath(samples: readonly TideSample[], x: Along, base: number, y: Along): string {
  return area<TideSample>(x, base, y).curve(curveMonotoneX)(samples) ?? "";
}

function linePath(samples: readonly TideSample[], x: Along, y: Along): string {
  return line<TideSample>(x, y).curve(curveMonotoneX)(samples) ?? "";
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
