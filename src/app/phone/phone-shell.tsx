import "./phone.css";
import { Suspense, useSyncExternalStore } from "react";
import { useCockpit, useText } from "../../panels/cockpit.ts";
import { FilterChips } from "../../panels/filter-chips/filter-chips.tsx";
import { PanelFrame } from "../../panels/panel-frame/panel-frame.tsx";
import { SurgeBanner } from "../../panels/top-bar/surge-banner.tsx";
import { AlarmDock } from "../alarms/alarm-dock.tsx";
import { GuardedPanel } from "../guarded-panel.tsx";
import { later } from "../later.ts";
import { MapPane } from "../shell/map-pane.tsx";
import type { ViewSource } from "../view-source.ts";
import type { PhoneTab, ViewState } from "../view-state.ts";
import { PhoneFigures } from "./phone-figures.tsx";
import { choosePhoneTab, phoneTab } from "./phone-groups.ts";
import { PhoneOverview } from "./phone-overview.tsx";
import { PhoneTabs } from "./phone-tabs.tsx";
import { PhoneUrgent } from "./phone-urgent.tsx";
import { PhoneTop } from "./phone-top.tsx";

// The search comes with its tab: the first figures do not wait for it.
const PhoneEvents = later(async () => (await import("./phone-events.tsx")).PhoneEvents, ["phone"]);
const PhoneIncident = later(async () => (await import("./phone-incident.tsx")).PhoneIncident, ["phone"]);
/** Everything that is late or will soon be, as far as anybody scrolls. */
const TODO_ROWS = 100;

interface PhoneShellProps {
  readonly view: ViewSource;
  onConnection(): void;
}

/** The cockpit on a phone: one thing at a time, chosen at the bottom. */
export function PhoneShell({ view, onConnection }: PhoneShellProps) {
  const { state } = useSyncExternalStore(view.subscribe, view.current);
  const tab = phoneTab(
    state,
    useCockpit(({ profile }) => profile.scenes),
  );
  // The map has its own card, the events their own drawer.
  const isOver = useCockpit(({ spotlight }) => spotlight !== null) && tab !== "map" && tab !== "events";
  const change = (patch: Partial<ViewState>): void => view.change(patch);
  return (
    <>
      <PhoneTop onConnection={onConnection} />
      <SurgeBanner />
      <AlarmDock />
      <FilterChips />
      <div className="phone__stage">
        <div className={`phone__body phone__body--${tab}`}>
          <TabBody tab={tab} state={state} change={change} />
        </div>
        {isOver && (
          <Suspense fallback={null}>
            <PhoneIncident />
          </Suspense>
        )}
      </div>
      <PhoneTabs current={tab} onChoose={(chosen) => change(choosePhoneTab(chosen))} />
    </>
  );
}

interface TabBodyProps {
  readonly tab: PhoneTab;
  readonly state: ViewState;
  change(patch: Partial<ViewState>): void;
}

function TabBody({ tab, state, change }: TabBodyProps) {
  const text = useText();
  switch (tab) {
    case "overview":
      return <PhoneOverview onAll={() => change(choosePhoneTab("todo"))} />;
    case "events":
      return (
        <GuardedPanel
          title={text("table.label")}
          waiting={<PanelFrame title={text("table.label")} state={{ kind: "loading" }} />}
        >
          <PhoneEvents />
        </GuardedPanel>
      );
    case "map":
      return <MapPane />;
    case "figures":
      return <PhoneFigures scene={state.scene} onChoose={(scene) => change({ tab: "figures", scene })} />;
    case "todo":
      return <PhoneUrgent title={text("phone.tab.todo")} rows={TODO_ROWS} />;
  }
}
