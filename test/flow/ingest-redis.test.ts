import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RedisLog } from "../../server/redis/redis-log.ts";
import { openRedis, type RedisServer } from "../faults/redis-server.ts";
import { openGateway, type TestGateway } from "./open-gateway.ts";

let redis: RedisServer;

beforeAll(async () => {
  redis = await openRedis();
});

afterAll(async () => {
  await redis[Symbol.asyncDispose]();
});

/** A gateway of the stream `name`; disposing of it closes its log too. */
async function openOn(name: string): Promise<TestGateway & { readonly log: RedisLog }> {
  const log = await RedisLog.open({
    url: redis.url,
    name,
    newId: randomUUID,
    timers: globalThis,
    complain: () => undefined,
  });
  const place = await openGateway({ log });
  const dispose = place[Symbol.asyncDispose].bind(place);
  return {
    ...place,
    log,
    async [Symbol.asyncDispose]() {
      await dispose();
      await log.close();
    },
  };
}

interface Answer {
  readonly accepted: number;
  readonly duplicate: number;
  readonly items: readonly { readonly verdict: string; readonly sequence: number }[];
}

async function post(url: string, items: readonly object[]): Promise<Answer> {
  const response = await fetch(`${url}/v1/events`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(items),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

test("sent to two gateways at once, events without revisions are taken once, each incident's in a row; a gateway that comes later knows them", async () => {
  const name = randomUUID();
  const items = Array.from({ length: 30 }, (_, index) => {
    return { id: `e-${index}`, kind: "resumed", port: "p110", incident: `I-${index % 3}` };
  });
  let taken: Answer;
  {
    await using one = await openOn(name);
    await using other = await openOn(name);
    const urls = [one.url, other.url, one.url, other.url, one.url, other.url];
    const answers = await Promise.all(urls.map((url) => post(url, items)));
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(30);
    taken = answers[0] ?? { accepted: 0, duplicate: 0, items: [] };
    // Whoever took one, everybody is told the same place of it.
    for (const answer of answers)
      expect(answer.items.map(({ sequence }) => sequence)).toEqual(taken.items.map(({ sequence }) => sequence));
    const events = await one.log.eventsOf("I-1");
    expect(events.map(({ event }) => "revision" in event && event.revision)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  }
  await using later = await openOn(name);
  const again = await post(later.url, items);
  expect(again).toMatchObject({ accepted: 0, duplicate: 30 });
  expect(again.items.map(({ sequence }) => sequence)).toEqual(taken.items.map(({ sequence }) => sequence));
});

test("what a gateway still holds of a stream that Redis lost is no reason to call an event known: it is taken anew", async () => {
  const name = randomUUID();
  await using place = await openOn(name);
  const items = [{ id: "e-1", kind: "resumed", port: "p110", incident: "I-1", revision: 2 }];
  expect(await post(place.url, items)).toMatchObject({ accepted: 1 });
  const { streamId } = place.log;
  await redis.flush();
  // Until the gateway has seen that its stream is gone nothing is acknowledged.
  const send = async (): Promise<unknown> => {
    const body = JSON.stringify(items);
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${place.url}/v1/events`, { method: "POST", headers, body });
    return response.status === 200 ? await response.json() : null;
  };
  let answer = await send();
  while (answer === null) answer = await send();
  expect(answer).toMatchObject({ accepted: 1, duplicate: 0 });
  expect(place.log.streamId).not.toBe(streamId);
  expect(await place.log.eventsOf("I-1")).toHaveLength(1);
});
