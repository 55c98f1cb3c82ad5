import type { Incident } from "../domain/incident.ts";
import type { Profile } from "../domain/profile.ts";
import { regionPaths } from "../domain/region.ts";
import { assertNever } from "../shared/assert-never.ts";
import type { Derivations } from "./derivations.ts";
import type { Selection, WindowId } from "./derived.ts";
import { outcomeOf } from "./stage-losses.ts";
import { verdictWord } from "./stage-status.ts";
import { reportOf } from "./stage-verdict.ts";
import type { Track } from "./track.ts";
import { WINDOW_BITS } from "./windows.ts";

/**
 * The incidents behind a figure: newest report first, those of a deadline's state least time left first; of equal instants by id.
 * Looks at every incident: for what somebody asked to see, not for a tick. The derivations need to be caught up.
 */
export function selectIncidents(
  derivations: Derivations,
  profile: Pick<Profile, "regions">,
  selection: Selection,
): readonly Incident[] {
  const isSelected = selector(derivations, profile, selection);
  const tracks: Track[] = [];
  for (const track of derivations.tracks()) if (isSelected(track)) tracks.push(track);
  const instantOf = selection.kind === "deadline" ? dueAt : newestReport;
  tracks.sort((one, other) => instantOf(one) - instantOf(other) || (one.incident.id < other.incident.id ? -1 : 1));
  return tracks.map(({ incident }) => incident);
}

function selector(
  { rules, compliance, supervised }: Derivations,
  profile: Pick<Profile, "regions">,
  selection: Selection,
): (track: Track) => boolean {
  switch (selection.kind) {
    case "open":
      return isOpen;
    case "deadline":
      return ({ urgency }) => urgency === selection.state;
    case "stage": {
      const slot = rules.slotOf(selection.mechanism, selection.stage);
      if (slot === null) return () => false;
      return (track) => {
        if (!isReportedIn(track, selection.window)) return false;
        const verdict = compliance.verdictOf(track, slot);
        return verdict !== null && verdictWord(verdict) === selection.verdict;
      };
    }
    case "lost":
      return (track) => isReportedIn(track, selection.window) && outcomeOf(track) === selection.at;
    case "reported":
      return (track) => isReportedIn(track, selection.window);
    case "closed":
      return ({ closeWindows }) => (closeWindows & WINDOW_BITS[selection.window]) !== 0;
    case "category":
      return (track) => isOpen(track) && track.incident.category === selection.category;
    case "region": {
      const paths = regionPaths(profile.regions);
      return (track) => {
        const { region } = track.incident;
        return isOpen(track) && (region === selection.region || paths.get(region)?.includes(selection.region) === true);
      };
    }
    case "tier":
      return ({ closedTier }) => closedTier === selection.tier;
    case "supervised":
      return (track) => supervised.has(track);
    default:
      return assertNever(selection);
  }
}

function isOpen({ openPlace }: Track): boolean {
  return openPlace >= 0;
}

function isReportedIn({ reportWindows }: Track, window: WindowId): boolean {
  return (reportWindows & WINDOW_BITS[window]) !== 0;
}

function dueAt(track: Track): number {
  return track.dueAt;
}

function newestReport({ incident }: Track): number {
  return -reportOf(incident);
}
