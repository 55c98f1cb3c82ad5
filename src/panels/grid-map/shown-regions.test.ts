import { expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { offeredMeasures, shownMeasure } from "./load-view.ts";
import { regionsOnPath, shownBy, shownRegions } from "./shown-regions.ts";

const { regions } = makeProfile();
const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

it("shows what lies side by side below the scope, and a region without any below it alone", () => {
  expect(ids(shownRegions(regions, []))).toEqual(["village-a", "village-b"]);
  expect(ids(shownRegions(regions, ["street", "village-a"]))).toEqual(["grid-a1", "grid-a2"]);
  expect(ids(shownRegions(regions, ["street", "village-b"]))).toEqual(["village-b"]);
});

it("passes over a level with a single region", () => {
  const district = { ...regions, id: "district", children: [regions] };
  expect(ids(shownRegions(district, []))).toEqual(["village-a", "village-b"]);
  expect(ids(shownRegions(district, ["district", "street"]))).toEqual(["village-a", "village-b"]);
});

it("knows which shown region any region belongs to, and the way to a scope", () => {
  const owners = shownBy(shownRegions(regions, []));
  expect([owners.get("grid-a2")?.id, owners.get("village-b")?.id, owners.get("street")]).toEqual([
    "village-a",
    "village-b",
    undefined,
  ]);
  expect(ids(regionsOnPath(regions, ["street", "village-a", "grid-a1"]))).toEqual(["street", "village-a", "grid-a1"]);
  expect(ids(regionsOnPath(regions, ["street", "moon"]))).toEqual(["street"]);
});

it("offers per 1,000 residents only where somebody counted them, and of hexagons what is known of them", () => {
  expect(offeredMeasures({ regions }, "region")).not.toContain("per1000");
  expect(offeredMeasures({ regions: { ...regions, population: 900 } }, "region")).toContain("per1000");
  expect(offeredMeasures({ regions }, "hexagon")).toEqual(["open", "today", "24h", "7d", "late"]);
  expect(shownMeasure({ measure: "usual", lens: "hexagon" }, { regions })).toBe("open");
});
