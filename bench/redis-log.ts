import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createClient } from "@redis/client";
import { loadProfile } from "../server/load-profile.ts";
import { RedisLog } from "../server/redis/redis-log.ts";
import type { StreamEvent } from "../src/domain/event.ts";
import { encodeEvent } from "../src/protocol/encode.ts";
import { openRedis } from "../test/faults/redis-server.ts";
import { median, whole } from "./ratio.ts";
import { SyntheticStream } from "./synthetic-events.ts";

/** What a source that catches up sends in one request. */
const EVENTS_AN_APPEND = 500;
/** Appends on their way at once: those of a few ports. */
const AT_ONCE = 4;
const START = Date.UTC(2026, 10, 20, 6);
const ROUNDS = 3;

/**
 * Events a second the Redis log takes in (appended, on Redis's side of its promise, read back and held), against bare XADDs of the same events, one each, pipelined
 * as many at once; in turn, medians of several rounds. Once for each of the two promises a Redis can make.
 */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  const profile = loadProfile("xintang", join(import.meta.dirname, "..", "public"));
  const count = smoke ? 5_000 : 40_000;
  for (const fsync of ["everysec", "always"] as const) {
    await using redis = await openRedis(fsync);
    const bare: number[] = [];
    const ours: number[] = [];
    for (let round = 0; round < (smoke ? 1 : ROUNDS); round += 1) {
      const stream = new SyntheticStream(profile, { seed: round, start: START, spacing: 10, open: 5_000, fixes: 0.4 });
      const events = stream.take(count);
      bare.push(await rate(events, await openBare(redis.url)));
      ours.push(await rate(events, await openLog(redis.url)));
    }
    const ratio = median(ours) / median(bare);
    console.log(
      `redis log (appendfsync ${fsync}): ${whole(median(ours))} events/s, bare XADD ${whole(median(bare))} events/s, ratio ${ratio.toFixed(2)} (${whole(count)} events, ${EVENTS_AN_APPEND} an append, ${AT_ONCE} at once)`,
    );
  }
}

interface Sink {
  append(events: readonly StreamEvent[]): Promise<unknown>;
  close(): Promise<void>;
}

async function openLog(url: string): Promise<Sink> {
  const log = await RedisLog.open({
    url,
    name: randomUUID(),
    newId: randomUUID,
    timers: globalThis,
    complain: console.error,
  });
  return { append: (events) => log.append(events, START), close: () => log.close() };
}

async function openBare(url: string): Promise<Sink> {
  const client = await createClient({ url }).connect();
  const key = randomUUID();
  return {
    append: (events) =>
      Promise.all(events.map((event) => client.xAdd(key, "*", { event: JSON.stringify(encodeEvent(event, 0)) }))),
    async close() {
      client.destroy();
    },
  };
}

/** Events a second. Closes the sink. */
async function rate(events: readonly StreamEvent[], sink: Sink): Promise<number> {
  const begun = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < events.length) {
      const from = next;
      next += EVENTS_AN_APPEND;
      await sink.append(events.slice(from, next));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const took = performance.now() - begun;
  await sink.close();
  return (events.length / took) * 1_000;
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) await run({ smoke: values.smoke === true });
