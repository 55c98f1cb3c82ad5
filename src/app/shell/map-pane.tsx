import { lazy, Suspense } from "react";
import { useCockpit, useText } from "../../panels/cockpit.ts";
import { PanelFrame } from "../../panels/panel-frame/panel-frame.tsx";
import { SECOND } from "../../shared/units.ts";
import { PanelBoundary, RETRY_AFTER } from "../panel-boundary.tsx";

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
        <Suspense fallback={<Waiting />}>{isLoading ? <Waiting /> : <MapPanel />}</Suspense>
      </PanelBoundary>
    </main>
  );
}

/** Bars where the headline figures will be, until the first whole snapshot and the map library have come. */
function Waiting() {
  return (
    <div className="map-pane__waiting" aria-busy="true">
      <i />
      <i />
      <i />
    </div>
  );
}
