import { lazy, Suspense } from "react";
import { useText } from "../../panels/cockpit.ts";
import { PanelFrame } from "../../panels/panel-frame/panel-frame.tsx";
import { SECOND } from "../../shared/units.ts";
import { PanelBoundary, RETRY_AFTER } from "../panel-boundary.tsx";
import { MapWaiting } from "./map-waiting.tsx";

const GridMapPanel = lazy(async () => ({
  default: (await import("../../panels/grid-map/grid-map-panel.tsx")).GridMapPanel,
}));

/** The place of the load map. It stands while another region's stream comes in: the viewer who goes in or out keeps their map. */
export function LoadMapPane() {
  const text = useText();
  return (
    <main className="map-pane">
      <PanelBoundary
        fallback={(cause) => (
          <PanelFrame
            className="map-pane__failed"
            title={text("grid.map")}
            state={{ kind: "error", message: text("panel.error", { cause, n: RETRY_AFTER / SECOND }) }}
          />
        )}
      >
        <Suspense fallback={<MapWaiting />}>
          <GridMapPanel />
        </Suspense>
      </PanelBoundary>
    </main>
  );
}
