import { CloudEvent, HTTP, type Message } from "cloudevents";
import { expect, test } from "vitest";
import { LogUnavailableError } from "../../server/event-log.ts";
import { PortTokens } from "../../server/ingest/port-tokens.ts";
import { MemoryLog } from "../../server/memory-log.ts";
import { decodeBatch } from "../../src/protocol/decode.ts";
import { makeProfile } from "../fixtures/profile.ts";
import { NOW, openGateway, type TestGateway } from "./open-gateway.ts";

const REPORT = { kind: "reported", port: "p110", category: "fire", severity: 2, region: "grid-a1", title: "烟" };

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: unknown;
}

async function post(
  place: TestGateway,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
  path = "/v1/events",
): Promise<Answer> {
  const response = await fetch(`${place.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" || body instanceof Blob ? body : JSON.stringify(body),
  });
  return { status: response.status, retryAfter: response.headers.get("retry-after"), body: await response.json() };
}

test("what is accepted is on its way to every page, and sent again it is a duplicate", async () => {
  await using place = await openGateway();
  const page = place.connect();
  await page.next("hello");
  page.subscribe();
  await page.next("heartbeat");

  const items = [
    { id: "1", incident: "A", ...REPORT, longitude: 120.3, latitude: 30.2 },
    { id: "2", kind: "stage", port: "p110", incident: "A", stage: "signed", at: "2026-11-20T09:59:00+08:00" },
    { id: "1", incident: "A", ...REPORT },
  ];
  const first = await post(place, items);
  expect(first).toEqual({
    status: 200,
    retryAfter: null,
    body: {
      accepted: 2,
      duplicate: 1,
      rejected: 0,
      items: [
        { id: "1", verdict: "accepted", sequence: 1 },
        { id: "2", verdict: "accepted", sequence: 2 },
        { id: "1", verdict: "duplicate", sequence: 1 },
      ],
    },
  });
  await place.gateway.flush();
  const batch = decodeBatch(await page.next("batch"));
  expect(batch).toMatchObject({
    ok: true,
    value: {
      events: [
        {
          event: { incident: "A", revision: 1, at: NOW, port: "p110", position: { longitude: 120.3, latitude: 30.2 } },
        },
        { event: { incident: "A", revision: 2, at: Date.UTC(2026, 10, 20, 1, 59), stage: "signed" } },
      ],
    },
  });
  expect((await post(place, items)).body).toMatchObject({ accepted: 0, duplicate: 3 });
  expect(place.gateway.counts.sequence).toBe(2);
});

test("every item has its own verdict, with field and reason, and costs no other", async () => {
  await using place = await openGateway();
  const event = (id: string, fields: object): object => ({ id, incident: id, ...REPORT, ...fields });
  const cases = [
    [event("good", {}), { verdict: "accepted", sequence: 1 }],
    [event("far", { longitude: 12030, latitude: 30 }), { field: "longitude", reason: "coordinate" }],
    [event("half", { longitude: 120 }), { field: "latitude", reason: "malformed" }],
    [event("grave", { severity: 9 }), { field: "severity", reason: "malformed" }],
    [event("untitled", { title: undefined }), { field: "title", reason: "malformed", detail: "is missing" }],
    [event("early", { at: NOW + 61_000 }), { field: "at", reason: "future" }],
    [event("when", { at: "2026-11-20" }), { field: "at", reason: "malformed" }],
    [event("what", { kind: "teleported" }), { field: "kind", reason: "unknown-kind" }],
    [event("who", { port: "p119" }), { field: "port", reason: "unknown-port" }],
    [event("war", { kind: "mode", mode: "surge" }), { field: "kind", reason: "forbidden" }],
    [event("mine", { revision: 1_000_001 }), { field: "revision", reason: "malformed" }],
    [event("again", { incident: "good" }), { field: "incident", reason: "repeated-report" }],
    [
      { ...REPORT, incident: "nameless" },
      { field: "id", reason: "malformed", detail: "is missing" },
    ],
    ["text", { field: "(root)", reason: "malformed" }],
    [event("last", {}), { verdict: "accepted", sequence: 2 }],
  ] as const;
  const { status, body } = await post(
    place,
    cases.map(([item]) => item),
  );
  expect(status).toBe(207);
  expect(body).toMatchObject({ accepted: 2, rejected: 13, items: cases.map(([, verdict]) => verdict) });
  expect(place.complaints).toHaveLength(13);
  expect(Object.fromEntries(place.gateway.counts.rejected)).toMatchObject({
    coordinate: 1,
    "unknown-port": 1,
    future: 1,
  });
  expect((await post(place, cases[1][0])).status).toBe(422);
});

test("a value a line: empty lines do not count, one that is no JSON costs itself alone", async () => {
  await using place = await openGateway();
  const line = (id: string): string => JSON.stringify({ id, incident: id, ...REPORT });
  const { status, body } = await post(place, `${line("1")}\r\n\n{"id":\n${line("2")}`, {
    "content-type": "application/x-ndjson",
  });
  expect(status).toBe(207);
  expect(body).toMatchObject({
    items: [
      { id: "1", line: 1, verdict: "accepted" },
      { line: 3, verdict: "rejected", detail: "the line is not JSON" },
      { id: "2", line: 4, verdict: "accepted" },
    ],
  });
});

test("takes CloudEvents as their SDK writes them: structured, batched and binary", async () => {
  await using place = await openGateway();
  const { port: _, kind: __, ...data } = REPORT;
  const cloud = (id: string): CloudEvent<object> =>
    new CloudEvent({
      id,
      source: "/street/p110",
      type: "cn.example.incident.reported",
      time: "2026-11-20T01:58:00.000Z",
      subject: id,
      data,
    });
  const send = ({ headers, body }: Message, type?: string): Promise<Answer> => {
    const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    return post(place, body, type === undefined ? plain : { "content-type": type });
  };
  expect((await send(HTTP.structured(cloud("S")))).body).toMatchObject({ items: [{ id: "S", verdict: "accepted" }] });
  expect((await send(HTTP.binary(cloud("B")))).body).toMatchObject({ items: [{ id: "B", verdict: "accepted" }] });
  const batch = await post(place, [cloud("C"), cloud("S"), { ...cloud("D").toJSON(), specversion: "0.3" }], {
    "content-type": "application/cloudevents-batch+json; charset=UTF-8",
  });
  expect(batch).toMatchObject({
    status: 207,
    body: { items: [{ verdict: "accepted" }, { verdict: "duplicate" }, { field: "specversion" }] },
  });
  // The type leaves it open: an item says by itself what it is.
  expect((await post(place, cloud("E").toJSON())).body).toMatchObject({ accepted: 1 });
  expect(
    (await post(place, cloud("F").toJSON(), { "content-type": "application/cloudevents-batch+json" })).status,
  ).toBe(400);
  expect(place.gateway.counts.sequence).toBe(4);
});

test("a body nothing can be made of is answered in words", async () => {
  await using place = await openGateway({ ingestLimits: { bodyBytes: 1_000, items: 3 } });
  const status = async (body: unknown, headers?: Readonly<Record<string, string>>): Promise<number> =>
    (await post(place, body, headers)).status;
  expect(await status("{")).toBe(400);
  expect(await status("")).toBe(400);
  expect(await status(new Blob([Uint8Array.of(0x22, 0xff, 0x22)]))).toBe(400);
  expect(await status("a=1", { "content-type": "application/x-www-form-urlencoded" })).toBe(415);
  expect(await status("{}", { "content-type": "text/plain" })).toBe(415);
  expect(await status("{}", { "content-type": "application/json; charset=gbk" })).toBe(415);
  expect(await status("{}", { "content-encoding": "gzip" })).toBe(415);
  expect(await status(" ".repeat(1_001))).toBe(413);
  expect(await status([1, 2, 3, 4])).toBe(413);
  expect(await status([])).toBe(200);
  expect(place.gateway.counts.sequence).toBe(0);
});

test("a port that sends too much is told when to come back, and the others are not held up", async () => {
  const tokens = PortTokens.parse(
    JSON.stringify({ p110: "token-of-port-110", p12345: "token-of-port-12345" }),
    "tokens.json",
    ["p110", "p12345"],
  );
  let now = NOW;
  await using place = await openGateway({
    portTokens: tokens,
    ingestLimits: { itemsPerSecond: 2, burst: 4 },
    clock: () => ({ serverTime: now, streamTime: NOW, rate: 1 }),
  });
  const send = (token: string, ids: readonly string[]): Promise<Answer> => {
    const { port: _, ...fields } = REPORT;
    return post(
      place,
      ids.map((id) => ({ id, incident: id, ...fields })),
      { authorization: `Bearer ${token}` },
    );
  };
  expect((await send("token-of-port-110", ["1", "2", "3", "4", "5", "6"])).status).toBe(200);
  expect(await send("token-of-port-110", ["7"])).toMatchObject({ status: 429, retryAfter: "2" });
  expect((await send("token-of-port-12345", ["x"])).status).toBe(200);
  now += 2_000;
  expect((await send("token-of-port-110", ["7"])).status).toBe(200);
});

test("a token speaks for its port alone", async () => {
  const tokens = PortTokens.parse(
    JSON.stringify({
      p110: ["token-of-port-110", "token-of-both-ports"],
      p12345: ["token-of-port-12345", "token-of-both-ports"],
    }),
    "tokens.json",
    ["p110", "p12345"],
  );
  await using place = await openGateway({ portTokens: tokens });
  const as = (token: string, body: unknown): Promise<Answer> => post(place, body, { authorization: `Bearer ${token}` });
  const { port: _, ...report } = REPORT;

  expect(await post(place, [])).toMatchObject({ status: 401 });
  expect(await as("token-of-port-111", [])).toMatchObject({ status: 401 });
  expect((await as("token-of-port-110", { id: "1", incident: "A", ...report })).body).toMatchObject({ accepted: 1 });
  expect((await as("token-of-port-110", { id: "2", incident: "B", ...REPORT, port: "p12345" })).body).toMatchObject({
    items: [{ field: "port", reason: "foreign-port" }],
  });
  expect((await as("token-of-port-12345", { id: "3", kind: "closed", incident: "A" })).body).toMatchObject({
    items: [{ field: "incident", reason: "foreign-port" }],
  });
  // Whoever speaks for several says which.
  expect((await as("token-of-both-ports", { id: "4", kind: "closed", incident: "A" })).body).toMatchObject({
    items: [{ field: "port", reason: "malformed" }],
  });
  const close = { id: "4", kind: "closed", port: "p12345", incident: "A" };
  expect((await as("token-of-both-ports", close)).body).toMatchObject({
    items: [{ verdict: "accepted", sequence: 2 }],
  });
});

test("coordinates of a port that says so are brought to WGS-84", async () => {
  const [port] = makeProfile().ports;
  const profile = makeProfile({ ports: [{ ...port, coordinates: "bd09" }] });
  await using place = await openGateway({ profile });
  const page = place.connect();
  await page.next("hello");
  page.subscribe();
  await page.next("heartbeat");
  await post(place, { id: "1", incident: "A", ...REPORT, longitude: 120.24, latitude: 30.17 });
  await place.gateway.flush();
  expect(decodeBatch(await page.next("batch"))).toMatchObject({
    value: {
      events: [
        { event: { position: { longitude: expect.closeTo(120.2289, 3), latitude: expect.closeTo(30.1661, 3) } } },
      ],
    },
  });
});

test("the same events sent at once by many are taken once", async () => {
  await using place = await openGateway();
  const items = Array.from({ length: 20 }, (_, index) => ({
    id: `e-${index}`,
    incident: `I-${index % 5}`,
    ...REPORT,
    kind: "resumed",
  }));
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(place, items)));
  const accepted = answers.map(({ body }) => (body as { readonly accepted: number }).accepted);
  expect(accepted.reduce((sum, count) => sum + count, 0)).toBe(20);
  expect(place.gateway.counts.sequence).toBe(20);
});

test("what the log cannot take is not acknowledged, and can be sent again", async () => {
  const log = new MemoryLog({ streamId: "stream-1" });
  const append = log.append.bind(log);
  let isAway = true;
  log.append = (...parts) => (isAway ? Promise.reject(new LogUnavailableError("gone", 3_000)) : append(...parts));
  await using place = await openGateway({ log });
  const item = { id: "1", incident: "A", ...REPORT };
  expect(await post(place, item)).toMatchObject({ status: 503, retryAfter: "3" });
  isAway = false;
  expect(await post(place, item)).toMatchObject({ status: 200, body: { accepted: 1 } });
});

test("takes tables of indicators as CSV and JSON, a verdict a row", async () => {
  await using place = await openGateway();
  const header =
    "region,indicator,label_zh,label_en,group,period_from,period_to,value,unit,yoy_percent,target_completion_percent,better,source";
  const csv = [
    header,
    "xintang,export_value,外贸出口,Exports,economy,2021-01,2021-04,16.92,1e8 CNY,23.51,,up,x",
    'xintang,a,"two\nlines",A,economy,2021-01,2021-13,1,u,,,up,x',
    "xintang,b,乙,B,economy,2021-01,2021-04,many,u,,,up,x",
    "xintang,c",
    "xintang,d,丁,D,economy,2021-01,2021-04,,u,,,none,x",
  ].join("\r\n");
  const send = (body: unknown, type: string): Promise<Answer> =>
    post(place, body, { "content-type": type }, "/v1/indicators");
  const answer = await send(`\ufeff${csv}`, "text/csv");
  expect(answer).toMatchObject({
    status: 207,
    body: {
      accepted: 2,
      items: [
        { line: 2, verdict: "accepted" },
        { line: 4, verdict: "rejected", field: "period_to", detail: "must be YYYY-MM" },
        { line: 5, verdict: "rejected", field: "value", detail: "is not a number" },
        { line: 6, verdict: "rejected", field: "label_zh", detail: "is missing" },
        { line: 7, verdict: "accepted" },
      ],
    },
  });
  const row = {
    region: "x",
    indicator: "i",
    label_zh: "甲",
    label_en: "A",
    group: "g",
    period_from: "2026-01",
    period_to: "2026-06",
  };
  const rows = [
    { ...row, value: 4.5, unit: "u", better: "up", source: "s", status: "provisional" },
    { ...row, value: {} },
  ];
  expect((await send(rows, "application/json")).body).toMatchObject({
    items: [{ verdict: "accepted" }, { field: "value" }],
  });
  expect(await send("a,b\n1,2", "text/csv")).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining("there is no column region, indicator") },
  });
  expect((await send(`${header}\n"open`, "text/csv")).status).toBe(400);
});
