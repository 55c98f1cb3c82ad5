import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../../panels/beat.ts";
import { PanelFrame } from "../../panels/panel-frame/panel-frame.tsx";
import { sinceWords } from "../../panels/since-words.ts";
import { SupervisionStrip } from "../../panels/supervision/supervision-strip.tsx";
import { UrgentList } from "../../panels/urgent/urgent-list.tsx";

interface PhoneUrgentProps {
  readonly title: string;
  readonly rows: number;
  /** Leads to all of them; absent where they are. */
  onAll?(): void;
}

/** What is late or will soon be, and what leaders wait for an answer about; says so when there is nothing. */
export function PhoneUrgent({ title, rows, onAll }: PhoneUrgentProps) {
  const cockpit = useBeat(SECOND);
  const { derived, text } = cockpit;
  const urgent = derived.atRisk + derived.breached;
  const all =
    onAll === undefined || urgent === 0 ? undefined : (
      <button type="button" className="phone__all" onClick={onAll}>
        {text("phone.all", { n: formatCount(urgent) })}
      </button>
    );
  return (
    <PanelFrame
      className="phone__urgent"
      title={title}
      unit={text("urgent.order")}
      aside={all}
      asOf={sinceWords("all", cockpit) ?? undefined}
      {...(urgent === 0 ? { state: { kind: "empty", message: text("urgent.empty") } } : {})}
    >
      <SupervisionStrip />
      <UrgentList rows={rows} />
    </PanelFrame>
  );
}
