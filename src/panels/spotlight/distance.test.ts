import { expect, it } from "vitest";
import { distanceMetres, formatDistance } from "./distance.ts";

it("measures along the great circle", () => {
  const a = { longitude: 120.25, latitude: 30.2 };
  expect(distanceMetres(a, { longitude: 120.25, latitude: 30.21 })).toBeCloseTo(1_112, 0);
  expect(distanceMetres(a, a)).toBe(0);
  expect(distanceMetres(a, { longitude: null, latitude: 30 })).toBeNull();
});

it("shows tens of metres, then kilometres", () => {
  expect([0, 238, 994, 996, 12_345].map(formatDistance)).toEqual(["0 m", "240 m", "990 m", "1.0 km", "12.3 km"]);
});
