import "./map-attribution.css";
import { useCockpit, useText } from "../cockpit.ts";

/** Whose geography this is, and that drawn boundaries are a sketch (示意). */
export function MapAttribution() {
  return (
    <p className="map-panel__attribution">
      <SketchNote />
      <MapSources />
    </p>
  );
}

/** That drawn boundaries are a sketch; nothing where they are not. */
export function SketchNote() {
  const text = useText();
  const isSketched = useCockpit((cockpit) => cockpit.profile.map.sketched);
  return isSketched ? <span className="map-panel__sketched">{text("map.sketched")}</span> : null;
}

/** Whose geography this is. */
export function MapSources() {
  const { attribution, basemap } = useCockpit((cockpit) => cockpit.profile.map);
  return [...attribution, ...(basemap.kind === "geojson" ? [] : [basemap.attribution])].join(" · ");
}
