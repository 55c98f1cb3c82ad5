import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { areaOf, contains, type MultiPolygon } from "../scripts/geo/polygon.ts";
import { readShapes } from "./fixtures/shapes.ts";

const MAPS = ["xintang", "sf-fire"].map((name) => join("public", "geo", name));
const FILES = MAPS.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)));

const edgesOf = (shape: MultiPolygon): string[] =>
  shape.flat().flatMap((ring) => ring.slice(1).map((end, index) => `${String(ring[index])} ${String(end)}`));
const reversed = (edge: string): string => edge.split(" ").toReversed().join(" ");

describe.each(MAPS)("%s", (folder) => {
  const regions = readShapes(join(folder, "regions.geojson"));
  const boundary = readShapes(join(folder, "boundary.geojson"))[0]?.shape ?? [];
  const total = areaOf(boundary);

  test("the regions' areas sum to the boundary's", () => {
    const sum = regions.reduce((area, region) => area + areaOf(region.shape), 0);
    expect(Math.abs(sum / total - 1)).toBeLessThan(1e-4);
  });

  test("no place of a fine net lies in two regions, and none inside the boundary in no region", () => {
    const positions = boundary.flat(2);
    const xs = positions.map(([x]) => x);
    const ys = positions.map(([, y]) => y);
    const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    let gaps = 0;
    for (let column = 1; column < 90; column += 1) {
      for (let row = 1; row < 90; row += 1) {
        const place: [number, number] = [
          west + ((east - west) * column) / 90.1,
          south + ((north - south) * row) / 90.1,
        ];
        const holders = regions.filter((region) => contains(region.shape, place)).length;
        expect(holders).toBeLessThanOrEqual(1);
        if (holders === 0 && contains(boundary, place)) gaps += 1;
      }
    }
    expect(gaps).toBeLessThanOrEqual(1);
  });
});

test("villages of Xintang share their edges exactly: what no other village has is the boundary", () => {
  const folder = join("public", "geo", "xintang");
  const villages = readShapes(join(folder, "regions.geojson"));
  const [boundary] = readShapes(join(folder, "boundary.geojson"));
  const edges = new Set(villages.flatMap((village) => edgesOf(village.shape)));
  const open = [...edges].filter((edge) => !edges.has(reversed(edge)));
  expect(open.toSorted()).toEqual(edgesOf(boundary?.shape ?? []).toSorted());
  expect(villages).toHaveLength(44);
});

test.each(FILES)("%s: at most six decimals, at most 120 KB", (file) => {
  expect(readFileSync(file, "utf8")).not.toMatch(/\d\.\d{7}/);
  expect(statSync(file).size).toBeLessThan(120_000);
});
