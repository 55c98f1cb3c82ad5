import type { EpochMs } from "../shared/units.ts";
import { type LimitedStage, STAGES } from "./lifecycle.ts";

/** 确认: somebody has seen these alarms of an incident, and nobody else need be called for them. */
export interface Acknowledgement {
  readonly at: EpochMs;
  readonly by: string;
  /** By key: what is raised later is not among them, and calls anew. */
  readonly alarms: readonly string[];
}

/** An incident has one clock, one report and one supervision at a time that may alarm; one may turn while somebody looks. */
export const ALARMS_OF_INCIDENT_AT_MOST = 4;

const LIMITED = STAGES.slice(1).join("|");
/** Keys of an incident's alarms, equal on every screen: of a stage's clock, of a grave report, of a supervision. */
export const ALARM_KEY = new RegExp(`^(?:reported|supervised/\\d{1,16}|(?:${LIMITED})/(?:atrisk|breached))$`);

/** The key of the alarm of a stage's clock: `signed/breached`. */
export function clockAlarm(stage: LimitedStage, state: "atrisk" | "breached"): string {
  return `${stage}/${state}`;
}

/** The key of the alarm of a grave report. */
export const REPORT_ALARM = "reported";

/** The key of the alarm of a supervision that began at `at`. */
export function supervisionAlarm(at: EpochMs): string {
  return `supervised/${at}`;
}

/** The first acknowledgement of an alarm; null while nobody saw it. */
export function acknowledgementOf(acknowledged: readonly Acknowledgement[], key: string): Acknowledgement | null {
  return acknowledged.find(({ alarms }) => alarms.includes(key)) ?? null;
}
