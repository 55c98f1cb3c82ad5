import { join } from "node:path";
import { pointFeature, roundDegrees, writeFeatures } from "./features.ts";
import { romanise } from "./names.ts";
import type { Position } from "./polygon.ts";
import { readFeatures, textOf } from "./sources.ts";

const LINES_FILE = "metro_lines_wgs84.geojson";
const STATIONS_FILE = "metro_stations_wgs84.geojson";

/** Metro lines (one direction each: both run on the same bed) and their stations (once, with all their lines). */
export function buildRail(source: string, target: string): void {
  const lines = new Map<string, Position[]>();
  for (const feature of readFeatures(source, LINES_FILE)) {
    if (feature.geometry.type !== "LineString") throw new Error(`${LINES_FILE}: geometry: expected LineString`);
    const line = textOf(feature, "line", LINES_FILE);
    if (!lines.has(line)) lines.set(line, (feature.geometry.coordinates as Position[]).map(roundDegrees));
  }
  writeFeatures(
    join(target, "rail.geojson"),
    [...lines].map(([line, coordinates]) => ({
      type: "Feature",
      properties: { kind: "metro", name: shortLine(line), nameEn: englishLine(line) },
      geometry: { type: "LineString", coordinates },
    })),
  );

  const stations = new Map<string, { position: Position; lines: Set<string> }>();
  for (const feature of readFeatures(source, STATIONS_FILE)) {
    if (feature.geometry.type !== "Point") throw new Error(`${STATIONS_FILE}: geometry: expected Point`);
    const name = textOf(feature, "stationnames", STATIONS_FILE);
    const station = stations.get(name) ?? { position: feature.geometry.coordinates as Position, lines: new Set() };
    station.lines.add(shortLine(textOf(feature, "line", STATIONS_FILE)));
    stations.set(name, station);
  }
  writeFeatures(
    join(target, "stations.geojson"),
    [...stations].map(([name, station]) =>
      pointFeature(
        { kind: "metro", name, nameEn: romanise(name), lines: [...station.lines].join(" · ") },
        station.position,
      ),
    ),
  );
}

/** 地铁1号线 → 1号线. */
function shortLine(line: string): string {
  return line.replace("地铁", "");
}

function englishLine(line: string): string {
  return `Metro Line ${line.replace(/\D/g, "")}`;
}
