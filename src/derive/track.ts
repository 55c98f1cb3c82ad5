import type { Incident } from "../domain/incident.ts";
import type { Mode } from "../domain/mode.ts";
import type { EpochMs } from "../shared/units.ts";
import type { Deadline } from "./derived.ts";
import type { ApplicableRules } from "./mechanism-rules.ts";

/**
 * What the derivations keep of one incident: what each of them last counted for it, so that a change takes away
 * exactly what was added. Every group of fields belongs to the derivation named above it. There are tens of thousands of tracks and
 * each event touches one: small whole numbers (−1 for none) instead of objects and instants keep them near the processor.
 */
export interface Track {
  readonly incident: Incident;
  // Changed, and not settled by the clock since
  isWaiting: boolean;
  // Wake-ups
  isGone: boolean;
  wakeAt: EpochMs;
  // Windows of the report and of the close, as bits; 0 for none
  reportWindows: number;
  closeWindows: number;
  // Rules and what they were chosen by
  rules: ApplicableRules;
  rulesCategory: string;
  rulesSeverity: number;
  rulesReport: EpochMs;
  rulesMode: Mode | null;
  // Deadlines: when the current stage is due, and the whole of it, null until somebody asks
  dueAt: EpochMs;
  deadline: Deadline | null;
  // Open incidents
  openCategory: string | null;
  openPort: string | null;
  openPlace: number;
  // Supervised
  supervisedPlace: number;
  // Urgency
  urgency: Deadline["state"];
  urgencyPlace: number;
  // Load
  loadRegion: string | null;
  loadState: Deadline["state"];
  // Tiers
  closedTier: string | null;
  // Compliance: verdict, duration, limit and minute of the overrun of each stage of `rules`, tallied in `stageWindows`
  stages: number[];
  stageWindows: number;
  // Losses
  outcome: number;
  outcomeWindows: number;
  // Response
  response: number;
  responseHour: number;
  responseWindows: number;
  // Tide: ten-minute bins
  reportedBin: number;
  closedBin: number;
  // Latest
  reportedMinute: number;
  latestPlace: number;
}

const NO_RULES: ApplicableRules = { primary: [], stages: [] };

/** A track that has contributed nothing yet. */
export function createTrack(incident: Incident): Track {
  return {
    incident,
    isWaiting: false,
    isGone: false,
    wakeAt: Number.POSITIVE_INFINITY,
    reportWindows: 0,
    closeWindows: 0,
    rules: NO_RULES,
    rulesCategory: "",
    rulesSeverity: -1,
    rulesReport: -1,
    rulesMode: null,
    dueAt: 0,
    deadline: null,
    openCategory: null,
    openPort: null,
    openPlace: -1,
    supervisedPlace: -1,
    urgency: "none",
    urgencyPlace: -1,
    loadRegion: null,
    loadState: "none",
    closedTier: null,
    stages: [],
    stageWindows: 0,
    outcome: -1,
    outcomeWindows: 0,
    response: -1,
    responseHour: -1,
    responseWindows: 0,
    reportedBin: -1,
    closedBin: -1,
    reportedMinute: -1,
    latestPlace: -1,
  };
}
