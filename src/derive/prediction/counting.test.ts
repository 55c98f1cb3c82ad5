import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { regionSchema } from "../../domain/region.ts";
import { HOUR } from "../../shared/units.ts";
import { BackOff, LEAN } from "./back-off.ts";
import { communityReader } from "./community.ts";
import { HOUR_BANDS, hourBandReader } from "./hour-band.ts";
import { InstantCounter } from "./instant-counter.ts";
import { loadBand, loadBandsOf } from "./load-bands.ts";
import { Reliability } from "./reliability.ts";
import { TypicalTimes } from "./typical-times.ts";

const seed = 20_261_121;

describe("the counter of instants", () => {
  it("counts like a loop", () => {
    const at = fc.integer({ min: -2 * HOUR, max: 30 * HOUR });
    fc.assert(
      fc.property(fc.array(at), fc.array(at, { minLength: 1 }), (instants, questions) => {
        const counter = new InstantCounter(0);
        for (const instant of instants) counter.add(instant);
        for (const _ of counter.sort());
        for (const question of questions) {
          // What lies before the origin counts as if it lay there.
          const expected = question < 0 ? 0 : instants.filter((instant) => instant <= question).length;
          expect(counter.upTo(question)).toBe(expected);
        }
      }),
      { seed },
    );
  });
});

describe("backing off", () => {
  const features = fc.record({
    category: fc.nat(2),
    hours: fc.nat(3),
    load: fc.nat(2),
    free: fc.nat(3),
    region: fc.nat(4),
  });

  it("gives probabilities, whatever it learned and whoever asks", () => {
    const asker = fc.oneof(features, fc.constant({ category: -1, hours: 0, load: 0, free: 0, region: -1 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(features, fc.boolean())), asker, (examples, asked) => {
        const cells = new BackOff(3);
        for (const [each, isBroken] of examples) cells.add(each, isBroken);
        const { probability, sample } = cells.estimate(asked);
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
        expect(sample).toBeLessThanOrEqual(examples.length);
        if (asked.category < 0) expect(sample).toBe(examples.length);
      }),
      { seed },
    );
  });

  it("leans on the wider cell by twenty examples", () => {
    const cells = new BackOff(2);
    const common = { hours: 1, load: 0, free: 1, region: 0 };
    for (let index = 0; index < 60; index += 1) cells.add({ ...common, category: 0 }, index < 15);
    for (let index = 0; index < 20; index += 1) cells.add({ ...common, category: 1 }, true);
    const all = 35 / 80;
    const ofCategory = (20 + LEAN * all) / (20 + LEAN);
    const atHours = (20 + LEAN * ofCategory) / (20 + LEAN);
    const { probability, level, sample } = cells.estimate({ ...common, category: 1, load: 2 });
    expect(probability).toBeCloseTo(atHours, 12);
    expect({ level, sample }).toEqual({ level: "hours", sample: 20 });
  });

  it("takes the examples of which nobody knows what was free where none had as many", () => {
    const cells = new BackOff(1);
    const common = { category: 0, hours: 1, load: 0, region: 1 };
    for (let index = 0; index < 40; index += 1) cells.add({ ...common, free: 0 }, true);
    for (let index = 0; index < 30; index += 1) cells.add({ ...common, free: 3 }, false);
    const all = 40 / 70;
    const atLoad = (40 + LEAN * all) / (70 + LEAN);
    const unknown = (LEAN * atLoad) / (30 + LEAN);
    const inRegion = (LEAN * unknown) / (30 + LEAN);
    expect(cells.estimate({ ...common, free: 1 })).toEqual(cells.estimate({ ...common, free: 3 }));
    expect(cells.estimate({ ...common, free: 1 })).toMatchObject({ level: "region", sample: 30 });
    expect(cells.estimate({ ...common, free: 1 }).probability).toBeCloseTo(inRegion, 2);
    expect(cells.estimate({ ...common, free: 0 }).probability).toBeGreaterThan(0.9);
    expect(cells.estimate({ ...common, free: 0, region: -1 })).toMatchObject({ level: "free", sample: 40 });
  });

  it("tells apart every combination of features", () => {
    const cells = new BackOff(3);
    const combinations = [0, 1, 2].flatMap((category) =>
      [0, 1, 2, 3].flatMap((hours) =>
        [0, 1, 2].flatMap((load) =>
          [0, 1, 2, 3].flatMap((free) => [0, 1].map((region) => ({ category, hours, load, free, region }))),
        ),
      ),
    );
    for (const [index, each] of combinations.entries())
      for (let times = 0; times < LEAN + index; times += 1) cells.add(each, false);
    for (const [index, each] of combinations.entries())
      expect(cells.estimate(each)).toMatchObject({ level: "region", sample: LEAN + index });
  });
});

