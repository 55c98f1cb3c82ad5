import { formatCount } from "../../shared/format-number.ts";
import { useCockpit, useText } from "../../panels/cockpit.ts";
import { PanelFrame } from "../../panels/panel-frame/panel-frame.tsx";
import { StageSharesPanel } from "../../panels/stage-gauges/stage-shares-panel.tsx";
import { SupervisionStrip } from "../../panels/supervision/supervision-strip.tsx";
import { TideStrip } from "../../panels/tide/tide-strip.tsx";
import { HeadlineCounts } from "../../panels/urgent/headline-counts.tsx";
import { UrgentList } from "../../panels/urgent/urgent-list.tsx";

/** A phone's page is longer than its screen: more rows than a wall has, still few enough to read. */
const URGENT_ROWS = 12;

/** What a leader opens the phone for: how late, how well, what is coming, and which ones. */
export function PhoneOverview({ onAll }: { onAll(): void }) {
  const text = useText();
  const urgent = useCockpit(({ derived }) => derived.atRisk + derived.breached);
  return (
    <>
      <HeadlineCounts />
      <StageSharesPanel />
      <TideStrip variant="phone" />
      <PanelFrame
        className="phone__urgent"
        title={text("urgent.most")}
        unit={text("urgent.order")}
        aside={
          urgent === 0 ? undefined : (
            <button type="button" className="phone__all" onClick={onAll}>
              {text("phone.all", { n: formatCount(urgent) })}
            </button>
          )
        }
      >
        <SupervisionStrip />
        <UrgentList rows={URGENT_ROWS} />
      </PanelFrame>
    </>
  );
}
