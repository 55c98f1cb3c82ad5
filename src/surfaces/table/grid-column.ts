import {
  columnOrderingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";
import type { ReactNode } from "react";

/** What of TanStack Table a grid uses: rows come sorted and filtered. */
export const GRID_FEATURES = tableFeatures({ columnOrderingFeature, columnVisibilityFeature, rowSortingFeature });
export type GridFeatures = typeof GRID_FEATURES;

/** A column of a grid. */
export interface GridColumn<Item> {
  readonly id: string;
  /** What its head says; also its name for those who hear it. */
  readonly title: string;
  /** A length of CSS, or `minmax(…)`. */
  readonly width: string;
  readonly isSortable: boolean;
  readonly isEnd?: boolean;
  cell(item: Item): ReactNode;
}
