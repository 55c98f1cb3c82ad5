/** Red, green, blue and opacity, each 0–1, not premultiplied. */
export type Rgba = readonly [number, number, number, number];

/**
 * Reads `#rgb`, `#rrggbb`, `#rrggbbaa` and `rgb(r g b / a)` as getComputedStyle gives them.
 * @throws naming the colour and where it was found, for anything else.
 */
export function parseColour(text: string, where: string): Rgba {
  const value = text.trim();
  const hex = /^#([0-9a-f]{3,8})$/i.exec(value)?.[1];
  if (hex !== undefined) {
    const digits = hex.length <= 4 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
    const [red = 0, green = 0, blue = 0, alpha = 255] = digits.map((pair) => Number.parseInt(pair, 16));
    return [red / 255, green / 255, blue / 255, alpha / 255];
  }
  const parts = /^rgba?\(([^)]+)\)$/i
    .exec(value)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  if (parts !== undefined && parts.length >= 3 && parts.every(Number.isFinite)) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = parts;
    return [red / 255, green / 255, blue / 255, alpha];
  }
  throw new Error(`${where}: "${text}" is not a colour the map can read`);
}
