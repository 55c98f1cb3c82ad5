import { startOfDay } from "../../domain/calendar-day.ts";
import { DAY, type EpochMs, MINUTE } from "../../shared/units.ts";
import type { WindowId } from "../../derive/derived.ts";
import type { ExplainedWindow, ExplainFacts } from "./explanation.ts";

/** The window of figures over incidents, as docs/figures.md defines it, with its two instants. */
export function incidentWindow(
  window: WindowId | "yesterday" | "lastweek",
  by: "reported" | "closed",
  { profile, now }: ExplainFacts,
): ExplainedWindow {
  const values = { zone: profile.zone };
  const phrase = { key: `explain.window.${window}.${by}`, values };
  switch (window) {
    case "today":
      return { from: startOfDay(now, profile.zone), to: now, phrase };
    case "24h":
      return { from: now - DAY, to: now, phrase };
    case "7d":
      return { from: now - 7 * DAY, to: now, phrase };
    case "yesterday":
    case "lastweek": {
      const from = startOfDay(now, profile.zone, window === "yesterday" ? -1 : -7);
      return { from, to: from + (now - startOfDay(now, profile.zone)), phrase };
    }
    case "all":
      return { from: tableStart(now, profile.windowMs), to: now, phrase };
  }
}

/** A figure of this moment: no window, one instant. */
export function momentWindow({ profile, now }: ExplainFacts): ExplainedWindow {
  return { from: null, to: now, phrase: { key: "explain.window.moment", values: { zone: profile.zone } } };
}

/** A stretch that ends now, under a phrase of its own. */
export function stretchWindow(key: string, from: EpochMs, { profile, now }: ExplainFacts): ExplainedWindow {
  return { from, to: now, phrase: { key: `explain.window.${key}`, values: { zone: profile.zone } } };
}

/** Closed incidents leave the table once their close is older than this. */
function tableStart(now: EpochMs, windowMs: number): EpochMs {
  return Math.floor(now / (10 * MINUTE)) * 10 * MINUTE - windowMs;
}
