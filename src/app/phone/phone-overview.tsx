import { useText } from "../../panels/cockpit.ts";
import { StageSharesPanel } from "../../panels/stage-gauges/stage-shares-panel.tsx";
import { TideStrip } from "../../panels/tide/tide-strip.tsx";
import { HeadlineCounts } from "../../panels/urgent/headline-counts.tsx";
import { PhoneUrgent } from "./phone-urgent.tsx";

/** A phone's page is longer than its screen: more rows than a wall has, still few enough to read. */
const URGENT_ROWS = 12;

/** What a leader opens the phone for: how late, how well, what is coming, and which ones. */
export function PhoneOverview({ onAll }: { onAll(): void }) {
  const text = useText();
  return (
    <>
      <HeadlineCounts />
      <StageSharesPanel />
      <TideStrip variant="phone" />
      <PhoneUrgent title={text("urgent.most")} rows={URGENT_ROWS} onAll={onAll} />
    </>
  );
}
