import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { computeSfFigures } from "./oracle/sf-oracle.ts";

it("finds in the San Francisco recording what was counted by hand", () => {
  const figures = computeSfFigures(
    readFileSync(new URL("../mock-server/recordings/sf-fire.csv", import.meta.url), "utf8"),
  );
  expect(figures).toMatchObject({ rows: 3_786, calls: 1_800, open: 4, closed: 1_796, neverOnScene: 60 });
  expect(figures.dispatched).toMatchObject({ met: 991, breached: 809, undecided: 0, excluded: 0 });
  expect(figures.arrived).toMatchObject({ met: 1_153, undecided: 0 });
  const { met, breached, excluded } = figures.arrived;
  expect(met + breached + excluded).toBe(1_800);
});
