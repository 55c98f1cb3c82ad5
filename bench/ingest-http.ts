import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createClient } from "@redis/client";
import fastify from "fastify";
import type { EventLog } from "../server/event-log.ts";
import { createGateway } from "../server/gateway.ts";
import { EVENT_FIELDS } from "../server/ingest/event-fields.ts";
import { loadProfile } from "../server/load-profile.ts";
import { MemoryLog } from "../server/memory-log.ts";
import { RedisLog } from "../server/redis/redis-log.ts";
import { isIncidentEvent, type StreamEvent } from "../src/domain/event.ts";
import { encodeEvent } from "../src/protocol/encode.ts";
import { openRedis } from "../test/faults/redis-server.ts";
import { median, whole } from "./ratio.ts";
import { SyntheticStream } from "./synthetic-events.ts";

/** What a source that is busy sends in one request. */
const EVENTS_A_REQUEST = 100;
/** Requests on their way at once: those of a few ports. */
const AT_ONCE = 4;
const START = Date.UTC(2026, 10, 20, 6);
const ROUNDS = 3;
const FORMS = { bare: "application/json", CloudEvents: "application/cloudevents-batch+json" } as const;
type Form = keyof typeof FORMS;

const profile = loadProfile("xintang", join(import.meta.dirname, "..", "public"));

/**
 * Events a second over HTTP, bare and as CloudEvents, into a memory log and into Redis, against a bare Fastify route that parses the same JSON and does nothing
 * with it, and bare XADDs of the same events; in turn, medians of several rounds. Client and server share a process: of two cores one is used.
 */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  const count = smoke ? 2_000 : 20_000;
  const rounds = Array.from({ length: smoke ? 1 : ROUNDS }, (_, round) => round);
  await using redis = await openRedis("everysec");
  const rates = new Map<string, number[]>();
  const note = (name: string, rate: number): void => void rates.set(name, [...(rates.get(name) ?? []), rate]);
  for (const round of rounds) {
    const stream = new SyntheticStream(profile, { seed: round, start: START, spacing: 10, open: 5_000, fixes: 0.2 });
    const events = stream.take(count);
    note("XADD", await rateOfXadd(redis.url, events));
    for (const form of Object.keys(FORMS) as Form[]) {
      const bodies = toBodies(events, form);
      note(`${form} route`, await rateOf(await openRoute(), bodies, form));
      note(`${form} memory`, await rateOf(await openGateway(new MemoryLog({ streamId: "bench" })), bodies, form));
      note(`${form} redis`, await rateOf(await openGateway(await openRedisLog(redis.url)), bodies, form));
    }
  }
  const of = (name: string): number => median(rates.get(name) ?? []);
  for (const form of Object.keys(FORMS) as Form[]) {
    const [route, memory, kept] = [of(`${form} route`), of(`${form} memory`), of(`${form} redis`)];
    console.log(
      `ingest over HTTP, ${form}: ${whole(memory)} events/s into memory, ${whole(kept)} into Redis; bare Fastify route ${whole(route)}, ratio ${(memory / route).toFixed(2)} and ${(kept / route).toFixed(2)}; bare XADD ${whole(of("XADD"))}, ratio ${(kept / of("XADD")).toFixed(2)} (${whole(count)} events, ${EVENTS_A_REQUEST} a request, ${AT_ONCE} at once)`,
    );
  }
}

/** A server that takes `POST /v1/events`. */
interface Target {
  readonly url: string;
  close(): Promise<unknown>;
}

async function openRoute(): Promise<Target> {
  const app = fastify({ bodyLimit: 2 ** 24 });
  app.addContentTypeParser(FORMS.CloudEvents, { parseAs: "string" }, (_request, body, done) =>
    done(null, JSON.parse(String(body))),
  );
  app.post("/v1/events", (request) => ({ accepted: (request.body as readonly unknown[]).length }));
  return { url: await app.listen({ host: "127.0.0.1", port: 0 }), close: () => app.close() };
}

async function openGateway(log: EventLog): Promise<Target> {
  const gateway = await createGateway({
    profile,
    log,
    clock: () => ({ serverTime: Date.now(), streamTime: Date.UTC(2027, 0), rate: 1 }),
    timers: globalThis,
    port: 0,
    ingestLimits: { bodyBytes: 2 ** 24, itemsPerSecond: 1e9, burst: 1e9 },
    complain: (line) => console.error(line),
  });
  const { url } = await gateway.listen();
  return {
    url,
    async close() {
      await gateway.close();
      await log.close();
    },
  };
}

function openRedisLog(url: string): Promise<EventLog> {
  return RedisLog.open({ url, name: randomUUID(), newId: randomUUID, timers: globalThis, complain: console.error });
}

/** Events as a source writes them, a request each. */
function toBodies(events: readonly StreamEvent[], form: Form): string[] {
  const items = events.map((event, index) => (form === "bare" ? toBare(event, index) : toCloudEvent(event, index)));
  const bodies: string[] = [];
  for (let from = 0; from < items.length; from += EVENTS_A_REQUEST)
    bodies.push(JSON.stringify(items.slice(from, from + EVENTS_A_REQUEST)));
  return bodies;
}

function toBare(event: StreamEvent, index: number): Record<string, unknown> {
  const [, kind, ...values]: readonly unknown[] = encodeEvent(event, 0);
  const fields = EVENT_FIELDS.get(event.kind) ?? [];
  const named = Object.fromEntries(values.map((value, place) => [fields[place]?.name ?? "", value]));
  return { id: `event-${index}`, kind, port: profile.ports[0]?.id, ...named };
}

function toCloudEvent(event: StreamEvent, index: number): Record<string, unknown> {
  const { id, kind, ...data } = toBare(event, index);
  return {
    specversion: "1.0",
    id,
    source: "/xintang",
    type: `tidewatch.${String(kind)}`,
    time: new Date(event.at).toISOString(),
    ...(isIncidentEvent(event) ? { subject: event.incident } : {}),
    datacontenttype: "application/json",
    data,
  };
}

/** Events a second. Closes the target. @throws when one was not accepted */
async function rateOf(target: Target, bodies: readonly string[], form: Form): Promise<number> {
  const begun = performance.now();
  let next = 0;
  let accepted = 0;
  const lane = async (): Promise<void> => {
    for (let body = bodies[next]; body !== undefined; body = bodies[next]) {
      next += 1;
      const headers = { "content-type": FORMS[form] };
      const response = await fetch(`${target.url}/v1/events`, { method: "POST", headers, body });
      accepted += ((await response.json()) as { readonly accepted: number }).accepted;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const took = performance.now() - begun;
  await target.close();
  const sent = bodies.reduce((sum, body) => sum + (JSON.parse(body) as readonly unknown[]).length, 0);
  if (accepted !== sent) throw new Error(`${accepted} of ${sent} events were accepted`);
  return (accepted / took) * 1_000;
}

/** Bare XADDs a second, one an event, pipelined as many at once as requests bring. */
async function rateOfXadd(url: string, events: readonly StreamEvent[]): Promise<number> {
  const client = await createClient({ url }).connect();
  const key = randomUUID();
  const begun = performance.now();
  const atOnce = EVENTS_A_REQUEST * AT_ONCE;
  for (let from = 0; from < events.length; from += atOnce)
    await Promise.all(
      events
        .slice(from, from + atOnce)
        .map((event) => client.xAdd(key, "*", { event: JSON.stringify(encodeEvent(event, 0)) })),
    );
  const took = performance.now() - begun;
  client.destroy();
  return (events.length / took) * 1_000;
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) await run({ smoke: values.smoke === true });
