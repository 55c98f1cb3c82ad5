import type { Incident } from "../domain/incident.ts";
import type { MechanismVersion } from "../domain/mechanism.ts";
import type { EpochMs } from "../shared/units.ts";

/** A stretch in which clocks stand still; a finished suspension is one. */
type Standstill = readonly [from: EpochMs, to: EpochMs, ...unknown[]];

type PauseRules = Pick<MechanismVersion, "pauses" | "on">;

/** Since when a running suspension that counts holds the clocks; Infinity for none. */
export function heldSince({ suspendedSince, suspendedFor }: Incident, { pauses }: PauseRules): EpochMs {
  if (suspendedSince === null) return Number.POSITIVE_INFINITY;
  return pauses.includes(suspendedFor ?? "suspended") ? suspendedSince : Number.POSITIVE_INFINITY;
}

/**
 * The finished suspensions that count and, if a reopening pauses, the times spent closed: in order, never overlapping, none beyond `held`,
 * the begin of the running suspension.
 */
export function standstills(incident: Incident, rules: PauseRules, held: EpochMs): readonly Standstill[] {
  const { pauses, turns } = incident;
  const counting = pauses.every(([, , cause]) => rules.pauses.includes(cause))
    ? pauses
    : pauses.filter(([, , cause]) => rules.pauses.includes(cause));
  if (rules.on.reopened !== "pause" || turns.length === 0) return counting;
  const closed = turns.flatMap(({ kind, at, closedAt }): Standstill[] =>
    kind === "reopened" && closedAt !== null ? [[closedAt, at]] : [],
  );
  return closed.length === 0 ? counting : merge([...counting, ...closed], held);
}

/** Joins what overlaps, and ends it at `held`. */
function merge(stretches: Standstill[], held: EpochMs): readonly Standstill[] {
  stretches.sort(([one], [other]) => one - other);
  const merged: [EpochMs, EpochMs][] = [];
  for (const [from, end] of stretches) {
    const to = Math.min(end, held);
    if (to <= from) continue;
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
