import { useText } from "../../panels/cockpit.ts";
import { PanelFrame } from "../../panels/panel-frame/panel-frame.tsx";
import { StageSharesPanel } from "../../panels/stage-gauges/stage-shares-panel.tsx";
import { SupervisionStrip } from "../../panels/supervision/supervision-strip.tsx";
import { TideStrip } from "../../panels/tide/tide-strip.tsx";
import { HeadlineCounts } from "../../panels/urgent/headline-counts.tsx";
import { UrgentList } from "../../panels/urgent/urgent-list.tsx";

/** A phone's page is longer than its screen: more rows than a wall has, still few enough to read. */
const URGENT_ROWS = 12;

/** What a leader opens the phone for: how late, how well, what is coming, and which ones. */
export function PhoneOverview() {
  const text = useText();
  return (
    <>
      <HeadlineCounts />
      <StageSharesPanel />
      <TideStrip variant="phone" />
      <PanelFrame className="phone__urgent" title={text("urgent.most")} unit={text("urgent.order")}>
        <SupervisionStrip />
        <UrgentList rows={URGENT_ROWS} />
      </PanelFrame>
    </>
  );
}
