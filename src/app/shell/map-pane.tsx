import { lazy, Suspense } from "react";
import { useCockpit, useText } from "../../panels/cockpit.ts";
import { PanelFrame } from "../../panels/panel-frame/panel-frame.tsx";
import { SECOND } from "../../shared/units.ts";
import { PanelBoundary, RETRY_AFTER } from "../panel-boundary.tsx";
import { MapWaiting } from "./map-waiting.tsx";

// The map library is the heaviest part of the page: figures and charts do not wait for it.
const MapPanel = lazy(async () => ({ default: (await import("../../panels/map/map-panel.tsx")).MapPanel }));

/** The place of the map in a scene. */
export function MapPane() {
  const text = useText();
  const isLoading = useCockpit((cockpit) => cockpit.freshness === "loading");
  return (
    <main className="map-pane">
      <PanelBoundary
        fallback={(cause) => (
          <PanelFrame
            className="map-pane__failed"
            title={text("map.title")}
            state={{ kind: "error", message: text("panel.error", { cause, n: RETRY_AFTER / SECOND }) }}
          />
        )}
      >
        <Suspense fallback={<MapWaiting />}>{isLoading ? <MapWaiting /> : <MapPanel />}</Suspense>
      </PanelBoundary>
    </main>
  );
}
