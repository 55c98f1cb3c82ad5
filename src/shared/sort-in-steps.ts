/** Items sorted at once; as many compared between two steps. */
const RUN = 1_024;

/** Sorts as `Array.sort` does, stable, in steps of a fraction of a millisecond each, so that a hundred thousand items need not be sorted at one go. Answers a new array. */
export function* sortInSteps<Item>(
  items: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Generator<void, readonly Item[]> {
  let runs: Item[][] = [];
  for (let at = 0; at < items.length; at += RUN) {
    runs.push(items.slice(at, at + RUN).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: Item[][] = [];
    for (let at = 0; at < runs.length; at += 2) merged.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge<Item>(
  first: Item[],
  second: Item[],
  compare: (one: Item, other: Item) => number,
): Generator<void, Item[]> {
  const [last] = first.slice(-1);
  const [next] = second;
  // In order already, as what comes by time mostly is.
  if (last === undefined || next === undefined || compare(last, next) <= 0) return first.concat(second);
  const merged: Item[] = [];
  let left = 0;
  let right = 0;
  for (;;) {
    const one = first[left];
    const other = second[right];
    if (one === undefined || other === undefined) break;
    if (compare(one, other) <= 0) {
      merged.push(one);
      left += 1;
    } else {
      merged.push(other);
      right += 1;
    }
    if (merged.length % RUN === 0) yield;
  }
  return merged.concat(first.slice(left), second.slice(right));
}
