import type { EpochMs } from "../shared/units.ts";

/**
 * The stages of an incident's life, in order: 上报 研判 签收 派遣 联系 到场 增援 办结.
 * 联系 (contacted) and 增援 (reinforced) exist for mechanisms that time them (30125, 1-3-5); most incidents pass them by.
 */
export const STAGES = [
  "reported",
  "triaged",
  "signed",
  "dispatched",
  "contacted",
  "arrived",
  "reinforced",
  "closed",
] as const;
export type Stage = (typeof STAGES)[number];

/** The stages a `stage` event may reach; `reported` and `closed` have events of their own. */
export const MIDDLE_STAGES = ["triaged", "signed", "dispatched", "contacted", "arrived", "reinforced"] as const;
export type MiddleStage = (typeof MIDDLE_STAGES)[number];

/** When each stage was reached; null while it was not. */
export type StageInstants = Record<Stage, EpochMs | null>;

/** Position of a stage in the lifecycle, 0 for reported. */
export function stageIndex(stage: Stage): number {
  return STAGES.indexOf(stage);
}

/** A stage a mechanism may limit. */
export type LimitedStage = Exclude<Stage, "reported">;
