import fc from "fast-check";
import { expect, test } from "vitest";
import { type LimitedStage, STAGES } from "./lifecycle.ts";
import { stageFaults } from "./mechanism-faults.ts";

const SEED = 20_260_302;
const limited: readonly LimitedStage[] = STAGES.filter((stage) => stage !== "reported");
const stages = fc.oneof(
  fc.array(fc.constantFrom(...limited), { minLength: 1, maxLength: 6 }),
  fc.subarray([...limited], { minLength: 1 }),
);
const versions = stages.chain((names) =>
  fc.tuple(
    ...names.map((stage) =>
      fc.record({ stage: fc.constant(stage), from: fc.constantFrom("previous" as const, ...STAGES) }),
    ),
  ),
);

test("stands exactly when each stage comes after the one before and counts from something before it", () => {
  fc.assert(
    fc.property(versions, (version) => {
      const stands = version.every(({ stage, from }, index) => {
        const before = version.slice(0, index).map((earlier) => earlier.stage);
        const isAfter = before.every((earlier) => STAGES.indexOf(earlier) < STAGES.indexOf(stage));
        return isAfter && (from === "previous" || from === "reported" || before.some((earlier) => earlier === from));
      });
      expect(stageFaults(version).length === 0).toBe(stands);
    }),
    { seed: SEED, numRuns: 2_000 },
  );
});

test("a cycle it names is one: each stage counts from the next, and the last is the first", () => {
  let named = 0;
  fc.assert(
    fc.property(versions, (version) => {
      for (const { message } of stageFaults(version)) {
        const [, written] = /^counts from itself: (.*)$/.exec(message) ?? [];
        if (written === undefined) continue;
        named += 1;
        const cycle = written.split(" → ");
        expect(cycle.at(-1)).toBe(cycle[0]);
        for (const [step, next] of cycle.slice(1).entries()) {
          const index = version.findIndex(({ stage }) => stage === cycle[step]);
          const from = version[index]?.from;
          expect(from === "previous" ? version[index - 1]?.stage : from).toBe(next);
        }
      }
    }),
    { seed: SEED, numRuns: 2_000 },
  );
  expect(named).toBeGreaterThan(100);
});
