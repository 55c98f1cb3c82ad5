import type { ScreenPoint, ScreenRect } from "../../surfaces/map/map-data.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Steps away from the ring that are tried. */
const STEPS = 3;

/**
 * Where the words beside a ring stand, top left corner: below, above, right or left of it, whichever hides least of `words`; within the pane.
 * @param reach from the ring's middle to the nearest edge of the words, CSS pixels
 */
export function tourPlace(
  at: ScreenPoint,
  size: Size,
  pane: Size,
  reach: number,
  words: readonly ScreenRect[],
): ScreenPoint {
  const { width, height } = size;
  const places = Array.from({ length: STEPS }, (_, step) => reach + (step * height) / 2).flatMap((far) => [
    { x: at.x - width / 2, y: at.y + far },
    { x: at.x - width / 2, y: at.y - far - height },
    { x: at.x + far, y: at.y - height / 2 },
    { x: at.x - far - width, y: at.y - height / 2 },
    { x: at.x + far, y: at.y + far },
    { x: at.x - far - width, y: at.y + far },
    { x: at.x + far, y: at.y - far - height },
    { x: at.x - far - width, y: at.y - far - height },
  ]);
  let best: { readonly place: ScreenPoint; readonly hidden: number } | null = null;
  for (const wanted of places) {
    const place = {
      x: Math.max(0, Math.min(wanted.x, pane.width - width)),
      y: Math.max(0, Math.min(wanted.y, pane.height - height)),
    };
    const hidden = words.reduce((sum, word) => sum + overlap({ left: place.x, top: place.y, width, height }, word), 0);
    if (best === null || hidden < best.hidden) best = { place, hidden };
    if (hidden === 0) break;
  }
  return best?.place ?? at;
}

function overlap(one: ScreenRect, other: ScreenRect): number {
  const width = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const height = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  return Math.max(0, width) * Math.max(0, height);
}
