import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import fastify from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DoorCounts } from "../../server/door.ts";
import { registerIngest } from "../../server/ingest/routes.ts";
import { maskContact, maskText } from "../../server/masking/mask-text.ts";
import { MemoryLog } from "../../server/memory-log.ts";
import { Inspector } from "../../server/quality/inspector.ts";
import { Quality } from "../../server/quality/quality.ts";
import { createStreamReader } from "../../src/feed/stream-reader.ts";
import { decodeCommand, decodeHandshake, decodeSubscribe } from "../../src/protocol/decode.ts";
import { encodeEvent } from "../../src/protocol/encode.ts";
import { PROTOCOL_VERSION } from "../../src/protocol/version.ts";
import { DAY } from "../../src/shared/units.ts";
import { createDerived } from "../../src/derive/create-derived.ts";
import { createStore } from "../../src/store/create-store.ts";
import { createManualTime } from "../fixtures/manual-time.ts";
import { Mutations } from "../fixtures/mutations.ts";
import { makeProfile } from "../fixtures/profile.ts";
import { anyEvent, LAST_AT } from "../fixtures/wire-arbitrary.ts";
import { openGateway, type TestPage } from "./open-gateway.ts";

// 100,000 spoilt messages in all. `FUZZ_SEED=7 npx vitest run --project flow test/flow/fuzz.test.ts` tries others; a message that does harm is named by
// seed and number, and `new Mutations(seed, number)` spoils it again.
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122);
const DOWN = 50_000;
const UP = 30_000;
const UP_BY_WIRE = 2_000;
const REQUESTS = 600;
const ITEMS_PER_REQUEST = 25;
const SPOILT_TEXTS = 3_000;
/** What so many messages may leave behind: the bounded logs and tables of the test itself. */
const MOST_LEFT_BYTES = 96 * 2 ** 20;

const PROFILE = makeProfile();
const CLOCK = { serverTime: LAST_AT, streamTime: LAST_AT, rate: 1 };
const EVENTS = fc.sample(anyEvent, { seed: SEED, numRuns: 400 });
const TUPLES: readonly unknown[] = JSON.parse(
  JSON.stringify(EVENTS.map((event, index) => encodeEvent(event, index % 4))),
);

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const rejections: unknown[] = [];
const onRejection = (reason: unknown): void => {
  rejections.push(reason);
};
let before = 0;

beforeEach(() => {
  process.on("unhandledRejection", onRejection);
  collectGarbage();
  before = process.memoryUsage().heapUsed;
});

afterEach(() => {
  process.off("unhandledRejection", onRejection);
  expect(rejections).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  collectGarbage();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(MOST_LEFT_BYTES);
});

