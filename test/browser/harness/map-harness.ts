import "@fontsource/barlow-condensed/500.css";
import "@fontsource/barlow-condensed/600.css";
import "@fontsource/barlow-semi-condensed/400.css";
import "@fontsource/barlow-semi-condensed/500.css";
import "../../../src/app/tokens.css";
import "./map-harness.css";
import { CityMap } from "../../../src/surfaces/map/city-map.ts";
import type { Hit } from "../../../src/surfaces/map/incident-scene.ts";
import { loadPlace } from "../../../src/surfaces/map/load-place.ts";
import type { Basemap } from "../../../src/surfaces/map/map-data.ts";
import { placeNames } from "../../../src/surfaces/map/place-names.ts";
import { project } from "../../../src/surfaces/map/view.ts";
import { fakeIncidents, fakeLoads, fakeUnits, NOON } from "./fake-city.ts";

// A page that shows CityMap with invented data: for looking at while developing, and for the browser tests.
// Query: basemap=geojson|xyz|pmtiles (tiles are the test's to answer) · incidents=137 · theme=ink|paper · u=1px|2px · still (no breathing)
const query = new URLSearchParams(location.search);
document.documentElement.dataset.theme = query.get("theme") ?? "ink";
document.documentElement.style.setProperty("--u", query.get("u") ?? "1px");

const container = document.getElementById("pane");
if (container === null) throw new Error("map.html has no pane");

const basemaps = {
  geojson: { kind: "geojson" },
  xyz: { kind: "xyz", url: `${location.origin}/tiles/{z}/{x}/{y}.png`, tileSize: 256 },
  pmtiles: { kind: "pmtiles", url: `${location.origin}/city.pmtiles` },
} as const satisfies Record<string, Basemap>;
const basemap = basemaps[(query.get("basemap") ?? "geojson") as keyof typeof basemaps];

const place = await loadPlace({
  bounds: [120.2317, 30.1155, 120.3643, 30.2025],
  basemap,
  layers: [
    { role: "water", file: "/geo/xintang/water.geojson" },
    { role: "rail", file: "/geo/xintang/rail.geojson" },
    { role: "station", file: "/geo/xintang/stations.geojson" },
    { role: "street", file: "/geo/xintang/neighbours.geojson" },
    { role: "place", file: "/geo/xintang/places.geojson" },
  ],
  regions: "/geo/xintang/regions.geojson",
  boundary: "/geo/xintang/boundary.geojson",
});

const events: { hover: Hit | null; click: Hit | null; region: string | null; moved: number; errors: string[] } = {
  hover: null,
  click: null,
  region: null,
  moved: 0,
  errors: [],
};
const map = new CityMap({
  container,
  place,
  labels: placeNames(place, "zh", () => null),
  offlineWord: "离线",
  now: NOON,
  pixelRatio: devicePixelRatio,
  symbolSize: 28,
  reducedMotion: query.has("still"),
  repaintPeriod: 100,
  repaintRest: 0,
  onHover: (hit) => {
    events.hover = hit;
  },
  onClick: (hit, region) => {
    events.click = hit;
    events.region = region;
  },
  onMoved: () => {
    events.moved++;
  },
  onError: (message) => events.errors.push(message),
});
const incidents = fakeIncidents(Number(query.get("incidents") ?? 137), place);
for (const incident of incidents) map.putIncident(incident);
for (const unit of fakeUnits(place, incidents)) map.putUnit(unit);
map.setLoads(fakeLoads(place));

/** What the tests reach from outside the page. */
export interface MapHarness {
  readonly map: CityMap;
  readonly events: typeof events;
  readonly noon: number;
  project(longitude: number, latitude: number): { readonly x: number; readonly y: number };
  repaint(theme: string): void;
}
declare global {
  interface Window {
    harness: MapHarness;
  }
}
window.harness = {
  map,
  events,
  noon: NOON,
  project: (longitude, latitude) => project(map.view, longitude, latitude),
  repaint: (theme) => {
    document.documentElement.dataset.theme = theme;
    map.refreshPalette();
  },
};
