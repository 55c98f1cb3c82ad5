import type { ScreenPoint, ScreenRect } from "./map-data.ts";

/** Where a label may stand, tried in this order: beside its point, around it, or on it. */
export const BESIDE = ["right", "left", "top", "bottom"] as const;
export const AROUND = [...BESIDE, "topRight", "topLeft", "bottomRight", "bottomLeft"] as const;
export const CENTRED = ["centre", "bottom", "top"] as const;
type Side = (typeof AROUND)[number] | (typeof CENTRED)[number];

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
  /** Where nothing else is free it may cover `soft` obstacles. */
  readonly bold?: boolean;
  /** Part of a symbol: stands on its first side whatever is there. */
  readonly pinned?: boolean;
}

/** Something labels must not cover. */
export interface Obstacle extends ScreenRect {
  readonly key: string;
  /** A label that matters more may cover it. */
  readonly soft?: boolean;
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
  const findRoom = (wish: LabelWish, boldly: boolean): PlacedLabel | null => {
    const before = previous.get(wish.key);
    const sides = before !== undefined && wish.sides.includes(before.side) ? [before.side, ...wish.sides] : wish.sides;
    for (const side of sides) {
      const { dx, dy } = offset(wish, side);
      const rect = { left: wish.point.x + dx, top: wish.point.y + dy, width: wish.width, height: wish.height };
      const isBlocked = (other: Obstacle): boolean =>
        other.key !== wish.own && !(boldly && other.soft === true) && overlaps(rect, other);
      if (wish.pinned !== true && (!isInside(rect, pane) || taken.some(isBlocked))) continue;
      taken.push({ key: "", ...rect });
      return { key: wish.key, side, dx, dy };
    }
    return null;
  };
  for (const wish of wishes) {
    const place = findRoom(wish, false) ?? (wish.bold === true ? findRoom(wish, true) : null);
    if (place !== null) placed.push(place);
  }
  return placed;
}

function offset(wish: LabelWish, side: Side): { readonly dx: number; readonly dy: number } {
  const { width, height, gap } = wish;
  const centre = { dx: -width / 2, dy: -height / 2 };
  // Diagonally the ring leaves more room: a little less than gap ÷ √2.
  const near = gap * 0.65;
  switch (side) {
    case "right":
      return { dx: gap, dy: centre.dy };
    case "left":
      return { dx: -gap - width, dy: centre.dy };
    case "top":
      return { dx: centre.dx, dy: -gap - height };
    case "bottom":
      return { dx: centre.dx, dy: gap };
    case "topRight":
      return { dx: near, dy: -near - height };
    case "topLeft":
      return { dx: -near - width, dy: -near - height };
    case "bottomRight":
      return { dx: near, dy: near };
    case "bottomLeft":
      return { dx: -near - width, dy: near };
    case "centre":
      return centre;
  }
}

/** Whether two rectangles share area; touching edges do not. */
export function overlaps(a: ScreenRect, b: ScreenRect): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}

function isInside(rect: ScreenRect, pane: { readonly width: number; readonly height: number }): boolean {
  return (
    rect.left >= 0 && rect.top >= 0 && rect.left + rect.width <= pane.width && rect.top + rect.height <= pane.height
  );
}
