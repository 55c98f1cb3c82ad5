import { type Mechanism, type StageLimit, versionAt } from "../domain/mechanism.ts";
import type { Profile } from "../domain/profile.ts";
import type { EpochMs } from "../shared/units.ts";

/** The mechanism the screen speaks of first: the profile's first; null without any. */
export function primaryMechanism(profile: Profile): Mechanism | null {
  return profile.mechanisms[0]?.mechanism ?? null;
}

/** The stages worth a gauge, of the version that holds `now` (the latest one before the first begins or after the last ended): those with a target; where none has one, all. At most `most`. */
export function gaugedStages(
  mechanism: Mechanism,
  now: EpochMs,
  { zone }: Pick<Profile, "zone">,
  most: number,
): readonly StageLimit[] {
  const stages = (versionAt(mechanism, now, zone) ?? mechanism.versions.at(-1))?.stages ?? [];
  const aimed = stages.filter((stage) => stage.target !== null);
  return (aimed.length > 0 ? aimed : stages).slice(0, most);
}
