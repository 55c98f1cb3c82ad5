import { describe, expect, it } from "vitest";
import type { IncidentEvent } from "../../src/domain/event.ts";
import { SECOND } from "../../src/shared/units.ts";
import { endOf, RecordedStream } from "./recorded-stream.ts";

const T = Date.parse("2017-01-01T00:00:00Z");
const SERVER = Date.parse("2026-11-20T06:00:00Z");
/** Closed at 0, 60, 120 … seconds. */
const events: readonly IncidentEvent[] = Array.from({ length: 5 }, (_, index) => ({
  kind: "resumed",
  incident: "a",
  revision: index + 1,
  at: T + index * 60 * SECOND,
}));
const revisions = (list: readonly IncidentEvent[]): number[] => list.map((event) => event.revision);

describe("a recording at 60 times", () => {
  it("hands on what the stream clock has passed, and stands still at the last instant", () => {
    const stream = new RecordedStream({ events, from: null, speed: 60 });
    expect(stream.open(SERVER)).toEqual([]);
    expect(stream.clock(SERVER)).toEqual({ serverTime: SERVER, streamTime: T, rate: 60 });
    expect(revisions(stream.due(SERVER))).toEqual([1]);
    expect(revisions(stream.due(SERVER + 2_500))).toEqual([2, 3]);
    expect(stream.clock(SERVER + 2_500)).toEqual({
      serverTime: SERVER + 2_500,
      streamTime: T + 150 * SECOND,
      rate: 60,
    });
    expect(stream.ended).toBe(false);
    expect(revisions(stream.due(SERVER + 60_000))).toEqual([4, 5]);
    expect(stream.ended).toBe(true);
    expect(stream.clock(SERVER + 60_000)).toEqual({
      serverTime: SERVER + 60_000,
      streamTime: T + 240 * SECOND,
      rate: 0,
    });
  });

  it("never runs backwards when the server's clock does", () => {
    const stream = new RecordedStream({ events, from: null, speed: 60 });
    stream.open(SERVER);
    expect(stream.clock(SERVER - 5_000).streamTime).toBe(T);
  });

  it("begins at `from`: what came before is history", () => {
    const stream = new RecordedStream({ events, from: T + 120 * SECOND, speed: 1 });
    expect(revisions(stream.open(SERVER))).toEqual([1, 2]);
    expect(stream.clock(SERVER).streamTime).toBe(T + 120 * SECOND);
    expect(revisions(stream.due(SERVER))).toEqual([3]);
  });

  it("takes a `from` after the end: everything is history and the clock stands there", () => {
    const stream = new RecordedStream({ events, from: T + 900 * SECOND, speed: 60 });
    expect(stream.open(SERVER).length).toBe(5);
    expect(stream.ended).toBe(true);
    expect(stream.clock(SERVER + 10_000)).toEqual({
      serverTime: SERVER + 10_000,
      streamTime: T + 900 * SECOND,
      rate: 0,
    });
  });

  it("starts over when it is opened again", () => {
    const stream = new RecordedStream({ events, from: null, speed: 60 });
    stream.open(SERVER);
    stream.due(SERVER + 60_000);
    stream.open(SERVER + 100_000);
    expect(stream.ended).toBe(false);
    expect(stream.clock(SERVER + 101_000).streamTime).toBe(T + 60 * SECOND);
  });
});

describe("an extract taken after the last event", () => {
  const asOf = T + 600 * SECOND;

  it("goes on to that instant before it ends", () => {
    const stream = new RecordedStream({ events, from: null, asOf, speed: 60 });
    stream.open(SERVER);
    expect(stream.due(SERVER + 9_000).length).toBe(5);
    expect(stream.ended).toBe(false);
    expect(stream.clock(SERVER + 9_000)).toMatchObject({ streamTime: T + 540 * SECOND, rate: 60 });
    expect(stream.due(SERVER + 60_000)).toEqual([]);
    expect(stream.ended).toBe(true);
    expect(stream.clock(SERVER + 60_000)).toMatchObject({ streamTime: asOf, rate: 0 });
  });

  it("stands there once the last event is handed on, at full speed", () => {
    const stream = new RecordedStream({ events, from: null, asOf, speed: "max" });
    stream.open(SERVER);
    expect(stream.clock(SERVER).streamTime).toBe(T);
    stream.due(SERVER);
    expect(stream.ended).toBe(true);
    expect(stream.clock(SERVER)).toMatchObject({ streamTime: asOf, rate: 0 });
  });

  it("does not cut off what is later", () => {
    expect(endOf({ events, from: null, asOf: T })).toBe(T + 240 * SECOND);
  });
});

describe("a recording at full speed", () => {
  it("hands on batches, and the clock follows the last event handed on", () => {
    const many: IncidentEvent[] = Array.from({ length: 2_500 }, (_, index) => ({
      kind: "resumed",
      incident: "a",
      revision: index + 1,
      at: T + index * SECOND,
    }));
    const stream = new RecordedStream({ events: many, from: null, speed: "max" });
    stream.open(SERVER);
    const lengths: number[] = [];
    while (!stream.ended) {
      const batch = stream.due(SERVER);
      lengths.push(batch.length);
      expect(stream.clock(SERVER)).toEqual({ serverTime: SERVER, streamTime: batch.at(-1)?.at, rate: 0 });
    }
    expect(lengths).toEqual([1_000, 1_000, 500]);
  });
});
