import type { Incident } from "../domain/incident.ts";
import type { EpochMs } from "../shared/units.ts";
import { NO_DEADLINE } from "./deadlines.ts";
import type { Deadline } from "./derived.ts";
import type { ApplicableRules, StageRule } from "./mechanism-rules.ts";
import type { Verdict } from "./stage-verdict.ts";

/** What a stage of an incident last contributed to its tallies. */
export interface TalliedStage {
  readonly rule: StageRule;
  verdict: Verdict;
  /** −1 when there is none. */
  duration: number;
  bin: number;
}

/**
 * What the derivations keep of one incident: what each of them last counted for it, so that a change takes away
 * exactly what was added. Every group of fields belongs to the derivation named above it.
 */
export interface Track {
  readonly incident: Incident;
  // Wake-ups
  isGone: boolean;
  wakeAt: EpochMs;
  // Windows of the report and of the close, as bits; 0 for none
  reportWindows: number;
  closeWindows: number;
  // Rules and what they were chosen by
  rules: ApplicableRules | null;
  rulesCategory: string;
  rulesSeverity: number;
  // Deadlines
  deadline: Deadline;
  // Open incidents
  openCategory: string | null;
  openPort: string | null;
  // Load
  loadRegion: string | null;
  loadState: Deadline["state"];
  // Tiers
  closedTier: string | null;
  // Compliance
  stages: TalliedStage[];
  stageWindows: number;
  // Overruns
  overruns: readonly EpochMs[];
  // Response; −1 for none
  response: number;
  responseReportedAt: EpochMs;
  responseWindows: number;
  // Tide and latest; null for none
  reportedAt: EpochMs | null;
  closedAt: EpochMs | null;
}

/** A track that has contributed nothing yet. */
export function createTrack(incident: Incident): Track {
  return {
    incident,
    isGone: false,
    wakeAt: Number.POSITIVE_INFINITY,
    reportWindows: 0,
    closeWindows: 0,
    rules: null,
    rulesCategory: "",
    rulesSeverity: 0,
    deadline: NO_DEADLINE,
    openCategory: null,
    openPort: null,
    loadRegion: null,
    loadState: "none",
    closedTier: null,
    stages: [],
    stageWindows: 0,
    overruns: [],
    response: -1,
    responseReportedAt: 0,
    responseWindows: 0,
    reportedAt: null,
    closedAt: null,
  };
}
