import { formatClock } from "../../shared/format-instant.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { QualityList } from "./quality-list.tsx";

/** As many as a column of a wall holds. */
const MOST_ROWS = 12;

/** 数据质量: what is wrong with what comes in, by port and reason, as the gateway counts it. */
export function DataQualityPanel() {
  const cockpit = useBeat(SECOND);
  const { connection, profile, text } = cockpit;
  return (
    <PanelFrame
      className="data-quality"
      title={text("quality.title")}
      unit={text("quality.unit")}
      asOf={
        connection.quality === null
          ? undefined
          : text("quality.since", { clock: formatClock(connection.quality.since, profile.zone) })
      }
    >
      <QualityList cockpit={cockpit} limit={MOST_ROWS} />
    </PanelFrame>
  );
}
