import type { LoadFigure } from "./grid.ts";

/** A plain count. */
export function plain(count: number): LoadFigure {
  return { value: count, count, base: null, span: null, gap: null };
}

/** Overdue ones among the open. */
export function late({ open, breached }: { readonly open: number; readonly breached: number }): LoadFigure {
  const value = open === 0 ? null : breached / open;
  return { value, count: breached, base: open, span: null, gap: open === 0 ? "empty" : null };
}

/** Reports among so many residents; undefined: nobody knows how many there are. */
export function perThousand(count: number, population: number | undefined): LoadFigure {
  if (population === undefined) return { value: null, count, base: null, span: null, gap: "population" };
  return { value: (count / population) * 1_000, count, base: population, span: null, gap: null };
}
