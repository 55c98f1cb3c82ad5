import type { ComponentType } from "react";
import { DataQualityPanel } from "../panels/data-quality/data-quality-panel.tsx";
import { EconomyPanel } from "../panels/economy/economy-panel.tsx";
import { later } from "./later.ts";
import { FeedPanel } from "../panels/feed/feed-panel.tsx";
import type { PanelSources } from "../panels/sources/silence.ts";
import type { PanelProps } from "../panels/panel-props.ts";
import { PortsPanel } from "../panels/ports/ports-panel.tsx";
import { ResponsePanel } from "../panels/response/response-panel.tsx";
import { StageGaugesPanel } from "../panels/stage-gauges/stage-gauges-panel.tsx";
import { TiersPanel } from "../panels/tiers/tiers-panel.tsx";
import { UrgentPanel } from "../panels/urgent/urgent-panel.tsx";

// Panels of 总览 are the first that are drawn; those of other scenes come after.
const IndicatorCardsPanel = later(
  async () => (await import("../panels/indicators/cards-panel.tsx")).IndicatorCardsPanel,
);
const IndicatorComparisonPanel = later(
  async () => (await import("../panels/indicators/comparison-panel.tsx")).IndicatorComparisonPanel,
);
const IndicatorCumulativePanel = later(
  async () => (await import("../panels/indicators/cumulative-panel.tsx")).IndicatorCumulativePanel,
);
const IndicatorPolarityPanel = later(
  async () => (await import("../panels/indicators/polarity-panel.tsx")).IndicatorPolarityPanel,
);
const IndicatorProjectsPanel = later(
  async () => (await import("../panels/indicators/projects-panel.tsx")).IndicatorProjectsPanel,
);
const IndicatorSharePanel = later(
  async () => (await import("../panels/indicators/share-panel.tsx")).IndicatorSharePanel,
);
const IndicatorTablePanel = later(
  async () => (await import("../panels/indicators/table-panel.tsx")).IndicatorTablePanel,
  ["desk"],
);
const IndicatorTargetsPanel = later(
  async () => (await import("../panels/indicators/targets-panel.tsx")).IndicatorTargetsPanel,
);
const GridMatrixPanel = later(
  async () => (await import("../panels/grid-matrix/grid-matrix-panel.tsx")).GridMatrixPanel,
);
const GridHotspotsPanel = later(
  async () => (await import("../panels/grid-hotspots/grid-hotspots-panel.tsx")).GridHotspotsPanel,
);
const GridRankingPanel = later(
  async () => (await import("../panels/grid-ranking/grid-ranking-panel.tsx")).GridRankingPanel,
);

interface PanelEntry {
  readonly component: ComponentType<PanelProps>;
  /** Key of its title in the language files: what stays on the screen when the panel itself fails. */
  readonly title: string;
  /** What its figures come from, when not from the incidents of all ports. */
  readonly sources?: PanelSources;
}

const PANELS: ReadonlyMap<string, PanelEntry> = new Map<string, PanelEntry>([
  ["stage-gauges", { component: StageGaugesPanel, title: "gauges.title" }],
  ["urgent", { component: UrgentPanel, title: "urgent.title" }],
  ["response", { component: ResponsePanel, title: "response.title" }],
  ["feed", { component: FeedPanel, title: "feed.title" }],
  ["grid-matrix", { component: GridMatrixPanel, title: "grid.matrix" }],
  ["grid-hotspots", { component: GridHotspotsPanel, title: "grid.hotspots" }],
  ["grid-ranking", { component: GridRankingPanel, title: "grid.ranking" }],
  ["ports", { component: PortsPanel, title: "ports.title", sources: "none" }],
  ["data-quality", { component: DataQualityPanel, title: "quality.title", sources: "none" }],
  ["tiers", { component: TiersPanel, title: "tiers.title" }],
  ["economy", { component: EconomyPanel, title: "economy.title", sources: "indicators" }],
  ["indicator-cards", { component: IndicatorCardsPanel, title: "indicators.cards", sources: "indicators" }],
  ["indicator-targets", { component: IndicatorTargetsPanel, title: "indicators.targets", sources: "indicators" }],
  ["indicator-share", { component: IndicatorSharePanel, title: "indicators.share", sources: "indicators" }],
  ["indicator-polarity", { component: IndicatorPolarityPanel, title: "indicators.polarity", sources: "indicators" }],
  [
    "indicator-comparison",
    { component: IndicatorComparisonPanel, title: "indicators.comparison", sources: "indicators" },
  ],
  [
    "indicator-cumulative",
    { component: IndicatorCumulativePanel, title: "indicators.cumulative", sources: "indicators" },
  ],
  ["indicator-projects", { component: IndicatorProjectsPanel, title: "indicators.projects", sources: "indicators" }],
  ["indicator-table", { component: IndicatorTablePanel, title: "indicators.table", sources: "indicators" }],
]);

/** Every panel a profile may name. */
export const PANEL_IDS: readonly string[] = [...PANELS.keys()];

/** The panel a profile names in a scene; undefined for a name nobody knows. */
export function findPanel(id: string): PanelEntry | undefined {
  return PANELS.get(id);
}
