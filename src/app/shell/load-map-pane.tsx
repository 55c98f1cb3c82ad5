import { useText } from "../../panels/cockpit.ts";
import { GuardedPanel } from "../guarded-panel.tsx";
import { LARGE_SCREENS, later } from "../later.ts";
import { MapWaiting } from "./map-waiting.tsx";

const GridMapPanel = later(async () => {
  // What draws in it comes beside it, not after: the panel asks for it again and says so when it failed.
  import("../../surfaces/map/load-map.ts").catch(() => {});
  return (await import("../../panels/grid-map/grid-map-panel.tsx")).GridMapPanel;
}, LARGE_SCREENS);

/** The place of the load map. It stands while another region's stream comes in: the viewer who goes in or out keeps their map. */
export function LoadMapPane() {
  const text = useText();
  return (
    <main className="map-pane">
      <GuardedPanel title={text("grid.map")} className="map-pane__failed" waiting={<MapWaiting />}>
        <GridMapPanel />
      </GuardedPanel>
    </main>
  );
}
