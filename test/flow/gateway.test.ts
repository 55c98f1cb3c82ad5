import { expect, test } from "vitest";
import type { StreamEvent } from "../../src/domain/event.ts";
import { decodeBatch, decodeClock, decodeHello, decodeSnapshotChunk } from "../../src/protocol/decode.ts";
import { PROTOCOL_VERSION } from "../../src/protocol/version.ts";
import { closed, NOW, openGateway, reported } from "./open-gateway.ts";

test("greets, sends a snapshot, then batches without a gap", async () => {
  await using place = await openGateway();
  const { gateway } = place;
  await gateway.preload([reported("A"), reported("B")]);
  const page = place.connect();
  const hello = decodeHello(await page.next("hello"));
  expect(hello).toMatchObject({ ok: true, value: { streamId: "stream-1", sequence: 2, clock: { streamTime: NOW } } });

  page.subscribe();
  const chunk = decodeSnapshotChunk(await page.next("snapshot"));
  if (!chunk.ok) throw new Error(chunk.complaint);
  expect(chunk.value).toMatchObject({ chunk: 0, chunks: 1, to: 2 });
  expect(chunk.value.events.map(({ sequence }) => sequence)).toEqual([1, 2]);
  expect(await page.next("heartbeat")).toMatchObject({ sequence: 2, rejected: {}, dropped: 0 });

  await gateway.publish([reported("C")]);
  await gateway.flush();
  await gateway.flush();
  await gateway.publish([reported("D")]);
  await gateway.publish([reported("E")]);
  await gateway.flush();
  const first = decodeBatch(await page.next("batch"));
  const second = decodeBatch(await page.next("batch"));
  expect(first).toMatchObject({ ok: true, value: { from: 3, to: 3 } });
  expect(second).toMatchObject({ ok: true, value: { from: 4, to: 5, events: [{ sequence: 4 }, { sequence: 5 }] } });
  expect(page.waiting("batch")).toEqual([]);
});

test("two viewers of a scope get the same batches, and a viewer who leaves ends nothing", async () => {
  await using place = await openGateway();
  const pages = [place.connect(), place.connect(), place.connect()] as const;
  for (const page of pages) {
    await page.next("hello");
    page.subscribe();
    await page.next("heartbeat");
  }
  await place.gateway.publish([reported("A"), closed("A", 2)]);
  await place.gateway.flush();
  const [one, other, leaver] = pages;
  const batch = await one.next("batch");
  expect(await other.next("batch")).toEqual(batch);
  await leaver.next("batch");
  leaver.socket.disconnect();
  await place.gateway.publish([reported("B")]);
  await place.gateway.flush();
  expect(await one.next("batch")).toEqual(await other.next("batch"));
});

test("refuses another version, and none, in words", async () => {
  await using place = await openGateway();
  for (const auth of [{ protocol: PROTOCOL_VERSION + 1 }, {}, { protocol: "1" }]) {
    const page = place.connect(auth);
    expect(await page.next("refused")).toMatchObject({ reason: "version", protocol: PROTOCOL_VERSION });
    expect(await page.next("disconnect")).toBe("io server disconnect");
    expect(page.waiting("hello")).toEqual([]);
  }
});

test("refuses a scope that is not in the profile, and a subscription it cannot read", async () => {
  await using place = await openGateway();
  for (const [request, refused] of [
    [{ scope: ["atlantis"] }, { reason: "scope", detail: "this profile has no region atlantis" }],
    [{ windowMs: -1 }, { reason: "malformed", detail: expect.stringContaining("subscribe: windowMs") }],
    [{ topics: ["gossip"] }, { reason: "malformed", detail: expect.stringContaining("subscribe: topics[0]") }],
  ] as const) {
    const page = place.connect();
    await page.next("hello");
    page.subscribe(request);
    expect(await page.next("refused")).toMatchObject(refused);
    expect(await page.next("disconnect")).toBe("io server disconnect");
  }
});

