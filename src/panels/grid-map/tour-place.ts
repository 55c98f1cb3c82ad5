import type { ScreenPoint, ScreenRect } from "../../surfaces/map/map-data.ts";
import { type Leader, leaderLine } from "../map/leader.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Farthest from the ring that words are looked for, in rings' radii: what stands farther is not seen as one. */
const FARTHEST = 48;
/** Points of the leader that must not lie on words. */
const SAMPLES = 12;

/**
 * Where the words of a ring stand, top left corner: on the pane, hiding none of `words` and not the ring, the leader between them crossing as few as can be,
 * as near as that allows. Where everything is taken they hide as little as they can.
 * @param before where they stood: they stay while nothing comes under them
 */
export function tourPlace(
  ring: ScreenPoint & { readonly radius: number },
  { width, height }: Size,
  pane: Size,
  words: readonly ScreenRect[],
  before: ScreenPoint | null = null,
): ScreenPoint {
  const { x, y, radius } = ring;
  const own = { left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius };
  const reach = FARTHEST * radius;
  const step = 2 * radius;
  const inside = (wanted: ScreenPoint): ScreenPoint => ({
    x: Math.max(0, Math.min(wanted.x, pane.width - width)),
    y: Math.max(0, Math.min(wanted.y, pane.height - height)),
  });
  let best = { place: inside({ x: x - width / 2, y: y + 2 * radius }), cost: Number.POSITIVE_INFINITY };
  // Hidden words weigh more than crossed ones, and those more than the way.
  const offer = (place: ScreenPoint, bonus = 0): void => {
    const box = { left: place.x, top: place.y, width, height };
    const leader = leaderLine(ring, box);
    const way = leader === null ? 0 : Math.hypot(leader.to.x - leader.from.x, leader.to.y - leader.from.y);
    if (way - bonus >= best.cost) return;
    const hidden = words.reduce((sum, word) => sum + overlap(box, word), overlap(box, own));
    let cost = way - bonus + hidden * 1_000;
    if (cost >= best.cost) return;
    if (leader !== null) cost += 6 * radius * crossedBy(leader, words);
    if (cost < best.cost) best = { place, cost };
  };
  // A little better is not worth a hop.
  if (before !== null) offer(inside(before), 10 * radius);
  for (let top = y - reach - height; top <= y + reach; top += step)
    for (let left = x - reach - width; left <= x + reach; left += step) {
      const place = inside({ x: left, y: top });
      if (place.x === left && place.y === top) offer(place);
    }
  return best.place;
}

/** How many points along a leader lie on words. */
function crossedBy({ from, to }: Leader, words: readonly ScreenRect[]): number {
  let crossed = 0;
  for (let sample = 1; sample <= SAMPLES; sample += 1) {
    const part = sample / SAMPLES;
    const point = { left: from.x + (to.x - from.x) * part, top: from.y + (to.y - from.y) * part, width: 1, height: 1 };
    if (words.some((word) => overlap(point, word) > 0)) crossed += 1;
  }
  return crossed;
}

function overlap(one: ScreenRect, other: ScreenRect): number {
  const width = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const height = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  return Math.max(0, width) * Math.max(0, height);
}
