import "./map-attribution.css";
import { useCockpit, useText } from "../cockpit.ts";

/** Whose geography this is, and that drawn boundaries are a sketch (示意). */
export function MapAttribution() {
  const text = useText();
  const map = useCockpit((cockpit) => cockpit.profile.map);
  const sources = [...map.attribution, ...(map.basemap.kind === "geojson" ? [] : [map.basemap.attribution])];
  return (
    <p className="map-panel__attribution">
      {map.sketched && <span className="map-panel__sketched">{text("map.sketched")}</span>}
      {sources.join(" · ")}
    </p>
  );
}
