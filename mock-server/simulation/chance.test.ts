import { describe, expect, it } from "vitest";
import { Chance, hash, WeightedList } from "./chance.ts";

const many = <T>(draw: () => T): T[] => Array.from({ length: 20_000 }, draw);
const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;

describe("Chance", () => {
  it("gives the same draws for the same seed and parts, others for others", () => {
    const draws = (chance: Chance): number[] => Array.from({ length: 5 }, () => chance.uniform());
    expect(draws(new Chance(1, "a", 2))).toEqual(draws(new Chance(1, "a", 2)));
    expect(draws(new Chance(1, "a", 2))).not.toEqual(draws(new Chance(1, "a", 3)));
    expect(draws(new Chance(1, "a", 2))).not.toEqual(draws(new Chance(2, "a", 2)));
  });

  it("keeps its distributions", () => {
    const chance = new Chance(3);
    const normal = many(() => chance.normal());
    expect(mean(normal)).toBeCloseTo(0, 1);
    expect(mean(normal.map((value) => value * value))).toBeCloseTo(1, 1);
    for (const average of [0.3, 12, 900]) expect(mean(many(() => chance.poisson(average))) / average).toBeCloseTo(1, 1);
    const dice = many(() => chance.integer(1, 6));
    expect([Math.min(...dice), Math.max(...dice)]).toEqual([1, 6]);
    expect(many(() => chance.happens(0.25)).filter(Boolean).length / 20_000).toBeCloseTo(0.25, 1.5);
  });

  it("cannot pick from nothing", () => {
    expect(() => new Chance(1).pick([])).toThrow(RangeError);
  });
});

describe("WeightedList", () => {
  it("draws by weight and never what weighs nothing", () => {
    const chance = new Chance(4);
    const list = new WeightedList([["never", 0] as const, ["seldom", 1] as const, ["often", 3] as const]);
    const drawn = many(() => list.draw(chance));
    expect(drawn).not.toContain("never");
    expect(drawn.filter((word) => word === "often").length / drawn.length).toBeCloseTo(0.75, 1.5);
  });

  it("refuses a list that weighs nothing", () => {
    expect(() => new WeightedList([["a", 0] as const])).toThrow(RangeError);
  });
});

it("hashes to 32 bits that differ by one letter", () => {
  expect(hash("crew/1")).not.toBe(hash("crew/2"));
  expect(hash("")).toBeGreaterThanOrEqual(0);
});
