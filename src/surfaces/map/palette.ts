import { parseColour, type Rgba } from "./colour.ts";

/** Design tokens the map draws with, by their name in tokens.css. */
const COLOURS = {
  text: "--text",
  text2: "--text-2",
  text3: "--text-3",
  accent: "--accent",
  track: "--line-strong",
  ok: "--ok-fill",
  warn: "--warn-fill",
  breach: "--breach-fill",
  stale: "--stale",
  plate: "--map-symbol-plate",
  unit: "--unit",
  land: "--map-land",
  landOutside: "--map-land-out",
  block: "--map-block",
  water: "--map-water",
  waterLine: "--map-water-line",
  road1: "--map-road-1",
  road2: "--map-road-2",
  road3: "--map-road-3",
  rail: "--map-rail",
  boundary: "--map-boundary",
  gridLine: "--map-grid-line",
} as const;
type ColourRole = keyof typeof COLOURS;

const LOAD_COLOURS = ["--load-0", "--load-1", "--load-2", "--load-3", "--load-4", "--load-5"] as const;

/** Colours and sizes of the map, read from the tokens of the theme and form in force. */
export interface MapPalette {
  /** CSS text of each role. */
  readonly css: Readonly<Record<ColourRole, string>>;
  /** The same for shaders. */
  readonly rgba: Readonly<Record<ColourRole, Rgba>>;
  readonly load: readonly string[];
  /** Opacity of the load tint over the basemap. */
  readonly loadAlpha: number;
  /** Opacity of the mask outside the jurisdiction. */
  readonly dim: number;
  /** CSS pixels of one design pixel (`--u`). */
  readonly u: number;
}

/**
 * Builds a palette from a reader of custom properties.
 * @param property the computed value of a custom property, for example `--map-land`
 * @param u CSS pixels of one design pixel
 * @throws naming the token that is missing or no colour
 */
export function makePalette(property: (name: string) => string, u: number): MapPalette {
  const roles = Object.entries(COLOURS) as [ColourRole, string][];
  const css = Object.fromEntries(roles.map(([role, name]) => [role, property(name).trim()]));
  const rgba = Object.fromEntries(roles.map(([role, name]) => [role, parseColour(property(name), name)]));
  return {
    css: css as Record<ColourRole, string>,
    rgba: rgba as Record<ColourRole, Rgba>,
    load: LOAD_COLOURS.map((name) => property(name).trim()),
    loadAlpha: numberToken(property, "--load-alpha"),
    dim: numberToken(property, "--map-dim"),
    u,
  };
}

/** The palette in force at an element. `--u` is measured, so that it may be any CSS length. */
export function readPalette(element: HTMLElement): MapPalette {
  const style = getComputedStyle(element);
  const probe = document.createElement("div");
  probe.style.cssText = "position:absolute;visibility:hidden;width:calc(1000 * var(--u))";
  element.append(probe);
  const u = probe.getBoundingClientRect().width / 1000;
  probe.remove();
  return makePalette((name) => style.getPropertyValue(name), u || 1);
}

function numberToken(property: (name: string) => string, name: string): number {
  const value = Number.parseFloat(property(name));
  if (!Number.isFinite(value)) throw new Error(`${name}: "${property(name)}" is not a number`);
  return value;
}
