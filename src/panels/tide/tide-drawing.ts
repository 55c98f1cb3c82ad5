import type { Derived } from "../../derive/derived.ts";
import type { Profile } from "../../domain/profile.ts";
import { HOUR, MINUTE, type EpochMs, type Share } from "../../shared/units.ts";
import { TIDE_BEHIND, tideCurves, tideShare, type TideCurves } from "../../surfaces/tide/tide-geometry.ts";
import type { TideMark } from "../../surfaces/tide/tide-surface.tsx";
import type { Language } from "../cockpit.ts";
import { hourMarks } from "./tide-axis.ts";
import { tideSamples } from "./tide-samples.ts";
import { shiftStarts } from "./tide-shifts.ts";
import { TIDE_VARIANTS, type TideVariant } from "./tide-variants.ts";

/** Everything the strip draws, ready for the surface. */
export interface TideDrawing {
  readonly curves: TideCurves;
  readonly hours: readonly TideMark[];
  readonly shifts: readonly TideMark[];
  readonly ticks: readonly Share[];
  /** Neither flow nor backlog in the whole window. */
  readonly isEmpty: boolean;
}

const BIN = 10 * MINUTE;
/** A shift's name needs this much of the strip to its right. */
const NAME_SHARE = 0.07;

interface TideFacts {
  readonly derived: Derived;
  readonly profile: Pick<Profile, "zone" | "shifts">;
  readonly language: Language;
  readonly now: EpochMs;
  /** Nothing is drawn of what was before; null: everything is known. */
  readonly knownSince: EpochMs | null;
  /** 警戒线; null for none. */
  readonly guard: number | null;
  readonly variant: TideVariant;
}

/** Builds the strip of a variant as of `now`. */
export function tideDrawing({ derived, profile, language, now, knownSince, guard, variant }: TideFacts): TideDrawing {
  const layout = TIDE_VARIANTS[variant];
  const from = now - TIDE_BEHIND;
  const to = now + 3 * HOUR;
  // One bin more than is seen, so that the curves enter from the edge.
  const bins = derived.tide(from - 2 * BIN);
  return {
    curves: tideCurves(tideSamples(bins, now, derived.open, knownSince), now, guard, layout.plot, layout.numberReach),
    hours: hourMarks(from, to, profile.zone, layout.labelEvery).map((hour) => ({
      key: String(hour.at),
      share: tideShare(hour.at, now),
      label: hour.label,
    })),
    shifts: shiftStarts(profile.shifts, profile.zone, from, to).map((shift) => {
      const share = tideShare(shift.at, now);
      const hasRoom = layout.shiftNames && share < 1 - NAME_SHARE;
      return { key: String(shift.at), share, label: hasRoom ? `${shift.name[language]} ${shift.hours}` : null };
    }),
    ticks: derived
      .overruns(from)
      .map((overrun) => tideShare(overrun.at, now))
      .filter((share) => share >= 0),
    isEmpty: bins.every((bin) => bin.reported === 0 && bin.closed === 0 && bin.backlog === 0),
  };
}
