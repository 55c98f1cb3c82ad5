/** No strip has more: the oldest wait longest, the rest is counted. */
const MOST_ROWS = 3;
/** Design pixels: the strip's head and a row as in supervision.css; two rows of the urgent list with its counts and its last line as in urgent.css. */
const HEAD = 32;
const ROW = 31;
const URGENT = 59 + 2 * 40 + 22;

/**
 * Rows of the strip in a wall's column of `height` design pixels that it shares with the urgent list: what is late comes first and keeps two rows
 * of its own, but the oldest supervision is always there.
 */
export function stripRows(waiting: number, height: number): number {
  const room = Math.floor((height - URGENT - HEAD) / ROW);
  return Math.min(waiting, MOST_ROWS, Math.max(1, room));
}
