import { lazy, Suspense } from "react";
import { useCockpit, useText } from "../../panels/cockpit.ts";
import { PanelFrame } from "../../panels/panel-frame/panel-frame.tsx";
import { TideStrip } from "../../panels/tide/tide-strip.tsx";
import { SECOND } from "../../shared/units.ts";
import { PanelBoundary, RETRY_AFTER } from "../panel-boundary.tsx";

// The table comes with its scene: the first figures of another one do not wait for it.
const IncidentTablePanel = lazy(async () => ({
  default: (await import("../../panels/incident-table/incident-table-panel.tsx")).IncidentTablePanel,
}));

const WallTablePanel = lazy(async () => ({
  default: (await import("../../panels/incident-table/wall-table-panel.tsx")).WallTablePanel,
}));

/** 事件: the table of incidents with its drawer, the tide below. */
export function TableScene() {
  const text = useText();
  const isDesk = useCockpit((cockpit) => cockpit.form === "desk");
  return (
    <>
      <PanelBoundary
        fallback={(cause) => (
          <PanelFrame
            title={text("table.label")}
            state={{ kind: "error", message: text("panel.error", { cause, n: RETRY_AFTER / SECOND }) }}
          />
        )}
      >
        <Suspense fallback={<main className="incident-table" aria-busy="true" />}>
          {isDesk ? <IncidentTablePanel /> : <WallTablePanel />}
        </Suspense>
      </PanelBoundary>
      <TideStrip variant={isDesk ? "desk" : "slim"} />
    </>
  );
}
