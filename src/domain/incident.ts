import type { DurationMs, EpochMs, Latitude, Longitude } from "../shared/units.ts";
import type { StageInstants } from "./lifecycle.ts";

export type CategoryId = string;
export type PortId = string;
export type RegionId = string;
export type BrainId = string;
export type TierId = string;

/** 1 is the gravest (Ⅰ 级), 4 the least (Ⅳ 级). */
export type Severity = 1 | 2 | 3 | 4;

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
  /** Finished suspensions, each [from, to]; the running one is `suspendedSince`. */
  pauses: ReadonlyArray<readonly [EpochMs, EpochMs]>;
  suspendedSince: EpochMs | null;
  returns: number;
  jointWith: readonly BrainId[];
  supervised: { readonly at: EpochMs; readonly by: string; readonly note: string } | null;
  /** Instant of the latest event folded in. */
  changedAt: EpochMs;
}

/** Whether the incident is still in hand (在办). */
export function isOpen(incident: Incident): boolean {
  return incident.stages.closed === null;
}

/** Time the incident stood suspended between two instants; a running suspension counts up to `to`. */
export function pausedBetween(incident: Incident, from: EpochMs, to: EpochMs): DurationMs {
  let paused = 0;
  for (const [start, end] of incident.pauses) paused += Math.max(0, Math.min(end, to) - Math.max(start, from));
  if (incident.suspendedSince !== null) paused += Math.max(0, to - Math.max(incident.suspendedSince, from));
  return paused;
}
