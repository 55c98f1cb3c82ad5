import type { ComponentType } from "react";
import { DataQualityPanel } from "../panels/data-quality/data-quality-panel.tsx";
import { EconomyPanel } from "../panels/economy/economy-panel.tsx";
import { FeedPanel } from "../panels/feed/feed-panel.tsx";
import { GridHotspotsPanel } from "../panels/grid-hotspots/grid-hotspots-panel.tsx";
import { GridMatrixPanel } from "../panels/grid-matrix/grid-matrix-panel.tsx";
import { GridRankingPanel } from "../panels/grid-ranking/grid-ranking-panel.tsx";
import { IndicatorCardsPanel } from "../panels/indicators/cards-panel.tsx";
import { IndicatorComparisonPanel } from "../panels/indicators/comparison-panel.tsx";
import { IndicatorCumulativePanel } from "../panels/indicators/cumulative-panel.tsx";
import { IndicatorPolarityPanel } from "../panels/indicators/polarity-panel.tsx";
import { IndicatorProjectsPanel } from "../panels/indicators/projects-panel.tsx";
import { IndicatorSharePanel } from "../panels/indicators/share-panel.tsx";
import { IndicatorTablePanel } from "../panels/indicators/table-panel.tsx";
import { IndicatorTargetsPanel } from "../panels/indicators/targets-panel.tsx";
import type { PanelSources } from "../panels/sources/silence.ts";
import type { PanelProps } from "../panels/panel-props.ts";
import { PortsPanel } from "../panels/ports/ports-panel.tsx";
import { ResponsePanel } from "../panels/response/response-panel.tsx";
import { StageGaugesPanel } from "../panels/stage-gauges/stage-gauges-panel.tsx";
import { TiersPanel } from "../panels/tiers/tiers-panel.tsx";
import { UrgentPanel } from "../panels/urgent/urgent-panel.tsx";

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

/** The panel a profile names in a scene; undefined for a name nobody knows. */
export function findPanel(id: string): PanelEntry | undefined {
  return PANELS.get(id);
}
