import type { Incident } from "../../domain/incident.ts";
import { STAGES } from "../../domain/lifecycle.ts";
import type { CategorySymbol, Profile } from "../../domain/profile.ts";
import { type Region, listRegions } from "../../domain/region.ts";
import type { Cockpit, Language } from "../cockpit.ts";
import { awaitedStage, stageName } from "../stage-names.ts";

type Speaker = Pick<Cockpit, "derived" | "profile" | "language" | "text">;

/** A category the profile does not know still has a row; the plainest silhouette says the least. */
export function symbolOf(incident: Incident, profile: Pick<Profile, "categories">): CategorySymbol {
  return profile.categories.find(({ id }) => id === incident.category)?.symbol ?? "circle";
}

/** The name of what the profile lists under an id; the id itself of the unknown. */
export function nameOf(
  listed: readonly { readonly id: string; readonly name: Readonly<Record<Language, string>> }[],
  id: string,
  language: Language,
): string {
  return listed.find((each) => each.id === id)?.name[language] ?? id;
}

const regions = new WeakMap<Region, readonly Region[]>();

/** Every region of a profile, listed once. */
export function regionsOf(profile: Pick<Profile, "regions">): readonly Region[] {
  const known = regions.get(profile.regions) ?? listRegions(profile.regions);
  regions.set(profile.regions, known);
  return known;
}

/** The stage an incident is in: the one whose clock runs, as not reached yet, else the last one reached. */
export function stageWord(incident: Incident, speaker: Speaker): string {
  const { derived, profile, language, text } = speaker;
  const { stage } = derived.deadlineOf(incident);
  if (stage !== null) return awaitedStage(stage, speaker);
  const last = STAGES.findLast((each) => incident.stages[each] !== null);
  if (last === undefined || last === "reported") return text("spotlight.stage.reported");
  return stageName(profile, last)[language];
}

/** What an incident without a running clock is doing. */
export function standingWord(incident: Incident, text: Cockpit["text"]): string {
  if (incident.stages.closed !== null) return text("list.closed");
  return text(incident.suspendedSince !== null ? "list.suspended" : "list.noClock");
}
