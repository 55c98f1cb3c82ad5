import type { Mechanism, StageLimit } from "../domain/mechanism.ts";
import type { Profile } from "../domain/profile.ts";

/** The mechanism the screen speaks of first: the profile's first; null without any. */
export function primaryMechanism(profile: Profile): Mechanism | null {
  return profile.mechanisms[0]?.mechanism ?? null;
}

/** The stages worth a gauge: those with a target; where none has one, all. At most `most`. */
export function gaugedStages(mechanism: Mechanism, most: number): readonly StageLimit[] {
  const aimed = mechanism.stages.filter((stage) => stage.target !== null);
  return (aimed.length > 0 ? aimed : mechanism.stages).slice(0, most);
}
