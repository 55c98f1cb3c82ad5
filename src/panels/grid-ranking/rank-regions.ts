import type { RegionRow } from "../grid-map/load-areas.ts";

/** A region in the ranking. */
interface RankedRow extends RegionRow {
  /** Reports by hour, the last 24. */
  readonly hours: readonly number[];
}

/** The regions in the order of the measure. */
interface Ranking {
  /** Highest first, unknown last, of equal ones in the order of the tree. `rank` counts places. */
  readonly rows: readonly (RankedRow & { readonly rank: number })[];
  /** What is counted in all of them, and in the first few. */
  readonly sum: number;
  readonly leaders: number;
  /** How many count nothing. */
  readonly empty: number;
}

/** Orders regions by their figures. @param first how many lead */
export function rankRegions(rows: readonly RankedRow[], first: number): Ranking {
  const ordered = rows.toSorted(
    (one, other) =>
      (other.figure.value ?? Number.NEGATIVE_INFINITY) - (one.figure.value ?? Number.NEGATIVE_INFINITY) || 0,
  );
  const count = (part: readonly RankedRow[]): number => part.reduce((sum, { figure }) => sum + figure.count, 0);
  return {
    rows: ordered.map((row, index) => ({ ...row, rank: index + 1 })),
    sum: count(ordered),
    leaders: count(ordered.slice(0, first)),
    empty: ordered.filter(({ figure }) => figure.count === 0).length,
  };
}
