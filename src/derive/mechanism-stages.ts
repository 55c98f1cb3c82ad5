import { type LimitedStage, STAGES } from "../domain/lifecycle.ts";
import type { Mechanism } from "../domain/mechanism.ts";
import type { Profile } from "../domain/profile.ts";

/** The stages any version of a mechanism limits, in the order of the lifecycle. */
export function stagesOfMechanism(mechanism: Mechanism): readonly LimitedStage[] {
  return inLifecycleOrder([mechanism]);
}

/** The stages at which an incident can be lost: those of the mechanisms that may come first, up to the first entry of the profile that always applies. */
export function stagesOfFirstMechanisms(profile: Pick<Profile, "mechanisms">): readonly LimitedStage[] {
  const always = profile.mechanisms.findIndex(
    ({ mechanism, when }) => Object.values(when).every((listed) => !listed) && holdsAlways(mechanism),
  );
  const first = always < 0 ? profile.mechanisms : profile.mechanisms.slice(0, always + 1);
  return inLifecycleOrder(first.map(({ mechanism }) => mechanism));
}

/** Whether one of its versions holds whenever an incident is reported. */
function holdsAlways({ versions }: Mechanism): boolean {
  return (
    versions.at(-1)?.to === null &&
    versions.every(({ from }, index) => from === (index === 0 ? null : (versions[index - 1]?.to ?? null)))
  );
}

function inLifecycleOrder(mechanisms: readonly Mechanism[]): readonly LimitedStage[] {
  const limited = new Set(
    mechanisms.flatMap(({ versions }) => versions.flatMap(({ stages }) => stages.map(({ stage }) => stage))),
  );
  return STAGES.filter((stage): stage is LimitedStage => stage !== "reported" && limited.has(stage));
}
