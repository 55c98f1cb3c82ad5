import type { Incident } from "../../domain/incident.ts";
import type { Mechanism, StageLimit } from "../../domain/mechanism.ts";
import type { DurationMs, EpochMs, Share } from "../../shared/units.ts";
import type { HourBand } from "./hour-band.ts";

/** What the probability was counted over, from wide to narrow; each level holds those before it too (free: category, hours, load and free units). */
export const LEVELS = ["all", "category", "hours", "load", "free", "region"] as const;
export type Level = (typeof LEVELS)[number];

/** How many wait in a stage, against the thirds of this history. */
export const LOADS = ["quiet", "usual", "busy"] as const;
type LoadBand = (typeof LOADS)[number];

/** How many units are free nearby. `unknown` is a level of its own, and never 0. */
export const FREE = ["none", "one", "several", "unknown"] as const;

/** What the median time of a stage was taken over: this community at these hours, everywhere at these hours, or everything. */
export type TypicalScope = "here" | "hours" | "all";

/** The usual time of a stage. */
export interface TypicalTime {
  readonly scope: TypicalScope;
  /** Nearest rank over elapsed; null where the stage was never reached. */
  readonly median: DurationMs | null;
  /** Times it was taken from. */
  readonly sample: number;
}

/** From this probability on a stage is expected to be broken. */
export const LIKELY: Share = 0.5;

/** What is said of an open incident whose clock runs: facts, and a probability where the history carries one. */
export interface PredictionFacts {
  readonly mechanism: Mechanism;
  readonly stage: StageLimit;
  readonly limit: DurationMs;
  /** Of the hours in which the clock started. */
  readonly hours: HourBand;
  readonly typical: TypicalTime;
  /** Open incidents in this stage now, this one among them. */
  readonly waiting: number;
  /** Idle units of the incident's community now; null where no unit is known to stand there. */
  readonly freeUnits: number | null;
}

/** The probability that an open incident breaks its current stage, with its reason; none where the history is too thin. */
export type Prediction = PredictionFacts &
  (
    | {
        readonly reason: null;
        readonly probability: Share;
        /** The narrowest level with enough history of its own to outweigh those above it. */
        readonly level: Level;
        /** Past examples of that level that came as far as this one. */
        readonly sample: number;
        readonly load: LoadBand;
      }
    | { readonly reason: "thin"; readonly probability: null; readonly sample: number }
  );

/** One bin of the reliability table: predictions of `[from, to)` (the last holds 1 too). */
export interface ReliabilityBin {
  readonly from: Share;
  readonly to: Share;
  readonly count: number;
  /** Null in an empty bin. */
  readonly predicted: Share | null;
  readonly observed: Share | null;
}

/** How predictions made from the older part of the history fared in the later part, which they had not seen. */
export interface Calibration {
  /** Learned from what was decided before this instant, judged on what started after it. */
  readonly splitAt: EpochMs;
  /** Predictions judged: one for each eighth of the limit an example came to. */
  readonly sample: number;
  /** Mean squared error of the predictions; 0 is perfect. */
  readonly brier: number;
  /** The same of always saying the share that broke in the older part, stage by stage. */
  readonly baseRateBrier: number;
  readonly bins: readonly ReliabilityBin[];
}

/** What is known of the learning as a whole. */
export interface Learned {
  /** Stream time it stands at. */
  readonly at: EpochMs;
  /** Past starts of stages it was learned from. */
  readonly examples: number;
  /** Null where the history is too thin to judge. */
  readonly calibration: Calibration | null;
}

/** Predictions of one stream. Cheap to ask; what they rest on is learned anew now and then. */
export interface Predictions {
  /** Null where there is nothing to predict: no clock runs, its limit is past, or nothing was learned yet. */
  of(incident: Incident): Prediction | null;
  /** The probability alone, without making words of it: for whoever looks through all of them. Null where there is none. */
  probabilityOf(incident: Incident): Share | null;
  /** Null before the first learning is done. */
  readonly learned: Learned | null;
  /** Learns from the history as it stands, piece by piece: each step of the answer takes a few milliseconds at most. The last one puts it to use. */
  learn(): Iterator<void, void>;
  /** Figures `prediction.*` of docs/figures.md. */
  figures(): Readonly<Record<string, number | null>>;
}
