import type { LimitedStage } from "../domain/lifecycle.ts";
import type { LocalisedText } from "../domain/localised-text.ts";
import type { Profile } from "../domain/profile.ts";
import type { Cockpit } from "./cockpit.ts";

/** A stage in the words of the first mechanism that limits it; its id where none does. */
export function stageName(profile: Profile, stage: LimitedStage): LocalisedText {
  for (const { mechanism } of profile.mechanisms) {
    for (const version of mechanism.versions) {
      const limit = version.stages.find((candidate) => candidate.stage === stage);
      if (limit !== undefined) return limit.name;
    }
  }
  return { zh: stage, en: stage };
}

/** The stage whose clock runs, as what is waited for: in English its bare name would say that it is over. */
export function awaitedStage(
  { name }: { readonly name: LocalisedText },
  { language, text }: Pick<Cockpit, "language" | "text">,
): string {
  return text("stage.awaited", { stage: name[language] });
}
