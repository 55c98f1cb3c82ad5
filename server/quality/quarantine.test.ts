import fc from "fast-check";
import { expect, test } from "vitest";
import { Quarantine, type Sample } from "./quarantine.ts";

const sample = (port: string | null, reason: string, at: number, text = "x"): Sample => ({ port, reason, at, text });

test("gives the samples of a port and a reason, oldest first", () => {
  const quarantine = new Quarantine();
  quarantine.keep(sample("a", "late", 2));
  quarantine.keep(sample("b", "late", 1));
  quarantine.keep(sample("a", "future", 3));
  quarantine.keep(sample(null, "late", 4));
  const instants = (wanted: Parameters<Quarantine["samples"]>[0]) => quarantine.samples(wanted).map(({ at }) => at);
  expect(instants({})).toEqual([1, 2, 3, 4]);
  expect(instants({ port: "a" })).toEqual([2, 3]);
  expect(instants({ reason: "late" })).toEqual([1, 2, 4]);
  expect(instants({ port: "", reason: "late" })).toEqual([4]);
});

test("a port that sends nothing but rubbish leaves room for the others", () => {
  const quarantine = new Quarantine({ perFinding: 5, samples: 8, units: 1_000 });
  quarantine.keep(sample("quiet", "late", 0));
  for (let at = 1; at < 1_000; at += 1) quarantine.keep(sample("loud", `r${at % 3}`, at));
  expect(quarantine.samples({ port: "quiet" })).toHaveLength(1);
  expect(quarantine.held).toBe(8);
  expect(quarantine.released).toBe(992);
});

test("stays within its bounds, whatever comes", () => {
  const entry = fc.record({
    port: fc.constantFrom("a", "b", null),
    reason: fc.constantFrom("late", "future", "malformed"),
    at: fc.nat(),
    text: fc.string({ maxLength: 30 }),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 120 }), (samples) => {
      const quarantine = new Quarantine({ perFinding: 7, samples: 20, units: 200 });
      for (const one of samples) quarantine.keep(one);
      const held = quarantine.samples({});
      expect(held.length).toBe(quarantine.held);
      expect(held.length + quarantine.released).toBe(samples.length);
      expect(held.length).toBeLessThanOrEqual(20);
      expect(held.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(200);
    }),
    { seed: 20_262 },
  );
});
