/**
 * The value of the same period a year before, as the published change implies it: value ÷ (1 + change). Null without either, and for a change of −100 %
 * or below, which leaves nothing to divide by. Not a published figure: the screen says 推算.
 */
export function yearBefore(value: number | null, yoyPercent: number | null): number | null {
  if (value === null || yoyPercent === null || yoyPercent <= -100) return null;
  return value / (1 + yoyPercent / 100);
}
