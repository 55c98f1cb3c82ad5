import type { ScreenPoint, ScreenRect } from "./map-data.ts";

/** Where a label may stand, tried in this order: beside its point, or on it. */
export const BESIDE = ["right", "left", "top", "bottom"] as const;
export const CENTRED = ["centre", "below", "above"] as const;
type Side = (typeof BESIDE)[number] | (typeof CENTRED)[number];

/** A label that looks for room. */
export interface LabelWish {
  readonly key: string;
  readonly point: ScreenPoint;
  /** CSS pixels, margins included. */
  readonly width: number;
  readonly height: number;
  /** Distance from the point to the label's nearest edge when it stands beside it. */
  readonly gap: number;
  readonly sides: readonly Side[];
  /** An obstacle this label may cover: its own symbol. */
  readonly own?: string;
}

/** Something labels must not cover. */
export interface Obstacle extends ScreenRect {
  readonly key: string;
}

export interface PlacedLabel {
  readonly key: string;
  readonly side: Side;
  /** Top left corner, relative to the label's point: it moves with the point without being placed again. */
  readonly dx: number;
  readonly dy: number;
}

/**
 * Greedy placement: wishes come in the order of priority, each takes the first side with room; a label that finds none is dropped.
 * A side taken before (`previous`) is tried first, so that labels do not hop.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  obstacles: readonly Obstacle[],
  pane: { readonly width: number; readonly height: number },
  previous: ReadonlyMap<string, PlacedLabel> = new Map(),
): readonly PlacedLabel[] {
  const taken: Obstacle[] = [...obstacles];
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    const before = previous.get(wish.key);
    const sides = before === undefined ? wish.sides : [before.side, ...wish.sides];
    for (const side of sides) {
      if (!wish.sides.includes(side)) continue;
      const { dx, dy } = offset(wish, side);
      const rect = { left: wish.point.x + dx, top: wish.point.y + dy, width: wish.width, height: wish.height };
      if (!isInside(rect, pane)) continue;
      if (taken.some((other) => other.key !== wish.own && overlaps(rect, other))) continue;
      taken.push({ key: "", ...rect });
      placed.push({ key: wish.key, side, dx, dy });
      break;
    }
  }
  return placed;
}

function offset(wish: LabelWish, side: Side): { readonly dx: number; readonly dy: number } {
  const { width, height, gap } = wish;
  const centred = { dx: -width / 2, dy: -height / 2 };
  switch (side) {
    case "right":
      return { dx: gap, dy: centred.dy };
    case "left":
      return { dx: -gap - width, dy: centred.dy };
    case "top":
    case "above":
      return { dx: centred.dx, dy: -gap - height };
    case "bottom":
    case "below":
      return { dx: centred.dx, dy: gap };
    case "centre":
      return centred;
  }
}

/** Whether two rectangles share area; touching edges do not. */
export function overlaps(a: ScreenRect, b: ScreenRect): boolean {
  return (
    a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height
  );
}

function isInside(rect: ScreenRect, pane: { readonly width: number; readonly height: number }): boolean {
  return rect.left >= 0 && rect.top >= 0 && rect.left + rect.width <= pane.width && rect.top + rect.height <= pane.height;
}
