import type { Incident } from "../domain/incident.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import { NO_DEADLINE } from "./deadlines.ts";
import type { Deadline } from "./derived.ts";
import type { ApplicableRules, StageRule } from "./mechanism-rules.ts";
import type { Verdict } from "./stage-verdict.ts";

/** What a stage of an incident last contributed to its tallies. */
export interface TalliedStage {
  readonly rule: StageRule;
  /** For the incident's category. */
  readonly limit: DurationMs;
  verdict: Verdict;
  /** −1 when there is none. */
  duration: number;
  /** Infinity when there is none. */
  overrunAt: EpochMs;
  /** When the passing of time changes it; Infinity when it does not. */
  changesAt: EpochMs;
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
  // Windows of the report and of the close, as bits (0 for none), and when the passing of time changes them
  reportWindows: number;
  closeWindows: number;
  windowsChangeAt: EpochMs;
  // Rules and what they were chosen by
  rules: ApplicableRules | null;
  rulesCategory: string;
  rulesSeverity: number;
  // Deadlines
  deadline: Deadline;
  // Open incidents
  openCategory: string | null;
  openPort: string | null;
  openPlace: number;
  urgencyPlace: number;
  urgency: Deadline["state"];
  // Load
  loadRegion: string | null;
  loadState: Deadline["state"];
  // Tiers
  closedTier: string | null;
  // Compliance: stages of `stageRules`, tallied in `stageWindows`
  stageRules: ApplicableRules | null;
  stageCategory: string;
  stages: readonly TalliedStage[];
  stageWindows: number;
  stagesChangeAt: EpochMs;
  // Overruns
  hasOverruns: boolean;
  // Response; −1 for none
  response: number;
  responseReportedAt: EpochMs;
  responseWindows: number;
  // Tide and latest; null for none
  latestPlace: number;
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
    windowsChangeAt: Number.NEGATIVE_INFINITY,
    rules: null,
    rulesCategory: "",
    rulesSeverity: 0,
    deadline: NO_DEADLINE,
    openCategory: null,
    openPort: null,
    openPlace: -1,
    urgencyPlace: -1,
    urgency: "none",
    loadRegion: null,
    loadState: "none",
    closedTier: null,
    stageRules: null,
    stageCategory: "",
    stages: [],
    stageWindows: 0,
    stagesChangeAt: Number.POSITIVE_INFINITY,
    hasOverruns: false,
    response: -1,
    responseReportedAt: 0,
    responseWindows: 0,
    latestPlace: -1,
    reportedAt: null,
    closedAt: null,
  };
}
