import { lazy } from "react";
import { useText } from "../../panels/cockpit.ts";
import { GuardedPanel } from "../guarded-panel.tsx";
import { MapWaiting } from "./map-waiting.tsx";

const GridMapPanel = lazy(async () => ({
  default: (await import("../../panels/grid-map/grid-map-panel.tsx")).GridMapPanel,
}));

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
