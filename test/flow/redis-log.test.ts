import { randomUUID } from "node:crypto";
import { createClient } from "@redis/client";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EventLog, type LogBounds, LogUnavailableError } from "../../server/event-log.ts";
import { MemoryLog } from "../../server/memory-log.ts";
import { RedisLog } from "../../server/redis/redis-log.ts";
import { openRedis, type RedisServer } from "../faults/redis-server.ts";
import { HOUR } from "../../src/shared/units.ts";
import { followIt, testLogContract } from "../fixtures/log-contract.ts";
import { arbitraryLogEvent, arbitraryStep, closedAt, LOG_NOW, movedAt, reportedAt } from "../fixtures/log-events.ts";

let redis: RedisServer;
const opened: RedisLog[] = [];

beforeAll(async () => {
  redis = await openRedis();
});

afterAll(async () => {
  for (const log of opened) await log.close();
  await redis[Symbol.asyncDispose]();
});

const complaints: string[] = [];

async function open(
  name: string,
  bounds: Partial<LogBounds> = {},
  { url } = redis,
  replyWithin = 20_000,
): Promise<RedisLog> {
  const log = await RedisLog.open({
    url,
    name,
    newId: randomUUID,
    timers: globalThis,
    complain: (line) => complaints.push(line),
    periods: { replyWithin, lookEvery: 100, retryAfter: 20 },
    ...bounds,
  });
  opened.push(log);
  return log;
}

testLogContract((bounds) => open(randomUUID(), bounds));

const HELD_LITTLE = { maxEvents: 12, windowMs: 20 * HOUR, unitStates: 6, resumeEvents: 8 };

