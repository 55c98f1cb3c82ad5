import { expect, test } from "vitest";
import { districtsOf, type Witness } from "./districts.ts";
import { areaOf, contains } from "./polygon.ts";

/** Ten by ten witnesses; the west half is `a`, the east half `b`. */
const witnesses: Witness[] = Array.from({ length: 100 }, (_, index) => {
  const x = index % 10;
  return { position: [x, Math.floor(index / 10)], district: x < 5 ? "a" : "b" };
});

test("districts share the ground of their witnesses without a rest", () => {
  const districts = districtsOf(witnesses, 1);
  expect([...districts.keys()]).toEqual(["a", "b"]);
  expect(contains(districts.get("a") ?? [], [4.4, 5])).toBe(true);
  expect(contains(districts.get("b") ?? [], [4.6, 5])).toBe(true);
  expect([...districts.values()].reduce((sum, shape) => sum + areaOf(shape), 0)).toBeCloseTo(11 * 11);
});

test("a stray witness counts with those around it", () => {
  const stray = witnesses.map((witness, index) => (index === 52 ? { ...witness, district: "b" } : witness));
  expect(contains(districtsOf(stray, 1).get("a") ?? [], [2, 5])).toBe(true);
});

test("unless its district has no other", () => {
  const lone = witnesses.map((witness, index) => (index === 52 ? { ...witness, district: "c" } : witness));
  expect(contains(districtsOf(lone, 1).get("c") ?? [], [2, 5])).toBe(true);
});
