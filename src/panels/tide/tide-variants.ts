import { type DurationMs, HOUR, MINUTE } from "../../shared/units.ts";
import type { TidePlot } from "../../surfaces/tide/tide-geometry.ts";

export type TideVariant = "full" | "slim" | "desk" | "phone";

interface TideVariantLayout {
  readonly plot: TidePlot;
  /** Every so many hours the axis has words. */
  readonly labelEvery: number;
  /** Names of shifts and flows, guard line. */
  readonly shiftNames: boolean;
  readonly flowNames: boolean;
  readonly guard: boolean;
  /** Seconds in the cursor's pill. */
  readonly seconds: boolean;
  /** Room the backlog number takes above the level, and how far back it reaches. */
  readonly numberHeight: number;
  readonly numberReach: DurationMs;
}

/** Heights in design px as the design's pictures have them: datum at 66 % of the plot; one px of the strip is the hairline above it. */
export const TIDE_VARIANTS: Readonly<Record<TideVariant, TideVariantLayout>> = {
  full: {
    plot: { height: 171, datum: 113, top: 25, bottom: 145 },
    labelEvery: 2,
    shiftNames: true,
    flowNames: true,
    guard: true,
    seconds: true,
    numberHeight: 20,
    numberReach: 50 * MINUTE,
  },
  slim: {
    plot: { height: 87, datum: 58, top: 19, bottom: 65 },
    labelEvery: 2,
    shiftNames: true,
    flowNames: false,
    guard: false,
    seconds: true,
    numberHeight: 18,
    numberReach: 45 * MINUTE,
  },
  desk: {
    plot: { height: 75, datum: 48, top: 14, bottom: 58 },
    labelEvery: 2,
    shiftNames: true,
    flowNames: false,
    guard: true,
    seconds: true,
    numberHeight: 14,
    numberReach: 50 * MINUTE,
  },
  phone: {
    plot: { height: 142, datum: 92, top: 32, bottom: 118 },
    labelEvery: 6,
    shiftNames: false,
    flowNames: false,
    guard: true,
    seconds: false,
    numberHeight: 26,
    numberReach: 3.5 * HOUR,
  },
};
