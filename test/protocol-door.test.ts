import fc from "fast-check";
import { expect, test } from "vitest";
import type { StreamEvent } from "../src/domain/event.ts";
import { LAST_INSTANT } from "../src/protocol/fields.ts";
import {
  decodeBatch,
  decodeEvents,
  decodeHeartbeat,
  decodeHello,
  decodeRefused,
  decodeSnapshotChunk,
  decodeSubscribe,
} from "../src/protocol/decode.ts";
import { encodeEvent } from "../src/protocol/encode.ts";
import { eventSchemas, isEventKind } from "../src/protocol/event-tuple.ts";
import { hasHiddenCharacter } from "../src/protocol/hygiene.ts";
import { anyEvent, LAST_AT, mutatedTuple, nastyValue } from "./fixtures/wire-arbitrary.ts";

const SEED = 20_261_121;
const CLOCK = { serverTime: LAST_AT, streamTime: LAST_AT, rate: 1 };
/** Nothing lies after the end of time. */
const END = { serverTime: 0, streamTime: LAST_INSTANT, rate: 1 };

test("an event comes back as it was sent, through JSON", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 20 }), fc.nat(1_000_000), (events, from) => {
      const tuples: unknown = JSON.parse(JSON.stringify(events.map((event, index) => encodeEvent(event, index))));
      const decoded = decodeEvents(tuples, from, CLOCK);
      expect(decoded.complaints).toEqual([]);
      // JSON has no −0.
      expect(decoded.events).toEqual(
        events.map((event, index) => ({
          sequence: from + index,
          event: JSON.parse(JSON.stringify(event)) as StreamEvent,
        })),
      );
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test("the quick reader and the schema accept the same tuples", () => {
  let accepted = 0;
  let refused = 0;
  fc.assert(
    fc.property(mutatedTuple, (tuple) => {
      const kind = tuple[1];
      if (typeof kind !== "string" || !isEventKind(kind)) return true;
      const schema = eventSchemas[kind].safeParse(tuple).success;
      const { events } = decodeEvents([tuple], 0, END);
      if (schema) accepted += 1;
      else refused += 1;
      return (events.length === 1) === schema;
    }),
    { seed: SEED, numRuns: 6_000 },
  );
  expect(Math.min(accepted, refused)).toBeGreaterThan(1_000);
});

test("whatever comes, the door does not throw, counts each by reason, and lets only clean text in", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 9, arbitrary: mutatedTuple }, nastyValue), { maxLength: 30 }), (tuples) => {
      const { events, rejected, clamped, complaints } = decodeEvents(tuples, 7, CLOCK);
      const turnedAway = [...rejected.values()].reduce((sum, count) => sum + count, 0);
      expect(events.length + turnedAway).toBe(tuples.length);
      expect(clamped.size).toBeLessThanOrEqual(events.length);
      expect(complaints.length).toBe(Math.min(20, turnedAway));
      for (const reason of rejected.keys()) seen.add(reason);
      if (clamped.size > 0) seen.add("clamped-text");
      expect(complaints.filter((line) => line.length > 400 || hasHiddenCharacter(line))).toEqual([]);
      expect(events.filter(({ event }) => !isClean(event))).toEqual([]);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    }),
    { seed: SEED, numRuns: 1_000 },
  );
  expect([...seen].sort()).toEqual(["clamped-text", "coordinate", "future", "malformed", "unknown-kind"]);
});

test("no message of any shape makes a decoder throw", () => {
  const decoders = [decodeBatch, decodeSnapshotChunk, decodeHello, decodeHeartbeat, decodeRefused, decodeSubscribe];
  const almost = fc.oneof(
    nastyValue,
    fc.tuple(fc.nat(), fc.nat(), fc.constant([LAST_AT, LAST_AT, 1]), fc.oneof(fc.array(mutatedTuple), nastyValue)),
    fc.tuple(nastyValue, nastyValue, nastyValue, nastyValue, nastyValue, nastyValue),
    fc.record({
      protocol: fc.constantFrom(1, 2, "1"),
      streamId: nastyValue,
      sequence: nastyValue,
      profile: nastyValue,
      clock: nastyValue,
    }),
    fc.record({ scope: nastyValue, topics: nastyValue, windowMs: nastyValue, resume: nastyValue }),
    fc.record({ clock: fc.constant([1, 1, 1]), sequence: fc.nat(), rejected: nastyValue, dropped: fc.nat() }),
  );
  fc.assert(
    fc.property(almost, fc.constantFrom(...decoders), (raw, decode) => {
      const decoded = decode(raw);
      if (!decoded.ok) expect(decoded.complaint.length).toBeGreaterThan(0);
    }),
    { seed: SEED, numRuns: 5_000 },
  );
});

/** No text in it acts on its surroundings or is longer than a screen can use. */
function isClean(value: unknown): boolean {
  if (typeof value === "string")
    return !hasHiddenCharacter(value) && (value.length <= 200 || Array.from(value).length <= 200);
  return typeof value !== "object" || value === null || Object.values(value).every(isClean);
}
