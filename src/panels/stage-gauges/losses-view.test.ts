import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Losses } from "../../derive/derived.ts";
import type { LimitedStage } from "../../domain/lifecycle.ts";
import { lossSegments } from "./losses-view.ts";

const losses = (lost: readonly (readonly [LimitedStage, number])[], kept: number, running: number): Losses => ({
  incidents: lost.reduce((sum, [, count]) => sum + count, kept + running),
  kept,
  running,
  lost: new Map(lost),
});

describe("lossSegments", () => {
  it("tells of every hundred where they went", () => {
    const segments = lossSegments(
      losses(
        [
          ["signed", 2],
          ["dispatched", 0],
          ["arrived", 10],
        ],
        180,
        8,
      ),
    );
    expect(segments.map(({ at, count, ofHundred }) => [at, count, ofHundred])).toEqual([
      ["signed", 2, 1],
      ["dispatched", 0, 0],
      ["arrived", 10, 5],
      ["kept", 180, 90],
      ["running", 8, 4],
    ]);
  });

  it("is empty without incidents", () => {
    expect(lossSegments(losses([["signed", 0]], 0, 0))).toEqual([]);
  });

  it("always adds up to a hundred, none more than one off", () => {
    const count = fc.nat(5_000);
    fc.assert(
      fc.property(count, count, count, count, (signed, arrived, kept, running) => {
        const all = losses(
          [
            ["signed", signed],
            ["arrived", arrived],
          ],
          kept,
          running,
        );
        if (all.incidents === 0) return;
        const segments = lossSegments(all);
        expect(segments.reduce((sum, { ofHundred }) => sum + ofHundred, 0)).toBe(100);
        for (const segment of segments)
          expect(Math.abs(segment.ofHundred - (segment.count / all.incidents) * 100)).toBeLessThan(1);
      }),
      { seed: 1310 },
    );
  });
});
