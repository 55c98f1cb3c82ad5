import { formatClock } from "../../shared/format-instant.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { Figure } from "../figure.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { SupervisionStrip } from "../supervision/supervision-strip.tsx";
import { UrgentList } from "./urgent-list.tsx";

/** 临期与超时: what is about to be late and what is late already. */
export function UrgentPanel() {
  const { derived, profile, now, text } = useBeat(SECOND);
  const { open, atRisk, breached } = derived;
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
      asOf={formatClock(now, profile.zone)}
      {...(isEmpty ? { state: { kind: "empty", message: text("urgent.empty") } } : {})}
    >
      <p className="urgent__counts" aria-live="polite">
        <Figure id="deadline.atrisk" className="urgent__count urgent__count--atrisk" value={atRisk}>
          {formatCount(atRisk)}
        </Figure>
        <span>{text("urgent.atRisk")}</span>
        <Figure id="deadline.breached" className="urgent__count urgent__count--breached" value={breached}>
          {formatCount(breached)}
        </Figure>
        <span>{text("urgent.breached")}</span>
      </p>
      <SupervisionStrip />
      <UrgentList />
    </PanelFrame>
  );
}
