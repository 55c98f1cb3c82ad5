import fc from "fast-check";
import { expect, test } from "vitest";
import {
  forget,
  greet,
  missingEvents,
  NOTHING_HELD,
  placeBatch,
  placeChunk,
  placeHeartbeat,
  type SequenceTracker,
} from "./sequence-tracker.ts";

/** A page that holds everything up to `sequence` of stream `a`. */
function holding(sequence: number): SequenceTracker {
  return placeChunk(greet(NOTHING_HELD, "a", sequence), 0, 1, sequence).tracker;
}

test("the next batch is taken whole, one that overlaps in its new part, a known one not at all", () => {
  expect(placeBatch(holding(10), 11, 15).verdict).toEqual({ kind: "take", after: 10 });
  expect(placeBatch(holding(10), 8, 12).verdict).toEqual({ kind: "take", after: 10 });
  expect(placeBatch(holding(10), 8, 10).verdict).toEqual({ kind: "ignore" });
});

test("a batch from further on tells how many are missing, and is not taken", () => {
  const { tracker, verdict } = placeBatch(holding(10), 14, 15);
  expect(verdict).toEqual({ kind: "gap", missing: 3 });
  expect(tracker.held).toBe(10);
  expect(missingEvents(tracker)).toBe(5);
});

test("the same stream may be resumed, another one voids what is held", () => {
  expect(greet(holding(10), "a", 14)).toMatchObject({ held: 10, known: 14 });
  expect(greet(holding(10), "b", 14)).toMatchObject({ streamId: "b", held: null });
});

test("a snapshot interrupted by a reconnection is asked for again", () => {
  const half = placeChunk(greet(NOTHING_HELD, "a", 9), 0, 2, 9).tracker;
  expect(greet(half, "a", 9)).toMatchObject({ held: null, snapshot: null });
});

test("chunks count in order and stand at the snapshot's sequence after the last", () => {
  const first = placeChunk(greet(NOTHING_HELD, "a", 50), 0, 3, 50);
  const second = placeChunk(first.tracker, 1, 3, 50);
  const third = placeChunk(second.tracker, 2, 3, 50);
  expect([first, second, third].map(({ verdict }) => verdict)).toEqual(["first", "next", "next"]);
  expect([first, second, third].map(({ tracker }) => tracker.held)).toEqual([null, null, 50]);
});

test("a snapshot that leaves a chunk out is broken; what is left of it is ignored", () => {
  const first = placeChunk(greet(NOTHING_HELD, "a", 50), 0, 4, 50);
  const third = placeChunk(first.tracker, 2, 4, 50);
  expect(third.verdict).toBe("broken");
  expect(placeChunk(third.tracker, 3, 4, 50).verdict).toBe("ignore");
});

test("batches that arrive under a snapshot are left to it", () => {
  const first = placeChunk(greet(NOTHING_HELD, "a", 50), 0, 2, 50);
  expect(placeBatch(first.tracker, 51, 52).verdict).toEqual({ kind: "ignore" });
});

test("the loss of the last batch before a silence shows at the second heartbeat", () => {
  const first = placeHeartbeat(holding(10), 12);
  expect(first.missing).toBe(0);
  expect(placeHeartbeat(first.tracker, 12).missing).toBe(2);
  const inTime = placeBatch(first.tracker, 11, 12).tracker;
  expect(placeHeartbeat(inTime, 12).missing).toBe(0);
});

test("whatever is lost, repeated or reordered, each event is taken at most once and in order, and resending from the gap loses none", () => {
  const batches = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 20 })), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(batches, (arrivals) => {
      let tracker = holding(0);
      const taken: number[] = [];
      const arrive = (from: number, to: number): void => {
        const placed = placeBatch(tracker, from, to);
        tracker = placed.tracker;
        if (placed.verdict.kind !== "take") return;
        for (let sequence = placed.verdict.after + 1; sequence <= to; sequence += 1) taken.push(sequence);
      };
      for (const [from, length] of arrivals) arrive(from, from + length);
      arrive((tracker.held ?? 0) + 1, 100);
      expect(taken).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
      expect(missingEvents(tracker)).toBe(0);
    }),
    { seed: 20_263 },
  );
});

test("forgetting asks for a snapshot but keeps the stream", () => {
  expect(forget(holding(10))).toMatchObject({ streamId: "a", held: null });
});