test("is the memory log, whatever comes, in every gateway, and after a restart of any", async () => {
  const appends = fc.array(
    fc.record({
      events: fc.array(arbitraryLogEvent, { minLength: 1, maxLength: 8 }),
      step: arbitraryStep,
      through: fc.nat({ max: 1 }),
      restarts: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(appends, async (steps) => {
      const name = randomUUID();
      const memory = new MemoryLog({ streamId: "memory", ...HELD_LITTLE });
      const gateways = [await open(name, HELD_LITTLE), await open(name, HELD_LITTLE)];
      let now = LOG_NOW;
      for (const { events, step, through, restarts } of steps) {
        now += step;
        await memory.append(events, now);
        expect(await gateways[through]?.append(events, now)).toMatchObject({ first: memory.head - events.length + 1 });
        if (!restarts) continue;
        await gateways[through]?.close();
        gateways[through] = await open(name, HELD_LITTLE);
      }
      for (const log of gateways) {
        await log.caughtUp();
        await expectSame(log, memory);
        await log.close();
      }
    }),
    { numRuns: 25, seed: 11 },
  );
});

test("a gateway that follows another's stream begins anew with it", async () => {
  const name = randomUUID();
  const [feeder, follower] = [await open(name), await open(name)];
  const { restarts, spans } = followIt(follower);
  await feeder.append([reportedAt("A"), reportedAt("B"), reportedAt("C")], LOG_NOW);
  await feeder.restart("t");
  await feeder.append([reportedAt("D")], LOG_NOW);
  await expect.poll(() => follower.head).toBe(1);
  await follower.append([reportedAt("E")], LOG_NOW);
  expect([follower.streamId, restarts.at(-1), follower.head]).toEqual(["t", "t", 2]);
  expect(spans.at(-1)?.events.map(({ event }) => event)).toEqual([reportedAt("E")]);
  expect((await feeder.since(0))?.map(({ sequence }) => sequence)).toEqual([1, 2]);
});

test("open incidents outlive the stream that told of them: a checkpoint takes its place", async () => {
  const name = randomUUID();
  const bounds = { resumeEvents: 10 };
  const log = await open(name, bounds);
  await log.append([reportedAt("open"), reportedAt("closed"), closedAt("closed", LOG_NOW)], LOG_NOW);
  for (let round = 0; round < 30; round += 1)
    await log.append([movedAt("U", LOG_NOW + round), movedAt("V", LOG_NOW + round)], LOG_NOW);
  const client = await createClient({ url: redis.url }).connect();
  await expect.poll(() => client.xLen(`tidewatch:{${name}}:log`)).toBeLessThan(15);
  client.destroy();
  const again = await open(name, bounds);
  expect(await again.snapshot({ from: 0 })).toEqual(await log.snapshot({ from: 0 }));
  expect((await again.since(again.head - 10))?.length).toBe(10);
  expect(await again.since(1)).toBeNull();
  expect(again.streamId).toBe(log.streamId);
});

test("an entry that cannot be read costs itself alone", async () => {
  const name = randomUUID();
  const log = await open(name);
  await log.append([reportedAt("A")], LOG_NOW);
  const client = await createClient({ url: redis.url }).connect();
  const fields = { s: log.streamId, a: "x", now: String(LOG_NOW), events: '[[0,"reported","?"],[0,"nonsense"]]' };
  await client.xAdd(`tidewatch:{${name}}:log`, "3-0", fields);
  await client.hSet(`tidewatch:{${name}}:meta`, "head", "3");
  client.destroy();
  expect(await log.append([reportedAt("B")], LOG_NOW)).toEqual({ first: 4 });
  expect((await log.since(0))?.map(({ sequence }) => sequence)).toEqual([1, 4]);
  expect((await log.since(2))?.map(({ sequence }) => sequence)).toEqual([4]);
  expect(complaints.filter((line) => line.startsWith("log: event"))).toHaveLength(2);
});

test("without Redis nothing is taken in, what is held can be read, and it goes on when Redis is back", async () => {
  await using own = await openRedis();
  const name = randomUUID();
  const log = await open(name, {}, own);
  const { restarts, spans } = followIt(log);
  const { streamId } = log;
  await log.append([reportedAt("A")], LOG_NOW);
  await own.kill();
  await expect(log.append([reportedAt("B")], LOG_NOW)).rejects.toThrow(LogUnavailableError);
  await expect(log.sequencesOf([{ port: "hotline", id: "1" }])).rejects.toThrow(LogUnavailableError);
  expect(log.available).toBe(false);
  expect((await log.snapshot({ from: 0 })).events).toHaveLength(1);
  await own.start();
  await expect.poll(() => log.available).toBe(true);
  expect(await log.append([reportedAt("B")], LOG_NOW)).toEqual({ first: 2 });
  expect([log.streamId, restarts, spans.length]).toEqual([streamId, [], 2]);
});

test("a Redis that stands still is away until it moves", async () => {
  await using own = await openRedis();
  const log = await open(randomUUID(), {}, own, 1_000);
  own.freeze();
  await expect(log.append([reportedAt("A")], LOG_NOW)).rejects.toThrow(LogUnavailableError);
  expect(log.available).toBe(false);
  own.thaw();
  await expect.poll(() => log.available).toBe(true);
  // Redis may have carried out what nobody waited for any more: the log hears of it as of anything another gateway appends.
  await log.caughtUp();
  const { head } = log;
  expect(await log.append([reportedAt("B")], LOG_NOW)).toEqual({ first: head + 1 });
});

test("a Redis that lost its data makes another stream", async () => {
  await using own = await openRedis();
  const log = await open(randomUUID(), {}, own);
  const { restarts } = followIt(log);
  const { streamId } = log;
  await log.append([reportedAt("A")], LOG_NOW);
  await own.flush();
  await expect.poll(() => restarts.length).toBe(1);
  expect(log.streamId).not.toBe(streamId);
  expect(await log.append([reportedAt("B")], LOG_NOW)).toEqual({ first: 1 });
});

test("a Redis that came back with less than was told makes another stream of what is left, for every gateway", async () => {
  await using own = await openRedis();
  const name = randomUUID();
  const [one, other] = [await open(name, {}, own), await open(name, {}, own)];
  const { streamId } = one;
  await one.append([reportedAt("A")], LOG_NOW);
  await one.append([reportedAt("B")], LOG_NOW);
  await other.caughtUp();
  const client = await createClient({ url: own.url }).connect();
  await client.xDel(`tidewatch:{${name}}:log`, "2-0");
  await client.hSet(`tidewatch:{${name}}:meta`, "head", "1");
  client.destroy();
  await own.kill();
  await own.start();
  await expect.poll(() => one.available && other.available && one.streamId === other.streamId).toBe(true);
  await expect.poll(() => [one.head, other.head]).toEqual([1, 1]);
  expect(one.streamId).not.toBe(streamId);
});

test("what nobody can vouch for is another stream: Redis ended and answers before its disk does", async () => {
  for (const fsync of ["always", "everysec"] as const) {
    await using own = await openRedis(fsync);
    const name = randomUUID();
    const log = await open(name, {}, own);
    const { streamId } = log;
    await log.append([reportedAt("A")], LOG_NOW);
    await log.close();
    await own.kill();
    await own.start();
    const again = await open(name, {}, own);
    expect(again.streamId === streamId).toBe(fsync === "always");
    await again.close();
  }
});

async function expectSame(log: EventLog, memory: MemoryLog): Promise<void> {
  expect([log.head, log.dropped, log.knownSince]).toEqual([memory.head, memory.dropped, memory.knownSince]);
  for (const from of [0, 10, 20, 30, 40])
    expect(await log.snapshot({ from: LOG_NOW + from * HOUR })).toEqual(
      await memory.snapshot({ from: LOG_NOW + from * HOUR }),
    );
  for (const incident of ["A", "B", "C", "D", "E", "F"])
    expect(await log.eventsOf(incident)).toEqual(await memory.eventsOf(incident));
  // What must be held is; whoever holds more, holds the same.
  const { resumeEvents } = HELD_LITTLE;
  for (let sequence = 0; sequence <= log.head + 1; sequence += 1) {
    const [ours, theirs] = [await log.since(sequence), await memory.since(sequence)];
    if (ours !== null && theirs !== null) expect(ours).toEqual(theirs);
    else if (sequence >= memory.head - resumeEvents && sequence <= memory.head) expect([ours, theirs]).toBe("held");
  }
}
