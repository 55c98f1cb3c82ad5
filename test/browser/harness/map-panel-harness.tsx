import "../../../src/app/fonts.ts";
import "../../../src/app/tokens.css";
import "../../../src/app/base.css";
import { createRoot } from "react-dom/client";
import type { StreamEvent } from "../../../src/domain/event.ts";
import { type Cockpit, CockpitProvider, type CockpitSource, type Theme } from "../../../src/panels/cockpit.ts";
import { MapPanel } from "../../../src/panels/map/map-panel.tsx";
import { fakeCockpit } from "../../gallery/fake-cockpit.ts";
import { GALLERY_NOW, loadGalleryDay } from "../../gallery/gallery-day.ts";

// The whole panel over the simulated day of the gallery, driven from outside.
// Query: theme · lang · u · freshness · empty (no events) · webgl=none
const query = new URLSearchParams(location.search);
const theme: Theme = query.get("theme") === "paper" ? "paper" : "ink";
document.documentElement.dataset.theme = theme;
document.documentElement.style.setProperty("--u", query.get("u") ?? "1px");
if (query.get("webgl") === "none") HTMLCanvasElement.prototype.getContext = () => null;

const day = await loadGalleryDay();
const root = document.getElementById("root");
if (root === null) throw new Error("map-panel.html has no #root");
const listeners = new Set<() => void>();
let cockpit: Cockpit = fakeCockpit({
  profile: day.profile,
  events: query.has("empty") ? [] : day.events,
  now: GALLERY_NOW,
  freshness: (query.get("freshness") ?? "live") as Cockpit["freshness"],
  language: query.get("lang") === "en" ? "en" : "zh",
  theme,
});
const change = (patch: Partial<Cockpit>): void => {
  cockpit = { ...cockpit, ...patch };
  for (const listener of listeners) listener();
};
cockpit = { ...cockpit, setSpotlight: (spotlight) => change({ spotlight }) };
const source: CockpitSource = {
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  current: () => cockpit,
};

/** What the tests reach from outside the page. */
export interface PanelHarness {
  readonly now: number;
  cockpit(): Cockpit;
  /** Lets time pass and events come. */
  step(milliseconds: number, events?: readonly StreamEvent[]): void;
  change(patch: Partial<Cockpit>): void;
}
declare global {
  interface Window {
    panelHarness: PanelHarness;
  }
}
window.panelHarness = {
  now: GALLERY_NOW,
  cockpit: () => cockpit,
  step: (milliseconds, events = []) => {
    const now = cockpit.now + milliseconds;
    cockpit.store.advance(now);
    cockpit.store.apply(events);
    change({ now });
  },
  change,
};

createRoot(root).render(
  <CockpitProvider value={source}>
    <MapPanel />
  </CockpitProvider>,
);
