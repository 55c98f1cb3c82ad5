import type { Profile } from "../src/domain/profile.ts";
import { DAY, type EpochMs } from "../src/shared/units.ts";

/** A year's holidays are announced in the November before it: by then somebody should look. */
const TOLD_AHEAD = 60 * DAY;

/** One line for each calendar whose public holidays are soon not known any more, or are not already; later days count as their weekdays. */
export function calendarWarnings({ calendars }: Pick<Profile, "calendars">, now: EpochMs): readonly string[] {
  return Object.values(calendars).flatMap(({ id, knownUntil }) =>
    knownUntil === null || Date.parse(knownUntil) - now > TOLD_AHEAD
      ? []
      : [
          `calendar ${id}: public holidays are known until ${knownUntil} only; the profile's overrides may hold later ones`,
        ],
  );
}
