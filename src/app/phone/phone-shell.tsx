import "./phone.css";
import { useSyncExternalStore } from "react";
import { FilterChips } from "../../panels/filter-chips/filter-chips.tsx";
import { SurgeBanner } from "../../panels/top-bar/surge-banner.tsx";
import { AlarmDock } from "../alarms/alarm-dock.tsx";
import { MapPane } from "../shell/map-pane.tsx";
import { PlacedPanel } from "../shell/panel-column.tsx";
import type { ViewSource } from "../view-source.ts";
import type { PhoneTab } from "../view-state.ts";
import { PhoneOverview } from "./phone-overview.tsx";
import { PhoneTabs } from "./phone-tabs.tsx";
import { PhoneTop } from "./phone-top.tsx";

interface PhoneShellProps {
  readonly view: ViewSource;
  onConnection(): void;
}

/** The cockpit on a phone: one thing at a time, chosen at the bottom. */
export function PhoneShell({ view, onConnection }: PhoneShellProps) {
  const tab = useSyncExternalStore(view.subscribe, () => view.current().state.tab) ?? "overview";
  return (
    <>
      <PhoneTop onConnection={onConnection} />
      <SurgeBanner />
      <AlarmDock />
      <FilterChips />
      <div className={`phone__body phone__body--${tab}`}>
        <TabBody tab={tab} />
      </div>
      <PhoneTabs current={tab} onChoose={(chosen) => view.change({ tab: chosen === "overview" ? null : chosen })} />
    </>
  );
}

function TabBody({ tab }: { readonly tab: PhoneTab }) {
  switch (tab) {
    case "overview":
      return <PhoneOverview />;
    case "events":
      return <PlacedPanel id="feed" />;
    case "map":
      return <MapPane />;
    case "figures":
      return (
        <>
          {["stage-gauges", "response", "tiers", "ports", "economy"].map((panel) => (
            <PlacedPanel key={panel} id={panel} />
          ))}
        </>
      );
  }
}
