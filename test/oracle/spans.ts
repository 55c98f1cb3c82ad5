/** A stretch of time that holds `from` and not `to`; `to` may be Infinity. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What of the spans lies within one of `others`. */
export function within(spans: readonly Span[], others: readonly Span[]): Span[] {
  return spans.flatMap((span) =>
    others
      .map((other) => ({ from: Math.max(span.from, other.from), to: Math.min(span.to, other.to) }))
      .filter(({ from, to }) => from < to),
  );
}

/** What of the spans lies in none of `others`. */
export function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  let left = [...spans];
  for (const other of others) {
    if (other.from >= other.to) continue;
    const parts = left.flatMap((span) => [
      { from: span.from, to: Math.min(span.to, other.from) },
      { from: Math.max(span.from, other.to), to: span.to },
    ]);
    left = parts.filter(({ from, to }) => from < to);
  }
  return left;
}

/** How much of the spans, which must not overlap, lies before `instant`. */
export function lengthBefore(spans: readonly Span[], instant: number): number {
  return spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, instant) - from), 0);
}
