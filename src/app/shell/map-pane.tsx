import { useCockpit, useText } from "../../panels/cockpit.ts";
import { GuardedPanel } from "../guarded-panel.tsx";
import { LARGE_SCREENS, later } from "../later.ts";
import { MapWaiting } from "./map-waiting.tsx";

// The map library is the heaviest part of the page: figures and charts do not wait for it.
const MapPanel = later(async () => {
  // What draws in it comes beside it, not after: the panel asks for it again and says so when it failed.
  import("../../surfaces/map/city-map.ts").catch(() => {});
  return (await import("../../panels/map/map-panel.tsx")).MapPanel;
}, LARGE_SCREENS);

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
