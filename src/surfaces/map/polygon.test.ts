import type { Feature, FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";
import { containsPosition, labelPoint, outsideOf } from "./polygon.ts";
import { leafRegions, regionAt } from "./regions.ts";

const square = (id: string, west: number, size: number, parent?: string): Feature => ({
  type: "Feature",
  properties: { id, ...(parent === undefined ? {} : { parent }) },
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [west, 0],
        [west + size, 0],
        [west + size, size],
        [west, size],
        [west, 0],
      ],
    ],
  },
});
const regions: FeatureCollection = {
  type: "FeatureCollection",
  features: [square("street", 0, 4), square("left", 0, 2, "street"), square("right", 2, 2, "street")],
};

describe("polygons", () => {
  it("label in their middle", () => {
    const [x = 0, y = 0] = labelPoint(square("a", 0, 4)) ?? [];
    expect(Math.abs(x - 2)).toBeLessThan(0.3);
    expect(Math.abs(y - 2)).toBeLessThan(0.3);
  });

  it("label inside even when bent like a horseshoe", () => {
    const horseshoe: Feature = {
      type: "Feature",
      properties: {},
      geometry: {
        type: "Polygon",
        coordinates: [
          [
            [0, 0],
            [6, 0],
            [6, 6],
            [4, 6],
            [4, 2],
            [2, 2],
            [2, 6],
            [0, 6],
            [0, 0],
          ],
        ],
      },
    };
    const [x = -1, y = -1] = labelPoint(horseshoe) ?? [];
    expect(containsPosition(horseshoe, x, y)).toBe(true);
  });

  it("have no label point without a polygon", () => {
    expect(
      labelPoint({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [0, 0] } }),
    ).toBeNull();
  });

  it("cut their outline out of the world", () => {
    const mask = outsideOf({ type: "FeatureCollection", features: [square("a", 0, 1)] });
    expect(mask.geometry).toMatchObject({ type: "Polygon" });
    expect(containsPosition(mask, 0.5, 0.5)).toBe(false);
    expect(containsPosition(mask, 5, 5)).toBe(true);
  });
});

describe("regions", () => {
  it("are tinted and clicked where none lies below them", () => {
    expect(leafRegions(regions).map((region) => region.properties?.id)).toEqual(["left", "right"]);
    expect(regionAt(regions, 3, 1)).toBe("right");
    expect(regionAt(regions, 9, 9)).toBeNull();
  });
});
