/** The middle of the values (lower middle of an even number). @throws RangeError on an empty list. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Nearest-rank percentile, `share` 0–1. @throws RangeError on an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError("no values");
  return value;
}

/** `123456` → `123,456`. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}
