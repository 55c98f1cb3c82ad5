import { useSyncExternalStore } from "react";

/**
 * The design tokens charts draw with, read from the page's style: roles as colour strings, `unit` = CSS pixels per design pixel,
 * `note` = size of axis text in CSS pixels.
 */
export interface ChartTokens {
  readonly unit: number;
  readonly note: number;
  readonly label: number;
  readonly fontText: string;
  /** A role by its token name without the dashes: `color("tide-in")`. */
  color(role: string): string;
}

let current: ChartTokens | null = null;
let observer: MutationObserver | null = null;
const listeners = new Set<() => void>();

/** The tokens of the current theme and form; a component that uses them renders again when either changes, or the wall's scale. */
export function useChartTokens(): ChartTokens {
  return useSyncExternalStore(subscribe, readTokens, readTokens);
}

function readTokens(): ChartTokens {
  current ??= measure();
  return current;
}

function measure(): ChartTokens {
  const style = getComputedStyle(document.documentElement);
  const pixels = (token: string): number => resolvePixels(`var(${token})`);
  const colors = new Map<string, string>();
  return {
    unit: resolvePixels("calc(100 * var(--u))") / 100,
    note: pixels("--fs-note"),
    label: pixels("--fs-label"),
    fontText: style.getPropertyValue("--font-text"),
    color(role) {
      const known = colors.get(role) ?? style.getPropertyValue(`--${role}`).trim();
      colors.set(role, known);
      return known;
    },
  };
}

/** `calc()` in a custom property stays unresolved; a probe element resolves it. */
function resolvePixels(length: string): number {
  const probe = document.createElement("i");
  probe.style.cssText = `position:absolute;visibility:hidden;width:${length}`;
  document.documentElement.append(probe);
  const { width } = probe.getBoundingClientRect();
  probe.remove();
  return width;
}

function subscribe(listener: () => void): () => void {
  if (observer === null) {
    observer = new MutationObserver(() => {
      current = null;
      for (const each of listeners) each();
    });
    // The shell sets theme, form and scale on the root element.
    observer.observe(document.documentElement, { attributes: true });
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}
