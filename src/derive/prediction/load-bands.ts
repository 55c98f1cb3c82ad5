/** The greatest numbers of waiting incidents that count as quiet and as usual; more is busy. */
export interface LoadBands {
  readonly quiet: number;
  readonly usual: number;
}

/** Cuts loads into thirds: nearest rank at ⌈n/3⌉ and ⌈2n/3⌉. `counts`: how often each load was seen; of none, everything is quiet. */
export function loadBandsOf(counts: ReadonlyMap<number, number>): LoadBands {
  const loads = [...counts].sort(([left], [right]) => left - right);
  const all = loads.reduce((sum, [, count]) => sum + count, 0);
  return { quiet: rank(loads, Math.ceil(all / 3)), usual: rank(loads, Math.ceil((2 * all) / 3)) };
}

/** Place in `LOADS`. */
export function loadBand(load: number, { quiet, usual }: LoadBands): number {
  if (load <= quiet) return 0;
  return load <= usual ? 1 : 2;
}

function rank(loads: readonly (readonly [load: number, count: number])[], place: number): number {
  let seen = 0;
  for (const [load, count] of loads) {
    seen += count;
    if (seen >= place) return load;
  }
  return Number.POSITIVE_INFINITY;
}
