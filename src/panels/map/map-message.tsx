import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { StateGlyph } from "../glyphs/state-glyph.tsx";
import { silenceNote } from "../sources/silence-words.ts";
import { silenceIn } from "../sources/use-silence.ts";
import type { MapBinding } from "./map-binding.ts";

/** One line each for what the viewer must know of the map: old data, nothing open, incidents without a place. */
export function MapMessage({ binding }: { readonly binding: MapBinding | null }) {
  const cockpit = useBeat(SECOND);
  const { freshness, derived, text } = cockpit;
  const silent = silenceNote(silenceIn(cockpit, "incidents"), cockpit);
  const unplaced = binding?.unplaced ?? 0;
  return (
    <>
      {(freshness === "stale" || freshness === "disconnected") && (
        <p>
          <StateGlyph kind={freshness} /> {text(`map.${freshness}`)}
        </p>
      )}
      {freshness === "live" && silent !== null && (
        <p>
          <StateGlyph kind="stale" /> {silent}
        </p>
      )}
      {freshness === "live" && derived.open === 0 && <p>{text("map.empty")}</p>}
      {unplaced > 0 && <p>{text("map.unplaced", { n: unplaced })}</p>}
    </>
  );
}
