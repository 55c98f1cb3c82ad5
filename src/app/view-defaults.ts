import type { Form, Language, Theme } from "../panels/cockpit.ts";
import type { ViewState } from "./view-state.ts";

/** Where the page is shown. */
export interface Place {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The main pointer is a finger. */
  readonly coarsePointer: boolean;
  /** The languages of the profile, its own first; empty before one is known. */
  readonly languages: readonly Language[];
}

/** A view with nothing left open. */
export interface ResolvedView {
  readonly form: Form;
  readonly theme: Theme;
  readonly language: Language;
}

/** What the address leaves open is decided by the place: narrow is a phone, large without a finger is a wall, the rest is a desk. */
export function resolveView(state: ViewState, place: Place): ResolvedView {
  const form = state.form ?? defaultForm(place);
  return {
    form,
    theme: state.theme ?? (form === "desk" ? "paper" : "ink"),
    // Whose cockpit it is decides, not whose browser: a command centre's screens all speak alike.
    language: state.language ?? place.languages[0] ?? "zh",
  };
}

/**
 * CSS pixels per design pixel: a wall is drawn for 1920 × 1080 and grows with the smaller side's share, so that nothing overflows and an
 * ultrawide wall keeps its type size. Cut to thousandths, downwards. Desk and phone are drawn at 1.
 */
export function scaleOf(form: Form, width: number, height: number): number {
  if (form !== "wall") return 1;
  return Math.max(0.25, Math.floor(Math.min(width / 1920, height / 1080) * 1_000) / 1_000);
}

function defaultForm({ width, height, coarsePointer }: Place): Form {
  if (width <= 600 || (coarsePointer && height <= 480)) return "phone";
  return width >= 1600 && height >= 900 && !coarsePointer ? "wall" : "desk";
}
