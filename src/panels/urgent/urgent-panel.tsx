import { formatClock } from "../../shared/format-instant.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { Figure } from "../figure.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { sinceWords } from "../since-words.ts";
import { SupervisionStrip } from "../supervision/supervision-strip.tsx";
import { UrgentCounts } from "./urgent-counts.tsx";
import { UrgentList } from "./urgent-list.tsx";

/** 临期与超时: what is about to be late and what is late already. */
export function UrgentPanel() {
  const cockpit = useBeat(SECOND);
  const { derived, profile, now, text } = cockpit;
  const { open, atRisk, breached } = derived;
  // Nothing is said of predictions before they were learned, nor where the history is too thin to judge them.
  const likely = cockpit.predictions.figures()["prediction.count"] ?? null;
  const isEmpty = atRisk + breached === 0;
  return (
    <PanelFrame
      className="urgent"
      title={text("urgent.title")}
      unit={
        <Figure id="incidents.open" value={open}>
          {text("urgent.open", { n: formatCount(open) })}
        </Figure>
      }
      aside={
        likely === null ? undefined : (
          <Figure id="prediction.count" value={likely}>
            {text("urgent.predicted", { n: formatCount(likely) })}
          </Figure>
        )
      }
      // The head has room for one of them.
      asOf={sinceWords("all", cockpit) ?? formatClock(now, profile.zone)}
      {...(isEmpty ? { state: { kind: "empty", message: text("urgent.empty") } } : {})}
    >
      <UrgentCounts cockpit={cockpit} />
      <SupervisionStrip />
      <UrgentList />
    </PanelFrame>
  );
}
