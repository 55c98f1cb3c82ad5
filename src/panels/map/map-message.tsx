import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { StateGlyph } from "../glyphs/state-glyph.tsx";
import type { MapBinding } from "./map-binding.ts";

/** One line each for what the viewer must know of the map: old data, nothing open, incidents without a place. */
export function MapMessage({ binding }: { readonly binding: MapBinding | null }) {
  const { freshness, derived, text } = useBeat(SECOND);
  const unplaced = binding?.unplaced ?? 0;
  return (
    <>
      {(freshness === "stale" || freshness === "disconnected") && (
        <p>
          <StateGlyph kind={freshness} /> {text(`map.${freshness}`)}
        </p>
      )}
      {freshness === "live" && derived.open === 0 && <p>{text("map.empty")}</p>}
      {unplaced > 0 && <p>{text("map.unplaced", { n: unplaced })}</p>}
    </>
  );
}
