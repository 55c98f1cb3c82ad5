import { expect, it } from "vitest";
import { makeProfile, word } from "../../../test/fixtures/profile.ts";
import type { Derived } from "../../derive/derived.ts";
import { tierModel } from "./tier-rows.ts";

const profile = makeProfile({
  tiers: [
    { id: "police", name: word("公安"), grassroots: false },
    { id: "grid", name: word("网格"), grassroots: true },
    { id: "community", name: word("社区"), grassroots: true },
  ],
});
const derived = (counts: Record<string, number>, share: number | null): Derived =>
  ({ closedByTier: () => new Map(Object.entries(counts)), grassrootsShare: () => share }) as unknown as Derived;

it("puts grassroots tiers first and adds them up", () => {
  const model = tierModel(derived({ grid: 6, police: 2 }, 0.75), profile, "zh");
  expect(model.rows.map((row) => [row.id, row.count, row.share])).toEqual([
    ["grid", 6, 0.75],
    ["community", 0, 0],
    ["police", 2, 0.25],
  ]);
  expect(model).toMatchObject({ total: 8, grassroots: 6, share: 0.75, grassrootsNames: "网格 + 社区" });
});

it("has no share while nothing was closed", () => {
  expect(tierModel(derived({}, null), profile, "zh")).toMatchObject({ total: 0, share: null });
});
