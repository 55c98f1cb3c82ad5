import fc from "fast-check";
import { expect, test } from "vitest";
import type { SequencedEvent } from "../src/domain/event.ts";
import { CHUNK_EVENTS } from "../src/protocol/stream.ts";
import { chunksOf, toBatches, toChunk } from "./batches.ts";

const CLOCK = { serverTime: 1, streamTime: 1, rate: 1 };
const at = (sequence: number): SequencedEvent => ({
  sequence,
  event: { kind: "mode", at: 1, mode: "peace", reason: null },
});

test("batches account for every sequence once, in order, and keep events of one sequence together", () => {
  const gaps = fc.array(fc.constantFrom(0, 0, 1, 1, 1, 5), { minLength: 1, maxLength: 3 * CHUNK_EVENTS });
  fc.assert(
    fc.property(gaps, fc.nat(3), (steps, after) => {
      let sequence = 10;
      const events = steps.map((step) => {
        sequence += step;
        return at(sequence);
      });
      const to = sequence + after;
      let next = 10;
      const carried: number[] = [];
      for (const [first, last, , tuples] of toBatches(10, to, CLOCK, events)) {
        expect(first).toBe(next);
        next = last + 1;
        for (const [offset] of tuples) {
          expect(first + offset <= last && offset >= 0).toBe(true);
          carried.push(first + offset);
        }
      }
      expect(next).toBe(to + 1);
      expect(carried).toEqual(events.map((event) => event.sequence));
    }),
    { seed: 20_261_121, numRuns: 60 },
  );
});

test("a range without events is still accounted for", () => {
  expect(toBatches(5, 9, CLOCK, [])).toEqual([[5, 9, [1, 1, 1], []]]);
});

test("a snapshot is cut into chunks that say where they begin; an empty one is one empty chunk", () => {
  const events = Array.from({ length: CHUNK_EVENTS + 1 }, (_, index) => at(100 + 2 * index));
  expect(chunksOf(events.length)).toBe(2);
  const [chunk, chunks, from, to, , tuples] = toChunk(1, 9_999, CLOCK, events);
  expect([chunk, chunks, from, to, tuples.length]).toEqual([1, 2, 100 + 2 * CHUNK_EVENTS, 9_999, 1]);
  expect(toChunk(0, 0, CLOCK, [])).toEqual([0, 1, 0, 0, [1, 1, 1], []]);
});
