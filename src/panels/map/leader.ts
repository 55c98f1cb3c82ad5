import type { ScreenPoint, ScreenRect } from "../../surfaces/map/map-data.ts";

/** A straight line between two points. */
export interface Leader {
  readonly from: ScreenPoint;
  readonly to: ScreenPoint;
}

/**
 * The leader from a spotlight's ring to its card: from the ring's edge to the nearest point of the card's edge, pulled in from
 * the corner so that it meets a side; null when the card covers the ring.
 */
export function leaderLine(anchor: ScreenPoint & { readonly radius: number }, card: ScreenRect): Leader | null {
  const inset = Math.min(24, card.width / 2, card.height / 2);
  const nearest = {
    x: clamp(anchor.x, card.left, card.left + card.width),
    y: clamp(anchor.y, card.top, card.top + card.height),
  };
  // Beside and above at once: the nearest point is a corner. Meet the nearer side a little further in.
  const to =
    nearest.x !== anchor.x && nearest.y !== anchor.y
      ? { x: nearest.x, y: clamp(nearest.y, card.top + inset, card.top + card.height - inset) }
      : nearest;
  const length = Math.hypot(to.x - anchor.x, to.y - anchor.y);
  if (length <= anchor.radius) return null;
  const part = anchor.radius / length;
  return { from: { x: anchor.x + (to.x - anchor.x) * part, y: anchor.y + (to.y - anchor.y) * part }, to };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
