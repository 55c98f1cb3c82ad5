import "../../src/app/tokens.css";
import { type GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { CityMap } from "../../src/surfaces/map/city-map.ts";
import { type MapIncident, SILHOUETTES } from "../../src/surfaces/map/map-data.ts";

// One map of the same points in two ways: the product's layer, and a GeoJSON source whose data is set anew.

const POINTS = 10_000;
/** 1 %. */
const CHANGED = 100;
const NOW = Date.UTC(2026, 10, 20, 6);
const HOUR = 3_600_000;
const BOUNDS = [120.2317, 30.1155, 120.3643, 30.2025] as const;
const EMPTY = { type: "FeatureCollection" as const, features: [] };

/** A way of drawing, ready to be measured. */
interface Way {
  /** Changes 1 % of the points and answers when they are on the screen. */
  update(): Promise<void>;
  destroy(): void;
}

const random = xoroshiro128plus(1310);
const chance = (): number => uniformFloat64(random);
const incident = (index: number): MapIncident => ({
  id: `point-${index}`,
  longitude: BOUNDS[0] + chance() * (BOUNDS[2] - BOUNDS[0]),
  latitude: BOUNDS[1] + chance() * (BOUNDS[3] - BOUNDS[1]),
  silhouette: SILHOUETTES[index % SILHOUETTES.length] ?? "circle",
  severity: 3,
  clock: { dueAt: NOW + (chance() * 4 - 0.1) * HOUR, limit: 4 * HOUR, atRiskShare: 0.34 },
  dimmed: false,
});
const points = Array.from({ length: POINTS }, (_, index) => incident(index));
const change = (): readonly MapIncident[] =>
  Array.from({ length: CHANGED }, () => {
    const index = uniformInt(random, 0, POINTS - 1);
    const changed = incident(index);
    points[index] = changed;
    return changed;
  });
const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

function pane(): HTMLElement {
  const element = document.getElementById("pane");
  if (element === null) throw new Error("map.html has no pane");
  return element;
}

async function layer(): Promise<Way> {
  let told = (): void => {};
  const map = new CityMap({
    container: pane(),
    place: { bounds: BOUNDS, basemap: { kind: "geojson" }, layers: [], regions: EMPTY, boundary: null },
    labels: [],
    offlineWord: "",
    now: NOW,
    pixelRatio: 1,
    symbolSize: 28,
    reducedMotion: true,
    repaintPeriod: 16,
    repaintRest: 0,
    onMoved: () => told(),
  });
  for (const point of points) map.putIncident(point);
  while (map.counters.uploads === 0) await frame();
  return {
    async update() {
      // Told, not asked: a question every frame would cost more than the update.
      const painted = new Promise<void>((resolve) => {
        told = resolve;
      });
      for (const point of change()) map.putIncident(point);
      await painted;
      await frame();
      await frame();
    },
    destroy: () => map.destroy(),
  };
}

async function geojson(): Promise<Way> {
  const data = () => ({
    type: "FeatureCollection" as const,
    features: points.map(({ id, longitude, latitude, clock }) => ({
      type: "Feature" as const,
      properties: { id, overdue: clock !== null && clock.dueAt < NOW },
      geometry: { type: "Point" as const, coordinates: [longitude, latitude] },
    })),
  });
  const map = new MapLibreMap({
    container: pane(),
    bounds: [...BOUNDS],
    attributionControl: false,
    fadeDuration: 0,
    style: {
      version: 8,
      sources: { points: { type: "geojson", data: data() } },
      layers: [
        {
          id: "points",
          type: "circle",
          source: "points",
          paint: { "circle-radius": 4, "circle-color": ["case", ["get", "overdue"], "#f00", "#0c0"] },
        },
      ],
    },
  });
  const idle = (): Promise<unknown> => map.once("idle");
  await idle();
  return {
    async update() {
      change();
      map.getSource<GeoJSONSource>("points")?.setData(data());
      await idle();
    },
    destroy: () => map.remove(),
  };
}

const ways = { layer, geojson };
let way: Way | null = null;

/** What the bench calls. */
export interface MapBenchPage {
  prepare(name: keyof typeof ways): Promise<void>;
  update(times: number): Promise<void>;
}
declare global {
  interface Window {
    mapBench: MapBenchPage;
  }
}
window.mapBench = {
  async prepare(name) {
    way?.destroy();
    way = await ways[name]();
  },
  async update(times) {
    for (let time = 0; time < times; time++) await way?.update();
  },
};
