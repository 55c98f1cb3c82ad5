import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bestOffset,
  contradictsOffset,
  offsetOf,
  oneWayOffset,
  rememberRoundTrip,
  type RoundTrip,
} from "./server-offset.ts";

/** A round trip with the page's clock `offset` behind the server's and the given delays there and back. */
function trip(sentAt: number, offset: number, there: number, back: number): RoundTrip {
  return { sentAt, serverTime: sentAt + there + offset, receivedAt: sentAt + there + back };
}

test("an even way there and back gives the very offset", () => {
  expect(offsetOf(trip(1_000, 300_000, 20, 20))).toEqual({ offset: 300_000, error: 20 });
});

test("the quickest of several round trips wins", () => {
  const trips = [trip(0, 500, 80, 0), trip(100, 500, 3, 5), trip(200, 500, 0, 90)].reduce(
    rememberRoundTrip,
    [] as readonly RoundTrip[],
  );
  expect(bestOffset(trips)).toEqual({ offset: 499, error: 4 });
});

test("no round trip, no estimate", () => {
  expect(bestOffset([])).toBeNull();
});

test("a clock that was set makes the new round trip count alone", () => {
  const before = rememberRoundTrip([], trip(0, 0, 5, 5));
  const after = rememberRoundTrip(before, trip(120_000, -120_000, 40, 40));
  expect(bestOffset(after)).toEqual({ offset: -120_000, error: 40 });
});

test("a round trip that ends before it began clears what was known", () => {
  const before = rememberRoundTrip([], trip(0, 0, 5, 5));
  expect(rememberRoundTrip(before, { sentAt: 100, serverTime: 100, receivedAt: 50 })).toEqual([]);
});

test("round trips older than five minutes are forgotten", () => {
  const before = rememberRoundTrip([], trip(0, 0, 1, 1));
  expect(rememberRoundTrip(before, trip(301_000, 0, 30, 30))).toHaveLength(1);
});

test("a message cannot arrive before it was sent", () => {
  const estimate = { offset: 1_000, error: 10 };
  expect(contradictsOffset(estimate, 51_000, 50_000)).toBe(false);
  expect(contradictsOffset(estimate, 51_400, 50_000)).toBe(true);
  expect(contradictsOffset(oneWayOffset(51_000, 50_000), 99_000, 50_000)).toBe(false);
});

test("the truth lies within the error, whatever the delays and the skew", () => {
  const delays = fc.array(fc.tuple(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 4_000 })), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), delays, (skew, ways) => {
      let trips: readonly RoundTrip[] = [];
      for (const [index, [there, back]] of ways.entries())
        trips = rememberRoundTrip(trips, trip(index * 10_000, skew, there, back));
      const best = bestOffset(trips);
      expect(best).not.toBeNull();
      if (best !== null) expect(Math.abs(best.offset - skew)).toBeLessThanOrEqual(best.error);
    }),
    { seed: 20_261 },
  );
});
