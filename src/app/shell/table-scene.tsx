import { useCockpit, useText } from "../../panels/cockpit.ts";
import { TideStrip } from "../../panels/tide/tide-strip.tsx";
import { GuardedPanel } from "../guarded-panel.tsx";
import { later } from "../later.ts";

// The table comes with its scene: the first figures of another one do not wait for it.
const IncidentTablePanel = later(
  async () => (await import("../../panels/incident-table/incident-table-panel.tsx")).IncidentTablePanel,
  ["desk"],
);
const WallTablePanel = later(
  async () => (await import("../../panels/incident-table/wall-table-panel.tsx")).WallTablePanel,
  ["wall"],
);

/** 事件: the table of incidents with its drawer, the tide below. */
export function TableScene() {
  const text = useText();
  const isDesk = useCockpit((cockpit) => cockpit.form === "desk");
  return (
    <>
      <GuardedPanel title={text("table.label")} waiting={<main className="incident-table" aria-busy="true" />}>
        {isDesk ? <IncidentTablePanel /> : <WallTablePanel />}
      </GuardedPanel>
      <TideStrip variant={isDesk ? "desk" : "slim"} />
    </>
  );
}
