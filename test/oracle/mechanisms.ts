import { Temporal } from "temporal-polyfill";
import type { StreamEvent } from "../../src/domain/event.ts";
import type { LimitedStage } from "../../src/domain/lifecycle.ts";
import type { Profile } from "../../src/domain/profile.ts";
import type { Life } from "./life.ts";

type Mechanism = Profile["mechanisms"][number]["mechanism"];
type Version = Mechanism["versions"][number];
export type Stage = Version["stages"][number];

/** A mechanism that applies to an incident, in the version that holds for it. */
export interface Applying {
  readonly mechanism: Mechanism;
  readonly version: Version;
}

/** The mode at an instant: that of the last mode event at or before it. */
export function modeAt(log: readonly StreamEvent[], instant: number): string {
  let mode = "peace";
  let since = Number.NEGATIVE_INFINITY;
  for (const event of log) {
    if (event.kind !== "mode" || event.at > instant || event.at < since) continue;
    mode = event.mode;
    since = event.at;
  }
  return mode;
}

/** The mechanisms that apply, those listed first come first: of several under one id the first that applies. */
export function mechanismsOf(life: Life, mode: string, profile: Profile): Applying[] {
  const applying: Applying[] = [];
  const reported = life.reached.get("reported") ?? Number.NaN;
  for (const { mechanism, when } of profile.mechanisms) {
    if (when.categories !== undefined && !when.categories.includes(life.category)) continue;
    if (when.severities !== undefined && !when.severities.includes(life.severity)) continue;
    if (when.ports !== undefined && !when.ports.includes(life.port)) continue;
    if (when.modes !== undefined && !when.modes.some((each) => each === mode)) continue;
    const version = holding(mechanism, reported, profile.zone);
    if (version === null || applying.some((other) => other.mechanism.id === mechanism.id)) continue;
    applying.push({ mechanism, version });
  }
  return applying;
}

/** The limit of a stage for an incident; null for none. */
export function limitOf(stage: Stage, life: Life, mode: string): number | null {
  const bySeverity: Readonly<Record<string, number | undefined>> = stage.limitBySeverity;
  const byMode: Readonly<Record<string, number | undefined>> = stage.limitByMode;
  const limit = stage.limitByCategory[life.category] ?? bySeverity[life.severity] ?? stage.limit;
  return limit === null ? null : Math.min(limit, byMode[mode] ?? limit);
}

/** Every mechanism × stage that any version of the profile's mechanisms limits, each once. */
export function limitedStages(profile: Profile): [mechanism: string, stage: LimitedStage][] {
  const limited = new Map<string, [string, LimitedStage]>();
  for (const { mechanism } of profile.mechanisms)
    for (const { stages } of mechanism.versions)
      for (const { stage } of stages) limited.set(`${mechanism.id} ${stage}`, [mechanism.id, stage]);
  return [...limited.values()];
}

/** The stages an incident can be lost at: those of all entries up to the first that has no conditions and no time without a version. */
export function stagesOfFirst(profile: Profile): string[] {
  const stages: string[] = [];
  for (const { mechanism, when } of profile.mechanisms) {
    stages.push(...mechanism.versions.flatMap((version) => version.stages.map(({ stage }) => stage)));
    const isFree = [when.categories, when.severities, when.ports, when.modes].every((listed) => listed === undefined);
    const ends = mechanism.versions.map(({ to }) => to);
    const isHeld = mechanism.versions.every(({ from }, index) => from === (ends[index - 1] ?? null));
    if (isFree && isHeld && ends.at(-1) === null) break;
  }
  return stages;
}

/** The version of a mechanism that holds for an incident reported then; null when none does. */
function holding(mechanism: Mechanism, reported: number, zone: string): Version | null {
  for (const version of mechanism.versions) {
    const from = begins(version.from, zone);
    const to = version.to === null ? Number.POSITIVE_INFINITY : begins(version.to, zone);
    if (reported >= from && reported < to) return version;
  }
  return null;
}

/** A date is its midnight in the zone; null is the beginning of time. */
function begins(written: string | null, zone: string): number {
  if (written === null) return Number.NEGATIVE_INFINITY;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return Temporal.Instant.from(written).epochMilliseconds;
  return Temporal.PlainDate.from(written).toZonedDateTime(zone).epochMilliseconds;
}
