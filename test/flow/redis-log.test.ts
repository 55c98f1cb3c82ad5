import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventLog, LogBounds } from "../../server/event-log.ts";
import { MemoryLog } from "../../server/memory-log.ts";
import { RedisLog } from "../../server/redis/redis-log.ts";
import { openRedis, type RedisServer } from "../faults/redis-server.ts";
import { HOUR } from "../../src/shared/units.ts";
import { testLogContract } from "../fixtures/log-contract.ts";
import { arbitraryLogEvent, arbitraryStep, LOG_NOW } from "../fixtures/log-events.ts";

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

async function open(name: string, bounds: Partial<LogBounds> = {}): Promise<RedisLog> {
  const log = await RedisLog.open({
    url: redis.url,
    name,
    newId: randomUUID,
    timers: globalThis,
    complain: (line) => complaints.push(line),
    ...bounds,
  });
  opened.push(log);
  return log;
}

testLogContract((bounds) => open(randomUUID(), bounds));

const HELD_LITTLE = { maxEvents: 12, windowMs: 20 * HOUR, resumeEvents: 8 };

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

async function expectSame(log: EventLog, memory: MemoryLog): Promise<void> {
  expect([log.head, log.dropped]).toEqual([memory.head, memory.dropped]);
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
