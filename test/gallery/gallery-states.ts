import type { ReportedEvent } from "../../src/domain/event.ts";
import type { Cockpit, Language, Sight, Theme } from "../../src/panels/cockpit.ts";
import { SECOND } from "../../src/shared/units.ts";
import { BUSY_DELAY, type FakeOptions, fakeCockpit, fakeSight } from "./fake-cockpit.ts";
import { GALLERY_NOW, type GalleryDay } from "./gallery-day.ts";

export const GALLERY_STATES = ["normal", "busy", "empty", "loading", "stale", "disconnected", "hostile"] as const;
export type GalleryState = (typeof GALLERY_STATES)[number];

/** Looks a panel has whatever the stream does, beside those. */
export const SHEET_STATES = [...GALLERY_STATES, "error", "simulated"] as const;
export type SheetState = (typeof SHEET_STATES)[number];

interface GalleryView {
  readonly language: Language;
  readonly theme: Theme;
}

/** The cockpit of a state. */
export function cockpitOf(state: GalleryState, { profile, events }: GalleryDay, view: GalleryView): Cockpit {
  const common = { ...view, profile, now: GALLERY_NOW };
  switch (state) {
    case "normal":
      return share("day", { ...common, events });
    case "busy":
      return share("later", { ...common, events, now: GALLERY_NOW + BUSY_DELAY });
    case "empty":
      return share("nothing", { ...common, events: [] });
    case "loading":
      return share("nothing", { ...common, events: [], freshness: "loading" });
    case "stale":
    case "disconnected":
      return share("day", { ...common, events, freshness: state });
    case "hostile":
      return share("hostile", { ...common, events: [...events, ...HOSTILE_REPORTS], spotlight: "hostile-0" });
  }
}

const sights = new Map<string, Sight>();

/** States that differ in looks alone share what is known: nothing takes longer to make. */
function share(kind: "day" | "later" | "nothing" | "hostile", options: FakeOptions): Cockpit {
  const known = sights.get(kind) ?? fakeSight(options);
  sights.set(kind, known);
  return fakeCockpit(options, known);
}

const HOSTILE_TEXTS = [
  '<img src=x onerror="globalThis.hacked=true"><b>加粗</b>',
  "很长的标题".repeat(24),
  "Donaudampfschifffahrtsgesellschaftskapitän".repeat(4).slice(0, 120),
  '"><script>globalThis.hacked=true</script>',
];

/** Reports as a resident with bad intentions, or a stuck key, would write them. */
const HOSTILE_REPORTS: readonly ReportedEvent[] = HOSTILE_TEXTS.map((words, index) => ({
  kind: "reported",
  incident: `hostile-${index}`,
  revision: 1,
  at: GALLERY_NOW - (index + 1) * SECOND,
  category: "dispute",
  severity: 1,
  port: "joint-110",
  region: "330109004",
  position: null,
  title: words,
  place: words,
  brain: "governance",
  contact: words,
}));
