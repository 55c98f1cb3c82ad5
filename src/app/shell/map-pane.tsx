import { lazy } from "react";
import { useCockpit, useText } from "../../panels/cockpit.ts";
import { GuardedPanel } from "../guarded-panel.tsx";
import { MapWaiting } from "./map-waiting.tsx";

// The map library is the heaviest part of the page: figures and charts do not wait for it.
const MapPanel = lazy(async () => ({ default: (await import("../../panels/map/map-panel.tsx")).MapPanel }));

/** The place of the map in a scene. */
export function MapPane() {
  const text = useText();
  const isLoading = useCockpit((cockpit) => cockpit.freshness === "loading");
  return (
    <main className="map-pane">
      <GuardedPanel title={text("map.title")} className="map-pane__failed" waiting={<MapWaiting />}>
        {isLoading ? <MapWaiting /> : <MapPanel />}
      </GuardedPanel>
    </main>
  );
}
