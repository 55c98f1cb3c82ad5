/** What people wrote is text, never markup, and never longer than a screen can use. Lengths in code points. */
export const TITLE_LIMIT = 120;
export const PLACE_LIMIT = 120;
export const TEXT_LIMIT = 200;

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
  const visible = HIDDEN.test(text) ? text.replace(EVERY_HIDDEN, "") : text;
  if (visible.length <= limit) return visible;
  const kept = Array.from(visible.slice(0, 2 * limit + 2));
  if (kept.length <= limit) return visible;
  return `${kept.slice(0, limit - 1).join("")}…`;
}
