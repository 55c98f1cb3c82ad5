import { spanBegin } from "../../derive/known-since.ts";
import type { EpochMs } from "../../shared/units.ts";
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
    case "24h":
    case "7d":
    case "all":
      return { from: spanBegin(window, { now, profile }), to: now, phrase };
    case "yesterday":
    case "lastweek": {
      const from = spanBegin(window === "yesterday" ? "yesterday" : "lastWeek", { now, profile });
      return { from, to: from + (now - spanBegin("today", { now, profile })), phrase };
    }
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
