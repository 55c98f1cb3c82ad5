import type { Incident } from "../../domain/incident.ts";
import type { Profile } from "../../domain/profile.ts";
import type { Unit } from "../../domain/unit.ts";
import type { MapUnit } from "../../surfaces/map/map-data.ts";
import type { Language } from "../cockpit.ts";

const MOST_LETTERS = 12;

/** A unit as the map draws it; null off duty or before its first fix. `goal` is the incident it works on, when the table has it. */
export function toMapUnit(
  unit: Unit,
  goal: Incident | undefined,
  profile: Profile,
  language: Language,
): MapUnit | null {
  const { state, longitude, latitude } = unit;
  if (state === "offDuty" || longitude === null || latitude === null) return null;
  const to =
    goal === undefined || goal.longitude === null || goal.latitude === null
      ? null
      : { longitude: goal.longitude, latitude: goal.latitude };
  return {
    id: unit.id,
    label: shortName(unit, profile, language),
    longitude,
    latitude,
    heading: unit.heading,
    mark: state,
    target: to,
  };
}

/** `巡3` for 综治巡逻 3 组: the kind's short word and the last number in the name; the name itself when its kind is unknown. Never long: it stands over the map. */
function shortName(unit: Unit, profile: Profile, language: Language): string {
  const kind = profile.units.kinds.find((candidate) => candidate.id === unit.unitKind);
  const name = kind === undefined ? unit.name : `${kind.short[language]}${unit.name.match(/\d+/g)?.at(-1) ?? ""}`;
  const letters = [...name];
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS - 1).join("")}…` : name;
}
