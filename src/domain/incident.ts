import type { Acknowledgement } from "./acknowledgement.ts";
import type { EpochMs, Latitude, Longitude } from "../shared/units.ts";
import type { LimitedStage, StageInstants } from "./lifecycle.ts";

export type CategoryId = string;
export type PortId = string;
export type RegionId = string;
export type BrainId = string;
export type TierId = string;

/** 1 is the gravest (Ⅰ 级), 4 the least (Ⅳ 级). */
export type Severity = 1 | 2 | 3 | 4;

/** Why an incident stands still: it waits for the resident, or anything else. */
export const SUSPENSION_CAUSES = ["suspended", "resident"] as const;
export type SuspensionCause = (typeof SUSPENSION_CAUSES)[number];

/** Deadlines an incident carries by stage; null: it should carry one and does not. A stage not named is left to the mechanisms. */
export type OwnDeadlines = Readonly<Partial<Record<LimitedStage, EpochMs | null>>>;

/** A finished suspension, from–to. */
type Pause = readonly [from: EpochMs, to: EpochMs, cause: SuspensionCause];

/** What happened to an incident that a mechanism may let restart its clocks. */
export interface Turn {
  readonly kind: "returned" | "escalated" | "handedOver" | "reopened";
  readonly at: EpochMs;
  /** Of a reopening: the close it took back; else null. */
  readonly closedAt: EpochMs | null;
}

/** 督办 of an incident, the latest; `answered` is null until it is. */
export interface Supervision {
  readonly at: EpochMs;
  readonly by: string;
  readonly note: string;
  readonly answered: { readonly at: EpochMs; readonly by: string; readonly note: string } | null;
}

/**
 * One matter from report to close: the fold of its events in the order of revisions.
 * The incident table changes these fields in place; everybody else only reads.
 */
export interface Incident {
  readonly id: string;
  /** Highest revision folded in. */
  revision: number;
  category: CategoryId;
  severity: Severity;
  port: PortId;
  region: RegionId;
  longitude: Longitude | null;
  latitude: Latitude | null;
  title: string;
  place: string;
  brain: BrainId;
  contact: string | null;
  /** `stages.reported` is never null once the incident stands in the table. */
  stages: StageInstants;
  /** Tier that resolved it once closed; before that the tier that holds it after an escalation, else null. */
  tier: TierId | null;
  /** The unit named by the latest stage event. */
  unit: string | null;
  /** Finished suspensions, in order, never overlapping; the running one is `suspendedSince`. */
  pauses: readonly Pause[];
  suspendedSince: EpochMs | null;
  /** Cause of the running suspension; null without one. */
  suspendedFor: SuspensionCause | null;
  /** In the order of revisions. */
  turns: readonly Turn[];
  returns: number;
  /** Null: it carries none. */
  deadlines: OwnDeadlines | null;
  jointWith: readonly BrainId[];
  supervised: Supervision | null;
  /** In the order of revisions. */
  acknowledged: readonly Acknowledgement[];
  /** The latest instant among the events folded in: of two hands (source, gateway) the higher revision need not be the later. */
  changedAt: EpochMs;
}

/** Whether the incident is still in hand (在办). */
export function isOpen(incident: Incident): boolean {
  return incident.stages.closed === null;
}
