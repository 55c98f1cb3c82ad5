import type { LimitedStage } from "../src/domain/lifecycle.ts";
import type { EpochMs } from "../src/shared/units.ts";

/** What a source says itself of a stage of one of its incidents. */
export interface PublishedVerdict {
  readonly incident: string;
  readonly stage: LimitedStage;
  /** The row of the source that says it, as a spreadsheet counts; the incident's first where none does. */
  readonly row: number;
  /** As it is written; empty where no row says anything. */
  readonly word: string;
  /** What the word means; null when it means neither. */
  readonly met: boolean | null;
  /** When the source says the stage was reached; null when it was not. The engine need not have taken it. */
  readonly reachedAt: EpochMs | null;
}