/** Names the message that something threw at. */
async function harmless(message: number, task: () => unknown): Promise<void> {
  try {
    await task();
  } catch (cause) {
    throw new Error(`seed ${SEED}, message ${message}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

function slice(from: number, length: number): unknown[] {
  return Array.from({ length }, (_, index) => TUPLES[(from + index) % TUPLES.length]);
}

test(`the page survives ${DOWN} spoilt messages from a server, and takes good ones after`, async () => {
  const time = createManualTime();
  const store = createStore(PROFILE);
  const derived = createDerived(store, PROFILE);
  let complaints = 0;
  const reader = createStreamReader({
    scope: [],
    topics: ["incidents", "units", "indicators", "ports", "mode"],
    now: time.now,
    after: time.after,
    listener: {
      opened: () => {},
      batch: (batch) => {
        store.apply(batch.events.map(({ event }) => event));
        complaints += batch.complaints.length;
      },
      connection: () => {},
    },
    subscribe: () => {},
    signal: () => {},
    greeted: () => {},
    clock: () => 5,
  });
  const clock = [LAST_AT, LAST_AT, 1];
  const profile: unknown = JSON.parse(JSON.stringify(PROFILE));
  let stream = 0;
  const greet = (): void => {
    stream += 1;
    reader.message("hello", { protocol: PROTOCOL_VERSION, streamId: `s-${stream}`, sequence: 0, profile, clock });
    reader.message("snapshot", [0, 1, 0, 0, clock, []]);
  };
  for (let message = 0; message < DOWN; message += 1) {
    const mutations = new Mutations(SEED, message);
    if (message % 100 === 0) greet();
    const at = 1 + (message % 100) * 4;
    const [name, good] = mutations.pick([
      ["batch", [at, at + 3, clock, slice(message, 4)]],
      ["batch", [at, at + 3, clock, slice(message * 3, 2)]],
      ["snapshot", [0, 1, 1, 4, clock, slice(message, 4)]],
      ["heartbeat", { clock, sequence: at, rejected: { malformed: 1 }, dropped: 0 }],
      ["refused", { reason: "scope", detail: "d", protocol: 1 }],
      ["quality", { since: 0, ports: [], samples: [] }],
      [
        "hello",
        { protocol: PROTOCOL_VERSION, streamId: "x", sequence: 3, profile: message % 50 === 0 ? profile : {}, clock },
      ],
    ] as const);
    await harmless(message, () => reader.message(name, mutations.value(good)));
    if (message % 1_000 === 0) await harmless(message, () => [store.advance(LAST_AT + message), derived.figures()]);
  }
  expect(complaints).toBeGreaterThan(DOWN / 10);

  const applied = store.appliedCount;
  greet();
  const report = EVENTS.find(({ kind }) => kind === "reported");
  if (report?.kind !== "reported") throw new Error("no report among the samples");
  reader.message("batch", [1, 1, clock, [encodeEvent({ ...report, incident: "good", revision: 1 }, 0)]]);
  expect(store.appliedCount).toBe(applied + 1);
  expect(store.incidents.has("good")).toBe(true);
});

const SUBSCRIBE = {
  scope: ["street", "village-a"],
  topics: ["incidents", "units"],
  windowMs: DAY,
  resume: { streamId: "stream-1", sequence: 0 },
};
const COMMAND = { kind: "supervise", incident: "A", by: "值班长", note: "一小时内反馈" };
const HANDSHAKE = { protocol: PROTOCOL_VERSION, token: "x.y.z" };

test(`the gateway's decoders survive ${UP} spoilt messages of pages`, async () => {
  const decoders = [
    (mutations: Mutations) => decodeHandshake(mutations.value(HANDSHAKE)) === null,
    (mutations: Mutations) => isRefused(decodeSubscribe(mutations.value(SUBSCRIBE))),
    (mutations: Mutations) => isRefused(decodeCommand(mutations.value(COMMAND))),
  ];
  let refused = 0;
  for (let message = 0; message < UP; message += 1) {
    await harmless(message, () => {
      if (decoders[message % decoders.length]?.(new Mutations(SEED, message)) === true) refused += 1;
    });
  }
  expect(refused).toBeGreaterThan(UP / 3);
});

function isRefused(result: { readonly ok: boolean; readonly complaint?: string }): boolean {
  if (!result.ok) expect(result.complaint?.length ?? 0).toBeLessThan(500);
  return !result.ok;
}

test(`a gateway survives ${UP_BY_WIRE} spoilt frames of pages, and greets the next`, async () => {
  await using place = await openGateway();
  let line: { readonly page: TestPage; readonly isGone: Promise<unknown> } | null = null;
  for (let message = 0; message < UP_BY_WIRE; message += 1) {
    const mutations = new Mutations(SEED, message);
    if (line === null || !line.page.socket.connected) {
      const page = place.connect(message % 7 === 0 ? { token: mutations.value("x.y.z"), protocol: 1 } : undefined);
      const { socket } = page;
      const isGone = new Promise<unknown>((resolve) => {
        socket.once("disconnect", resolve);
        socket.once("connect_error", resolve);
      });
      await Promise.race([page.next("hello"), isGone]);
      line = { page, isGone };
      continue;
    }
    const { socket } = line.page;
    const name = mutations.pick(["subscribe", "command", "command", "clock", "clock", "gossip", ""]);
    const good = name === "subscribe" ? SUBSCRIBE : name === "command" ? COMMAND : 17;
    if (name === "") socket.io.engine.write(`42/cockpit,${mutations.text(JSON.stringify(["command", COMMAND]))}`);
    else socket.emit(name, mutations.value(good), ...(mutations.pick([true, false]) ? [() => {}] : []));
    // Answered when all before it is handled, unless the gateway hung up.
    await Promise.race([socket.emitWithAck("clock", 1).catch(() => null), line.isGone]);
  }
  const next = place.connect();
  await next.next("hello");
  next.subscribe();
  expect(await next.next("snapshot")).toBeDefined();
});

/** Good bodies by their content type, as JSON values. */
function goodItems(message: number): readonly [string, readonly unknown[]][] {
  const bare = { id: `e-${message}`, port: "p110", incident: `I-${message % 2_000}`, at: "2026-11-20T12:00:00+08:00" };
  const report = {
    ...bare,
    kind: "reported",
    category: "fire",
    severity: 2,
    title: "烟",
    longitude: 120.3,
    latitude: 30.2,
    deadlines: { closed: LAST_AT },
  };
  const cloud = {
    specversion: "1.0",
    id: bare.id,
    source: "/s/p12345",
    type: "x.closed",
    subject: bare.incident,
    data: { tier: "grid" },
  };
  const row = {
    region: "x",
    indicator: "i",
    label_zh: "甲",
    label_en: "A",
    group: "g",
    period_from: "2026-01",
    period_to: "2026-06",
    value: 1.5,
    unit: "u",
    yoy_percent: "",
    target_completion_percent: null,
    better: "up",
    source: "s",
  };
  const amended = {
    ...bare,
    kind: "amended",
    patch: { position: { longitude: 120, latitude: 30 }, closed: null, severity: 1 },
  };
  return [
    ["application/json", [report]],
    ["application/json", [amended]],
    ["application/json", [{ ...bare, kind: "stage", stage: "signed", unit: null, revision: 2 + (message % 9) }]],
    ["application/cloudevents-batch+json", [cloud]],
    ["indicators", [row]],
  ];
}

test(`ingest answers ${REQUESTS * ITEMS_PER_REQUEST} spoilt items and ${SPOILT_TEXTS} spoilt bodies in words`, async () => {
  const log = new MemoryLog({ streamId: "stream-1", maxEvents: 20_000, resumeEvents: 1_000 });
  const app = fastify();
  let complaints = 0;
  await registerIngest(app, {
    profile: PROFILE,
    log,
    fanOut: {
      async publishKeyed(decide) {
        const { events, keys } = await decide();
        if (events.length === 0) return null;
        return (await log.append(events, LAST_AT, { keys }))?.first ?? null;
      },
    },
    clock: () => CLOCK,
    counts: new DoorCounts(),
    complain: (line) => {
      complaints += 1;
      if (line.length > 1_000) throw new Error(`a line of ${line.length} characters`);
    },
    quality: new Quality({
      inspector: new Inspector(PROFILE, null),
      mask: { text: (text) => maskText(text, "full"), contact: (contact) => maskContact(contact, "full") },
      since: LAST_AT,
    }),
    tokens: null,
    limits: { bodyBytes: 2_097_152, items: 5_000, itemsPerSecond: 1e9, burst: 1e9 },
  });
  let accepted = 0;
  const send = async (type: string, payload: string): Promise<{ readonly status: number; readonly items: number }> => {
    const isTable = type === "indicators";
    const { statusCode, body } = await app.inject({
      method: "POST",
      url: isTable ? "/v1/indicators" : "/v1/events",
      headers: { "content-type": isTable ? "application/json" : type },
      payload,
    });
    const answer = JSON.parse(body) as {
      readonly error?: string;
      readonly accepted?: number;
      readonly items?: readonly unknown[];
    };
    if (answer.items === undefined) {
      expect([400, 413]).toContain(statusCode);
      expect(answer.error?.length ?? 0).toBeGreaterThan(0);
      return { status: statusCode, items: 0 };
    }
    expect([200, 207, 422]).toContain(statusCode);
    accepted += answer.accepted ?? 0;
    return { status: statusCode, items: answer.items.length };
  };

  for (let request = 0; request < REQUESTS; request += 1) {
    await harmless(request, async () => {
      const mutations = new Mutations(SEED, request);
      const [type] = mutations.pick(goodItems(0));
      const items = Array.from({ length: ITEMS_PER_REQUEST }, (_, index) => {
        const ofType = goodItems(request * ITEMS_PER_REQUEST + index).filter(([itsType]) => itsType === type);
        return mutations.value(mutations.pick(ofType)[1][0]);
      });
      const answer = await send(type, JSON.stringify(items));
      if (answer.status !== 413) expect(answer.items).toBe(items.length);
    });
  }
  const takenSoFar = accepted;
  expect(takenSoFar).toBeGreaterThan(REQUESTS);
  for (let body = 0; body < SPOILT_TEXTS; body += 1) {
    await harmless(body, async () => {
      const mutations = new Mutations(SEED, body);
      const [type, items] = mutations.pick(goodItems(body));
      await send(
        body % 4 === 0 && type === "application/json" ? "application/x-ndjson" : type,
        mutations.text(JSON.stringify(items)),
      );
    });
  }
  expect(log.head).toBe(accepted);
  expect(complaints).toBeGreaterThan(REQUESTS);
  const { items } = await send(
    "application/json",
    JSON.stringify({ id: "good", kind: "resumed", port: "p110", incident: "good" }),
  );
  expect([items, log.head]).toEqual([1, accepted]);
  await app.close();
});
