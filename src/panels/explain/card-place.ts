/** A rectangle of the window, CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a card stands, and the line from the figure's frame to it. */
export interface CardPlace {
  readonly left: number;
  readonly top: number;
  readonly leader: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/**
 * Below the figure if there is room, else above it, else beside it, where there is more room. It never leaves the window as long as the window is larger.
 * @param figure the figure's frame
 * @param gap length of the leader
 * @param margin least distance to the window's edges
 */
export function placeCard(figure: Box, card: Room, window: Room, gap: number, margin: number): CardPlace {
  const centreX = figure.left + figure.width / 2;
  const centreY = figure.top + figure.height / 2;
  const bottom = figure.top + figure.height;
  const right = figure.left + figure.width;
  // The design lets the card begin at the figure's left edge.
  const left = clamp(figure.left, margin, window.width - margin - card.width);
  const x = clamp(centreX, left, left + card.width);
  if (bottom + gap + card.height <= window.height - margin) {
    return { left, top: bottom + gap, leader: { x1: x, y1: bottom, x2: x, y2: bottom + gap } };
  }
  if (figure.top - gap - card.height >= margin) {
    const top = figure.top - gap - card.height;
    return { left, top, leader: { x1: x, y1: figure.top, x2: x, y2: figure.top - gap } };
  }
  const top = clamp(centreY - card.height / 2, margin, window.height - margin - card.height);
  const y = clamp(centreY, top, top + card.height);
  const isRight = window.width - right >= figure.left;
  const beside = isRight ? right + gap : figure.left - gap - card.width;
  const inside = clamp(beside, margin, window.width - margin - card.width);
  return {
    left: inside,
    top,
    leader: isRight
      ? { x1: right, y1: y, x2: Math.max(right, inside), y2: y }
      : { x1: figure.left, y1: y, x2: Math.min(figure.left, inside + card.width), y2: y },
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