test("answers the clock, whatever it is asked with", async () => {
  await using place = await openGateway();
  const page = place.connect();
  await page.next("hello");
  for (const sent of [1, null, { a: 1 }]) {
    const answer = decodeClock(await page.socket.emitWithAck("clock", sent));
    expect(answer).toEqual({ ok: true, value: { serverTime: NOW, streamTime: NOW, rate: 1 } });
  }
  page.socket.emit("clock");
  expect(decodeClock(await page.socket.emitWithAck("clock", 2)).ok).toBe(true);
});

test("a bad event is counted by reason and told, and its neighbours go out", async () => {
  await using place = await openGateway();
  const { gateway, complaints } = place;
  const page = place.connect();
  await page.next("hello");
  page.subscribe();
  await page.next("heartbeat");
  await gateway.publish([
    reported("A"),
    reported("far", { position: { longitude: 12030, latitude: 30 } }),
    reported("", {}),
    { kind: "gossip" } as unknown as StreamEvent,
    null as unknown as StreamEvent,
    reported("early", { at: NOW + 61_000 }),
    reported("B", { title: "x\u0000".repeat(1_000) }),
  ]);
  await gateway.publishTuples("nonsense");
  await gateway.publishTuples([[0, "closed", "A", 2, NOW, "grid", "a field of tomorrow"]]);
  await gateway.flush();
  const batch = decodeBatch(await page.next("batch"));
  if (!batch.ok) throw new Error(batch.complaint);
  expect(batch.value).toMatchObject({ from: 1, to: 3, clamped: new Map() });
  expect(batch.value.events.map(({ event }) => "incident" in event && event.incident)).toEqual(["A", "B", "A"]);
  expect(Object.fromEntries(gateway.counts.rejected)).toEqual({
    coordinate: 1,
    malformed: 3,
    "unknown-kind": 1,
    future: 1,
    "clamped-text": 1,
  });
  expect(complaints).toHaveLength(6);
  expect(complaints.find((line) => line.includes("12030"))).toMatch(/\(reported "far"\): longitude: .*got 12030$/);
});

test("a stream that begins anew greets every page again and starts from 1", async () => {
  await using place = await openGateway();
  const { gateway } = place;
  await gateway.preload([reported("A")]);
  const page = place.connect();
  await page.next("hello");
  page.subscribe();
  await page.next("heartbeat");
  await page.next("snapshot");

  await gateway.restart("stream-2");
  expect(await page.next("hello")).toMatchObject({ streamId: "stream-2", sequence: 0 });
  await gateway.publish([reported("B")]);
  await gateway.flush();
  page.subscribe({ resume: { streamId: "stream-1", sequence: 1 } });
  const chunk = decodeSnapshotChunk(await page.next("snapshot"));
  expect(chunk).toMatchObject({ ok: true, value: { to: 1, events: [{ sequence: 1, event: { incident: "B" } }] } });
  expect(page.waiting("batch")).toEqual([]);
});

test("beats by itself", async () => {
  await using place = await openGateway({ heartbeatEvery: 10, batchEvery: 10 });
  const page = place.connect();
  await page.next("hello");
  page.subscribe();
  await page.next("snapshot");
  await place.gateway.publish([reported("A")]);
  await page.next("batch");
  for (let beat = 0; beat < 3; beat += 1) await page.next("heartbeat");
});

test("serves its profile, its health and headers that hold the page to its origin", async () => {
  await using place = await openGateway();
  const profile = await fetch(`${place.url}/v1/profile`);
  expect(await profile.json()).toMatchObject({ id: "test" });
  expect(profile.headers.get("content-security-policy")).toContain("script-src 'self'");
  const health = await fetch(`${place.url}/v1/health`);
  expect(await health.json()).toMatchObject({ status: "ok", streamId: "stream-1", viewers: 0, sequence: 0 });
});
