import { SECOND } from "../../shared/units.ts";
import type { LoadMap } from "../../surfaces/map/load-map.ts";
import { useBeat } from "../beat.ts";
import { HOTSPOTS_SHOWN, hotspotPlace } from "../grid-hotspots/hotspot-words.ts";
import { Silhouette } from "../glyphs/silhouette.tsx";
import { toured } from "./hotspot-tour.ts";
import { gridSight } from "./use-grid.ts";

/** Points at one hotspot after the other on a wall: a ring where it is, and what it is. The camera stays. */
export function TourMark({ map }: { readonly map: LoadMap }) {
  const cockpit = useBeat(SECOND);
  const { profile, now, rate, language, text } = cockpit;
  const { grid, scope } = gridSight(cockpit, null);
  const hotspot = toured(grid.hotspots(scope, HOTSPOTS_SHOWN), now, rate);
  if (hotspot === null) return null;
  const { position, region } = hotspot;
  const [longitude, latitude] =
    position === null ? (map.areaPoint(region) ?? []) : [position.longitude, position.latitude];
  const at = longitude === undefined || latitude === undefined ? null : map.pointOf(longitude, latitude);
  if (at === null) return null;
  const category = profile.categories.find(({ id }) => id === hotspot.category);
  return (
    <div className="grid-map__tour" style={{ left: at.x, top: at.y }}>
      <i />
      <p>
        {category !== undefined && <Silhouette symbol={category.symbol} />}{" "}
        {hotspotPlace(hotspot, profile, language, text)} <b>{text("grid.hotspot.count", { n: hotspot.count })}</b>
      </p>
    </div>
  );
}
