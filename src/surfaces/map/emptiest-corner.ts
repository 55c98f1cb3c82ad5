import type { ScreenPoint, ScreenRect } from "./map-data.ts";

const CORNERS = ["bottomRight", "topRight", "topLeft", "bottomLeft"] as const;
export type Corner = (typeof CORNERS)[number];

/** A point a card should not cover; heavier ones less gladly. */
export interface WeightedPoint extends ScreenPoint {
  readonly weight: number;
}

/** How far a card stands from the pane's edges, CSS pixels: headline and legend may ask for more above or below. */
export interface CardMargins {
  readonly side: number;
  readonly top: number;
  readonly bottom: number;
}

/** The rectangle a card of a size takes in a corner of the pane, `margins` away from its edges. */
export function cornerRect(
  corner: Corner,
  card: { readonly width: number; readonly height: number },
  pane: { readonly width: number; readonly height: number },
  margins: CardMargins,
): ScreenRect {
  const right = corner === "topRight" || corner === "bottomRight";
  const bottom = corner === "bottomLeft" || corner === "bottomRight";
  return {
    left: right ? pane.width - margins.side - card.width : margins.side,
    top: bottom ? pane.height - margins.bottom - card.height : margins.top,
    width: card.width,
    height: card.height,
  };
}

/**
 * The corner whose rectangle covers least: points count their weight, `reserved` areas (headline, legend) the share of the card
 * they overlap times `reservedWeight`. Ties go to the first of CORNERS; `current` wins unless another is clearly better (hysteresis 25 %).
 */
export function emptiestCorner(
  points: readonly WeightedPoint[],
  reserved: readonly ScreenRect[],
  card: { readonly width: number; readonly height: number },
  pane: { readonly width: number; readonly height: number },
  margins: CardMargins,
  current: Corner | null = null,
): Corner {
  const reservedWeight = 400;
  const cost = (corner: Corner): number => {
    const rect = cornerRect(corner, card, pane, margins);
    let sum = 0;
    for (const point of points) if (contains(rect, point)) sum += point.weight;
    for (const area of reserved) sum += (reservedWeight * overlapArea(rect, area)) / (rect.width * rect.height);
    return corner === current ? sum * 0.75 - 0.5 : sum;
  };
  let best: Corner = CORNERS[0];
  for (const corner of CORNERS) if (cost(corner) < cost(best)) best = corner;
  return best;
}

function contains(rect: ScreenRect, point: ScreenPoint): boolean {
  return (
    point.x >= rect.left &&
    point.x <= rect.left + rect.width &&
    point.y >= rect.top &&
    point.y <= rect.top + rect.height
  );
}

function overlapArea(a: ScreenRect, b: ScreenRect): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}
