import { expect, test } from "vitest";
import { planeAround } from "./plane.ts";

test("a degree is 111.2 km north and, at 60° north, half of that east", () => {
  const plane = planeAround([120, 60]);
  const [east, north] = plane.toPlane([121, 61]);
  expect(north).toBeCloseTo(111_195, 0);
  expect(east).toBeCloseTo(111_195 / 2, 0);
});

test("there and back", () => {
  const plane = planeAround([120.3, 30.16]);
  const [longitude, latitude] = plane.toDegrees(plane.toPlane([120.2655, 30.1243]));
  expect(longitude).toBeCloseTo(120.2655, 12);
  expect(latitude).toBeCloseTo(30.1243, 12);
});