describe("loads", () => {
  it("are cut into thirds of what was seen", () => {
    const bands = loadBandsOf(
      new Map([
        [1, 4],
        [9, 1],
        [3, 4],
      ]),
    );
    expect(bands).toEqual({ quiet: 1, usual: 3 });
    expect([0, 1, 2, 3, 4].map((load) => loadBand(load, bands))).toEqual([0, 0, 1, 1, 2]);
  });
});

describe("hours", () => {
  it("are those of the zone, also where it is set forward", () => {
    const berlin = hourBandReader("Europe/Berlin");
    // 00:59 and 03:00 on the night of the change; 05:59 and 06:00 of that day.
    const instants = [
      "2026-03-29T00:59+01:00",
      "2026-03-29T03:00+02:00",
      "2026-03-29T05:59+02:00",
      "2026-03-29T06:00+02:00",
    ];
    expect(instants.map((each) => HOUR_BANDS[berlin(Date.parse(each))])).toEqual([
      "night",
      "night",
      "night",
      "morning",
    ]);
    const kathmandu = hourBandReader("Asia/Kathmandu");
    expect(HOUR_BANDS[kathmandu(Date.parse("2026-03-29T17:59:59.999+05:45"))]).toBe("afternoon");
    expect(HOUR_BANDS[kathmandu(Date.parse("2026-03-29T18:00+05:45"))]).toBe("evening");
  });
});

describe("communities", () => {
  it("hold their grids; what is above them stands for itself", () => {
    const named = (id: string, level: string, children: unknown[] = []) => ({
      id,
      level,
      children,
      name: { zh: id, en: id },
    });
    const root = regionSchema.parse(
      named("street", "street", [named("village", "community", [named("grid", "grid")]), named("loose", "grid")]),
    );
    const communityOf = communityReader(root);
    expect(["grid", "village", "street", "loose", "nowhere"].map(communityOf)).toEqual([
      "village",
      "village",
      "street",
      "loose",
      "nowhere",
    ]);
  });
});

describe("typical times", () => {
  it("are of this place and these hours where there are enough, else wider", () => {
    const times = new TypicalTimes();
    for (let minute = 1; minute <= 20; minute += 1) times.add(0, 1, minute);
    for (let minute = 1; minute <= 19; minute += 1) times.add(1, 1, 100 + minute);
    times.add(1, 2, 1_000);
    for (const _ of times.settle());
    expect(times.of(0, 1)).toEqual({ scope: "here", median: 10, sample: 20 });
    expect(times.of(1, 1)).toEqual({ scope: "hours", median: 20, sample: 39 });
    expect(times.of(1, 2)).toEqual({ scope: "all", median: 20, sample: 40 });
    const none = new TypicalTimes();
    for (const _ of none.settle());
    expect(none.of(0, 0)).toEqual({ scope: "all", median: null, sample: 0 });
  });
});

describe("reliability", () => {
  it("is the mean squared error beside the base rate's, and tenths with what came true", () => {
    const reliability = new Reliability();
    for (let index = 0; index < 100; index += 1) reliability.add(0.25, 0.5, index < 20);
    for (let index = 0; index < 100; index += 1) reliability.add(1, 0.5, index < 90);
    const result = reliability.result(7);
    expect(result).toMatchObject({ splitAt: 7, sample: 200, baseRateBrier: 0.25 });
    expect(result?.brier).toBeCloseTo((20 * 0.75 ** 2 + 80 * 0.25 ** 2 + 10) / 200, 12);
    expect(result?.bins[2]).toMatchObject({ count: 100, predicted: 0.25, observed: 0.2 });
    expect(result?.bins[9]).toMatchObject({ from: 0.9, to: 1, count: 100, predicted: 1, observed: 0.9 });
    expect(result?.bins[0]).toMatchObject({ count: 0, predicted: null, observed: null });
  });

  it("is not told below two hundred predictions", () => {
    const reliability = new Reliability();
    for (let index = 0; index < 199; index += 1) reliability.add(0.1, 0.1, false);
    expect(reliability.result(0)).toBeNull();
  });
});
