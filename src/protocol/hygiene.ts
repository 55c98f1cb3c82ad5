/** What people wrote is text, never markup, and never longer than a screen can use. Lengths in code points. */
export const TITLE_LIMIT = 120;
export const PLACE_LIMIT = 120;
export const TEXT_LIMIT = 200;

/** UTF-16 units of a text that are read at all; a longer one is cut whatever it holds. */
const READ_LIMIT = 4_096;

// Control characters (newlines too), line and paragraph separators, characters that turn the direction of what follows
// (a title could otherwise reorder the words around it), and halves of surrogate pairs.
const HIDDEN = /[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029]/u;
const EVERY_HIDDEN = new RegExp(HIDDEN.source, "gu");

/** Whether a text holds a character that is not seen but acts: control, direction, separator, lone surrogate. */
export function hasHiddenCharacter(text: string): boolean {
  return HIDDEN.test(text);
}

/**
 * Removes hidden characters and cuts what is longer than `limit` code points, ending in `…` (which counts).
 * Returns the same string when there is nothing to do, so that identity tells whether it was changed.
 */
export function cleanText(text: string, limit: number): string {
  // Of a text of a megabyte only the beginning is worth the time of looking at it.
  const head = text.length > READ_LIMIT ? text.slice(0, READ_LIMIT) : text;
  const visible = HIDDEN.test(head) ? head.replace(EVERY_HIDDEN, "") : head;
  const isWhole = head === text;
  if (isWhole && visible.length <= limit) return visible;
  const points = Array.from(visible);
  if (isWhole && points.length <= limit) return visible;
  return `${points.slice(0, limit - 1).join("")}…`;
}
