import type { ComponentType } from "react";
import { EconomyPanel } from "../panels/economy/economy-panel.tsx";
import { FeedPanel } from "../panels/feed/feed-panel.tsx";
import { PortsPanel } from "../panels/ports/ports-panel.tsx";
import { ResponsePanel } from "../panels/response/response-panel.tsx";
import { StageGaugesPanel } from "../panels/stage-gauges/stage-gauges-panel.tsx";
import { TiersPanel } from "../panels/tiers/tiers-panel.tsx";
import { UrgentPanel } from "../panels/urgent/urgent-panel.tsx";

interface PanelEntry {
  readonly component: ComponentType;
  /** Key of its title in the language files: what stays on the screen when the panel itself fails. */
  readonly title: string;
}

const PANELS: ReadonlyMap<string, PanelEntry> = new Map([
  ["stage-gauges", { component: StageGaugesPanel, title: "gauges.title" }],
  ["urgent", { component: UrgentPanel, title: "urgent.title" }],
  ["response", { component: ResponsePanel, title: "response.title" }],
  ["feed", { component: FeedPanel, title: "feed.title" }],
  ["ports", { component: PortsPanel, title: "ports.title" }],
  ["tiers", { component: TiersPanel, title: "tiers.title" }],
  ["economy", { component: EconomyPanel, title: "economy.title" }],
]);

/** The panel a profile names in a scene; undefined for a name nobody knows. */
export function findPanel(id: string): PanelEntry | undefined {
  return PANELS.get(id);
}
