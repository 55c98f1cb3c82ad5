/** The first `limit` values in the order of `compare`, without sorting all of them. */
export function topBy<Value>(
  values: Iterable<Value>,
  limit: number,
  compare: (one: Value, other: Value) => number,
): Value[] {
  const top: Value[] = [];
  if (limit <= 0) return top;
  for (const value of values) {
    const worst = top.at(-1);
    if (top.length >= limit && worst !== undefined && compare(value, worst) >= 0) continue;
    let low = 0;
    let high = top.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const held = top[middle];
      if (held !== undefined && compare(held, value) <= 0) low = middle + 1;
      else high = middle;
    }
    top.splice(low, 0, value);
    if (top.length > limit) top.pop();
  }
  return top;
}
