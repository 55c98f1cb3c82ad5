import { expect, test } from "vitest";
import { MemoryLog } from "../../server/memory-log.ts";
import { decodeBatch, decodeSnapshotChunk } from "../../src/protocol/decode.ts";
import { CHUNK_EVENTS } from "../../src/protocol/stream.ts";
import { closed, openGateway, reported, type TestPage } from "./open-gateway.ts";

/** The sequences of the next batch, and its range. */
async function nextBatch(page: TestPage): Promise<{ from: number; to: number; carried: number[] }> {
  const batch = decodeBatch(await page.next("batch"));
  if (!batch.ok) throw new Error(batch.complaint);
  const { from, to, events } = batch.value;
  return { from, to, carried: events.map(({ sequence }) => sequence) };
}

test("a page that comes back gets what it missed and no snapshot", async () => {
  await using place = await openGateway();
  await place.gateway.preload([reported("A"), reported("B"), reported("C")]);
  const page = place.connect();
  await page.next("hello");
  page.subscribe({ resume: { streamId: "stream-1", sequence: 1 } });
  expect(await nextBatch(page)).toEqual({ from: 2, to: 3, carried: [2, 3] });
  await page.next("heartbeat");
  await place.gateway.publish([reported("D")]);
  await place.gateway.flush();
  expect(await nextBatch(page)).toEqual({ from: 4, to: 4, carried: [4] });
  expect(page.waiting("snapshot")).toEqual([]);
});

test("a page that missed nothing is told so by a heartbeat", async () => {
  await using place = await openGateway();
  await place.gateway.preload([reported("A")]);
  const page = place.connect();
  await page.next("hello");
  page.subscribe({ resume: { streamId: "stream-1", sequence: 1 } });
  expect(await page.next("heartbeat")).toMatchObject({ sequence: 1 });
  expect([...page.waiting("snapshot"), ...page.waiting("batch")]).toEqual([]);
});

test.for([
  ["another stream", { streamId: "stream-0", sequence: 11 }],
  ["a sequence that is no longer held", { streamId: "stream-1", sequence: 2 }],
  ["a sequence that was never sent", { streamId: "stream-1", sequence: 99 }],
] as const)("a resume point in %s is answered by a snapshot", async ([, resume]) => {
  await using place = await openGateway({ log: new MemoryLog({ streamId: "stream-1", resumeEvents: 4 }) });
  await place.gateway.preload(Array.from({ length: 12 }, (_, index) => reported(`I${index}`)));
  const page = place.connect();
  await page.next("hello");
  page.subscribe({ resume });
  expect(decodeSnapshotChunk(await page.next("snapshot"))).toMatchObject({ ok: true, value: { chunks: 1, to: 12 } });
});

test("while a long snapshot goes out the stream goes on, and the two join without gap or overlap", async () => {
  await using place = await openGateway();
  const { gateway } = place;
  const many = 5 * CHUNK_EVENTS + 7;
  await gateway.preload(Array.from({ length: many }, (_, index) => reported(`I${index}`)));
  const page = place.connect();
  await page.next("hello");
  page.subscribe();
  const carried: number[] = [];
  for (let chunk = 0; chunk < 6; chunk += 1) {
    const decoded = decodeSnapshotChunk(await page.next("snapshot"));
    if (!decoded.ok) throw new Error(decoded.complaint);
    expect(decoded.value).toMatchObject({ chunk, chunks: 6, to: many });
    for (const { sequence } of decoded.value.events) carried.push(sequence);
    await gateway.publish([reported(`during-${chunk}`)]);
    await gateway.flush();
  }
  await page.next("heartbeat");
  await gateway.publish([reported("after")]);
  await gateway.flush();
  const total = many + 7;
  while (carried.length < total) {
    const batch = await nextBatch(page);
    expect(batch.from).toBe(carried.length + 1);
    carried.push(...batch.carried);
  }
  expect(carried).toEqual(Array.from({ length: total }, (_, index) => index + 1));
});

test("a second subscription replaces the first, even while its snapshot goes out", async () => {
  await using place = await openGateway();
  const { gateway } = place;
  await gateway.preload(Array.from({ length: 3 * CHUNK_EVENTS }, (_, index) => reported(`I${index}`)));
  const page = place.connect();
  await page.next("hello");
  page.subscribe();
  page.subscribe({ topics: ["mode"] });
  await page.next("heartbeat");
  const last = decodeSnapshotChunk(page.waiting("snapshot").at(-1));
  expect(last).toMatchObject({ ok: true, value: { chunks: 1, to: 3 * CHUNK_EVENTS, events: [] } });
  await gateway.publish([reported("A"), { kind: "mode", at: 1, mode: "surge", reason: null }]);
  await gateway.flush();
  const { from, to, carried } = await nextBatch(page);
  expect([to - from, carried]).toEqual([1, [to]]);
  expect(page.waiting("batch")).toEqual([]);
});

test("what the bounded log let go of before its time is told in every heartbeat", async () => {
  await using place = await openGateway({ log: new MemoryLog({ streamId: "stream-1", maxEvents: 20 }) });
  const { gateway } = place;
  const lives = Array.from({ length: 30 }, (_, index) => [reported(`I${index}`), closed(`I${index}`, 2)]).flat();
  await gateway.publish([reported("open"), ...lives]);
  const page = place.connect();
  await page.next("hello");
  page.subscribe();
  const chunk = decodeSnapshotChunk(await page.next("snapshot"));
  if (!chunk.ok) throw new Error(chunk.complaint);
  expect(chunk.value.events[0]).toMatchObject({ sequence: 1, event: { incident: "open" } });
  const dropped = 61 - chunk.value.events.length;
  expect(dropped).toBeGreaterThan(40);
  expect(await page.next("heartbeat")).toMatchObject({ dropped });
  expect(gateway.counts.dropped).toBe(dropped);
});
