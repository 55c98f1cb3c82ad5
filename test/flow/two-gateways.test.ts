import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { GatewayOptions } from "../../server/gateway.ts";
import { RedisLog } from "../../server/redis/redis-log.ts";
import { HOUR } from "../../src/shared/units.ts";
import { openRedis, type RedisServer } from "../faults/redis-server.ts";
import { closed, NOW, openGateway, reported, type TestGateway } from "./open-gateway.ts";

const MAIN = fileURLToPath(new URL("../../server/main.ts", import.meta.url));

let redis: RedisServer;
const logs: RedisLog[] = [];

beforeAll(async () => {
  redis = await openRedis();
});

afterAll(async () => {
  for (const log of logs) await log.close();
  await redis[Symbol.asyncDispose]();
});

async function openOne(name: string, options: Partial<GatewayOptions> = {}): Promise<TestGateway> {
  const log = await RedisLog.open({
    url: redis.url,
    name,
    newId: randomUUID,
    timers: globalThis,
    complain: () => undefined,
  });
  logs.push(log);
  return openGateway({ log, ...options });
}

async function openBoth(): Promise<[TestGateway, TestGateway]> {
  const name = randomUUID();
  return [await openOne(name), await openOne(name)];
}

test("what one gateway takes in, pages of the other see, under the same sequences", async () => {
  const [one, other] = await openBoth();
  await using _one = one;
  await using _other = other;
  const pages = [one.connect(), other.connect()];
  for (const page of pages) {
    await page.next("hello");
    page.subscribe();
    await page.next("snapshot");
    await page.next("heartbeat");
  }
  await one.gateway.publish([reported("A"), reported("B")]);
  await other.gateway.publish([closed("A", 2)]);
  await expect.poll(() => [one.gateway.counts.sequence, other.gateway.counts.sequence]).toEqual([3, 3]);
  for (const { gateway } of [one, other]) await gateway.flush();
  for (const page of pages) {
    expect(briefly(await page.next("batch"))).toEqual("1–3: reported A, reported B, closed A");
  }
});

test("a gateway with its log in memory says since when it counts; with Redis the next one goes on with what was known", async () => {
  const started = NOW + 3 * HOUR;
  const clock = () => ({ serverTime: started, streamTime: started, rate: 1 });
  const told = async (gateway: TestGateway): Promise<unknown[]> => {
    const page = gateway.connect();
    const hello = await page.next("hello");
    page.subscribe();
    const health = await (await fetch(`${gateway.url}/v1/health`)).json();
    return [hello, await page.next("heartbeat"), health].map((said) => (said as { knownSince: unknown }).knownSince);
  };
  await using fresh = await openGateway({ clock });
  expect(await told(fresh)).toEqual([started, started, started]);

  const name = randomUUID();
  const before = await openOne(name);
  await before.gateway.publish([reported("A")]);
  await before[Symbol.asyncDispose]();
  await using again = await openOne(name, { clock });
  expect(await told(again)).toEqual([NOW, NOW, NOW]);
});

test("a page that moves to the other gateway goes on where it was, also when that one has yet to hear of it", async () => {
  const [one, other] = await openBoth();
  await using _one = one;
  await using _other = other;
  await one.gateway.publish([reported("A"), reported("B"), reported("C")]);
  const page = other.connect();
  const { streamId } = (await page.next("hello")) as { readonly streamId: string };
  page.subscribe({ resume: { streamId, sequence: 2 } });
  await page.next("heartbeat");
  expect(page.waiting("snapshot")).toEqual([]);
  expect(briefly(await page.next("batch"))).toEqual("3–3: reported C");
});

test("a command through one gateway is decided on what came through the other, and only once", async () => {
  const [one, other] = await openBoth();
  await using _one = one;
  await using _other = other;
  await one.gateway.publish([reported("A")]);
  const ask = async (place: TestGateway): Promise<unknown> => {
    const page = place.connect();
    await page.next("hello");
    page.subscribe();
    await page.next("heartbeat");
    return page.socket.emitWithAck("command", { kind: "supervise", incident: "A", by: "值班长", note: "" });
  };
  const answers = await Promise.all([ask(one), ask(other)]);
  expect(answers).toContainEqual({ ok: true, sequence: 2 });
  expect(answers).toContainEqual(expect.objectContaining({ ok: false, reason: "already" }));
});

test("what a gateway acknowledged is there after kill -9, sequences go on, and it is taken once", async () => {
  const first = await startMain();
  const sent = Array.from({ length: 20 }, (_, index) => post(first.url, `E-${index}`));
  await sent[0];
  first.child.kill("SIGKILL");
  const answers = await Promise.all(sent.map((answer) => answer.catch(() => null)));
  const acknowledged = answers.filter((answer) => answer !== null);
  expect(acknowledged.length).toBeGreaterThan(0);

  const second = await startMain();
  const health = (await (await fetch(`${second.url}/v1/health`)).json()) as Record<string, unknown>;
  expect(health).toMatchObject({ status: "ok", streamId: first.streamId });
  expect(health.sequence).toBeGreaterThanOrEqual(acknowledged.length);
  for (const { id, sequence } of acknowledged)
    expect(await post(second.url, id)).toEqual({ id, verdict: "duplicate", sequence });
  expect(await post(second.url, "another")).toMatchObject({
    verdict: "accepted",
    sequence: Number(health.sequence) + 1,
  });
  second.child.kill("SIGTERM");
  expect(await once(second.child, "exit")).toEqual([0, null]);
});

function briefly(batch: unknown): string {
  const [from, to, , events] = batch as [number, number, unknown, [number, string, string][]];
  return `${from}–${to}: ${events.map(([, kind, incident]) => `${kind} ${incident}`).join(", ")}`;
}

async function startMain(): Promise<{ child: ChildProcess; url: string; streamId: unknown }> {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, REDIS_URL: redis.url },
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const url = /http:\S+/.exec(line.toString())?.[0] ?? "";
  const { streamId } = (await (await fetch(`${url}/v1/health`)).json()) as { streamId: unknown };
  return { child, url, streamId };
}

interface Item {
  readonly id: string;
  readonly verdict: string;
  readonly sequence: number;
}

async function post(url: string, id: string): Promise<Item> {
  const event = {
    id,
    kind: "reported",
    port: "joint-110",
    incident: id,
    category: "fire",
    severity: 1,
    title: "Smoke",
  };
  const response = await fetch(`${url}/v1/events`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(event),
  });
  const { items } = (await response.json()) as { readonly items: readonly [Item] };
  return items[0];
}
