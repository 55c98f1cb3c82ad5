import { describe, expect, it } from "vitest";
import { mapIncident } from "../../../test/fixtures/map-incident.ts";
import { IncidentScene } from "./incident-scene.ts";
import { planLabels } from "./label-plan.ts";
import type { MapUnit } from "./map-data.ts";
import { timerLabels } from "./map-labels.ts";
import { toMercator } from "./mercator.ts";
import { placeNames } from "./place-names.ts";

const MINUTE = 60_000;
const target = { setDot() {}, removeDot() {}, clearDots() {}, setSymbols() {} };
const sceneOf = (...dues: readonly (number | null)[]): IncidentScene => {
  const scene = new IncidentScene(target);
  for (const [index, due] of dues.entries()) scene.put(mapIncident(`i${index}`, due));
  scene.apply(1);
  return scene;
};

describe("timerLabels", () => {
  it("fills a chip for each overdue and outlines one for the most urgent at risk", () => {
    const scene = sceneOf(-3.25 * MINUTE, -0.8 * MINUTE, 0.7 * MINUTE, 2 * MINUTE, 8 * MINUTE, null);
    expect(timerLabels(scene, 0, 1, 28).map(({ kind, text }) => [kind, text])).toEqual([
      ["overdue", "+03:15"],
      ["overdue", "+00:48"],
      ["atRisk", "00:42"],
    ]);
  });

  it("leaves the rings to say it when very many are overdue", () => {
    expect(timerLabels(sceneOf(...Array.from({ length: 20 }, () => -MINUTE)), 0, 1, 28)).toHaveLength(8);
  });
});

it("puts timers first, then busy units, places, and idle units", () => {
  const unit = (id: string, mark: MapUnit["mark"]): MapUnit => ({
    id,
    label: id,
    longitude: 120.3,
    latitude: 30.16,
    heading: null,
    mark,
    target: null,
  });
  const { labels, obstacles } = planLabels({
    scene: sceneOf(-MINUTE),
    clustered: false,
    units: [unit("idle", "idle"), unit("far", "offline"), unit("busy", "moving")],
    unitAt: () => ({ longitude: 120.3, latitude: 30.16 }),
    offlineWord: "offline",
    places: [{ kind: "village", text: "Xingtou", longitude: 120.3, latitude: 30.16 }],
    covered: [{ left: 0, top: 0, width: 10, height: 10 }],
    view: { centre: toMercator(120.3, 30.16), zoom: 12, width: 800, height: 600 },
    now: 0,
    u: 1,
    symbolSize: 28,
  });
  expect(labels.map(({ text }) => text)).toEqual(["+01:00", "far offline", "busy", "Xingtou", "idle"]);
  expect(obstacles.map(({ key, soft = false }) => [key, soft])).toEqual([
    ["", false],
    ["i0", false],
    ["unit idle", true],
    ["unit far", true],
    ["unit busy", true],
  ]);
});

it("names leaf regions by the profile, other places by their files, in the language asked for", () => {
  const village = {
    type: "Feature" as const,
    properties: { id: "v1", name: "行头", nameEn: "Xingtou" },
    geometry: {
      type: "Polygon" as const,
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    },
  };
  const station = {
    type: "Feature" as const,
    properties: { name: "朝阳", nameEn: "Chaoyang" },
    geometry: { type: "Point" as const, coordinates: [2, 2] },
  };
  const collection = (feature: typeof village | typeof station) => ({
    type: "FeatureCollection" as const,
    features: [feature],
  });
  const place = {
    bounds: [0, 0, 1, 1] as const,
    basemap: { kind: "geojson" as const },
    layers: [{ role: "station" as const, data: collection(station) }],
    regions: collection(village),
    boundary: null,
  };
  expect(placeNames(place, "en", () => null).map(({ kind, text }) => [kind, text])).toEqual([
    ["village", "Xingtou"],
    ["station", "Chaoyang"],
  ]);
  expect(placeNames(place, "zh", (id) => (id === "v1" ? "行头村" : null))[0]?.text).toBe("行头村");
});
