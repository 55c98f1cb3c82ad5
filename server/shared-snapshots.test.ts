import { expect, it } from "vitest";
import { CHUNK_EVENTS } from "../src/protocol/stream.ts";
import { SECOND } from "../src/shared/units.ts";
import { SharedSnapshots, type SharedSnapshot, type SnapshotContent } from "./shared-snapshots.ts";

const CLOCK = { serverTime: 0, streamTime: 0, rate: 1 };
const mode = { kind: "mode", at: 0, mode: "surge", reason: null } as const;

/** Snapshots that stand where the head stands, counted, and what each viewer was sent. */
function open() {
  const snapshots = new SharedSnapshots();
  const place = { head: 1, now: 0, made: 0, snapshots };
  const make = (events: number): Promise<SnapshotContent> => {
    place.made += 1;
    const { head: to } = place;
    return Promise.resolve({
      to,
      events: Array.from({ length: events }, () => ({ sequence: to, event: mode })),
      show: (event) => event,
    });
  };
  const isFresh = (to: number, isInUse: boolean): boolean => to === place.head || isInUse;
  const use = <Result>(key: string, send: (snapshot: SharedSnapshot) => Promise<Result>, events = 1): Promise<Result> =>
    snapshots.use(key, { now: place.now, isFresh, make: () => make(events) }, send);
  return { place, use };
}

const stand = (snapshot: SharedSnapshot): Promise<number> => Promise.resolve(snapshot.to);

it("is made once for all who ask while one is sent it, whatever the stream does meanwhile", async () => {
  const { place, use } = open();
  const sent = await use("all", async (first) => {
    place.head = 7;
    const second = await use("all", (snapshot) => Promise.resolve(snapshot));
    return [first.chunk(0, CLOCK), second.chunk(0, CLOCK)];
  });
  expect(place.made).toBe(1);
  expect(sent[0]).toBe(sent[1]);
});

it("is made anew for who comes when the stream went on, and for another audience", async () => {
  const { place, use } = open();
  expect(await use("all", stand)).toBe(1);
  expect(await use("all", stand)).toBe(1);
  place.head = 2;
  expect(await use("all", stand)).toBe(2);
  expect(await use("street", stand)).toBe(2);
  expect(place.made).toBe(3);
});

it("is made anew once it is of no use, was let go of, or could not be made", async () => {
  const { place, use } = open();
  await use("all", stand);
  place.snapshots.outlived("all", 5);
  await use("all", stand);
  expect(place.made).toBe(1);
  place.snapshots.outlived("all", 1);
  await use("all", stand);
  expect(place.made).toBe(2);
  place.snapshots.sweep(2 * SECOND - 1);
  await use("all", stand);
  expect(place.made).toBe(2);
  place.snapshots.sweep(2 * SECOND);
  await use("all", stand);
  expect(place.made).toBe(3);
  const how = { now: 0, isFresh: () => true, make: () => Promise.reject(new Error("away")) };
  await expect(place.snapshots.use("street", how, stand)).rejects.toThrow("away");
  expect(await use("street", stand)).toBe(1);
});

it("keeps the last chunks only, and none of a snapshot nobody else can come to", async () => {
  const { place, use } = open();
  const many = async (snapshot: SharedSnapshot): Promise<boolean[]> => {
    expect(snapshot.chunks).toBe(20);
    const chunks = Array.from({ length: 20 }, (_, chunk) => snapshot.chunk(chunk, CLOCK));
    const kept = [0, 19].map((chunk) => snapshot.chunk(chunk, CLOCK) === chunks[chunk]);
    place.snapshots.clear();
    const single = snapshot.chunk(1, CLOCK);
    return [...kept, snapshot.chunk(1, CLOCK) === single];
  };
  expect(await use("all", many, 20 * CHUNK_EVENTS)).toEqual([false, true, false]);
});

it("is kept for a few audiences at a time", async () => {
  const { place, use } = open();
  for (let audience = 0; audience <= 12; audience += 1) await use(`${audience}`, stand);
  await use("12", stand);
  expect(place.made).toBe(13);
  await use("0", stand);
  expect(place.made).toBe(14);
});
