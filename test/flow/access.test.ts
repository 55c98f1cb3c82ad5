import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io } from "socket.io-client";
import { describe, expect, test } from "vitest";
import { type Access, loopbackAccess, openAccess, tokenAccess } from "../../server/access/access.ts";
import { commandSink } from "../../server/access/command-record.ts";
import type { TokenClaims } from "../../server/access/token.ts";
import type { Command } from "../../src/domain/command.ts";
import type { StreamEvent } from "../../src/domain/event.ts";
import type { QualityReport } from "../../src/domain/quality.ts";
import type { Role } from "../../src/domain/viewer.ts";
import { COCKPIT_NAMESPACE, PROTOCOL_VERSION } from "../../src/protocol/version.ts";
import { DAY, MINUTE } from "../../src/shared/units.ts";
import { makeProfile } from "../fixtures/profile.ts";
import { SECRET, tokenFor } from "../fixtures/tokens.ts";
import { closed, NOW, openGateway, reported, type TestGateway, type TestPage } from "./open-gateway.ts";

// Who is let in, what each role is sent and may have done: through real sockets, looking at what is on the line.

const byToken = tokenAccess(SECRET, makeProfile().regions);

async function connectAs(place: TestGateway, claims: Partial<TokenClaims>): Promise<TestPage> {
  return place.connect({ protocol: PROTOCOL_VERSION, token: await tokenFor(claims, NOW) });
}

describe("at the door", () => {
  test("without a token of this gateway nothing is sent but the refusal", async () => {
    await using place = await openGateway({ access: byToken });
    await place.gateway.preload([reported("A")]);
    const good = await tokenFor({}, NOW);
    const bad: readonly unknown[] = [
      undefined,
      "",
      "nonsense",
      `${good}x`,
      await tokenFor({ expiresAt: NOW - MINUTE }, NOW - DAY),
      7,
      { role: "admin" },
      "x".repeat(5_000),
    ];
    for (const token of bad) {
      const page = place.connect({ protocol: PROTOCOL_VERSION, ...(token === undefined ? {} : { token }) });
      expect(await page.next("refused")).toMatchObject({ reason: "token", protocol: PROTOCOL_VERSION });
      await page.next("disconnect");
      expect(page.waiting("hello")).toEqual([]);
    }
    expect(place.gateway.counts.viewers).toBe(0);
    expect(place.complaints.join("\n")).not.toContain(good);
  });

  test("a version that does not fit is said before a token is looked at", async () => {
    await using place = await openGateway({ access: byToken });
    expect(await place.connect({ protocol: 99, token: "x" }).next("refused")).toMatchObject({ reason: "version" });
  });

  test("hello says whom the gateway takes the page for", async () => {
    await using place = await openGateway({ access: byToken });
    const page = await connectAs(place, { role: "leader", name: "王局", scope: ["street"] });
    expect(await page.next("hello")).toMatchObject({
      viewer: { role: "leader", name: "王局", scope: ["street"], may: ["supervise", "mode"] },
    });
  });

  test("without tokens whoever sits at this machine is let in, and no page of another site, nor who comes through a proxy", async () => {
    await using place = await openGateway({ access: loopbackAccess });
    const hello = await place.connect().next("hello");
    expect(hello).toMatchObject({ viewer: { role: "admin", name: null, scope: [] } });
    for (const extraHeaders of [
      { origin: "https://evil.example" },
      { "x-forwarded-for": "203.0.113.9" },
      { host: "cockpit.example" },
    ])
      expect(await refusalOf(place.url, extraHeaders)).toMatchObject({ reason: "token" });
  });

  test("open to everybody, who comes through a proxy is a wall", async () => {
    await using place = await openGateway({ access: openAccess });
    expect(await greetingOf(place.url, { "x-forwarded-for": "203.0.113.9" })).toMatchObject({
      viewer: { role: "wall", may: [] },
    });
  });

  test("a key that cannot be used now refuses, and the gateway goes on", async () => {
    const broken: Access = () => Promise.reject(new Error("no key"));
    await using place = await openGateway({ access: broken });
    expect(await place.connect().next("refused")).toMatchObject({ reason: "token" });
    expect(place.complaints).toContain("handshake: no key");
  });
});

test("a token that expires while the page looks ends its line, and what others see goes on", async () => {
  let now = NOW;
  await using place = await openGateway({
    access: byToken,
    clock: () => ({ serverTime: now, streamTime: now, rate: 1 }),
    heartbeatEvery: 20,
  });
  const short = await connectAs(place, { expiresAt: NOW + MINUTE });
  const long = await connectAs(place, {});
  for (const page of [short, long]) {
    await page.next("hello");
    page.subscribe();
    await page.next("snapshot");
  }
  now += MINUTE;
  expect(await short.next("refused")).toMatchObject({ reason: "token", detail: "the token has expired" });
  await short.next("disconnect");
  await place.gateway.publish([reported("A", { at: now })]);
  await place.gateway.flush();
  await long.next("batch");
  expect(short.waiting("batch")).toEqual([]);
});

test("a subscription narrows what the token allows and never widens it", async () => {
  await using place = await openGateway({ access: byToken });
  await place.gateway.preload([reported("in", { region: "grid-a1" }), reported("out", { region: "village-b" })]);
  const mine = ["street", "village-a"];
  for (const scope of [[], ["street"], ["street", "village-b"], ["village-a"], ["street", "nowhere"]]) {
    const page = await connectAs(place, { scope: mine });
    await page.next("hello");
    page.subscribe({ scope });
    expect(await page.next("refused"), scope.join("/")).toMatchObject({ reason: "scope" });
    expect(page.waiting("snapshot")).toEqual([]);
  }
  for (const scope of [mine, [...mine, "grid-a1"]]) {
    const page = await connectAs(place, { scope: mine });
    await page.next("hello");
    page.subscribe({ scope });
    const snapshot = JSON.stringify(await page.next("snapshot"));
    expect(snapshot).toContain('"in"');
    expect(snapshot).not.toContain('"out"');
    expect(await command(page, { kind: "supervise", incident: "out" })).toMatchObject({ ok: false });
  }
});

test("samples of what is wrong, which may come from anywhere, are for those who may see everything", async () => {
  await using place = await openGateway({ access: byToken });
  const sent = [0, "reported", "C", 1, NOW, "fire", 9, "p110", "village-b", 1, 1, "漏水", "", "governance", null];
  await place.gateway.publishTuples([sent]);
  for (const [scope, samples] of [
    [[], 1],
    [["street", "village-a"], 0],
  ] as const) {
    const page = await connectAs(place, { role: "duty", scope });
    const { findings } = (await page.next("quality")) as QualityReport;
    expect(findings).toHaveLength(1);
    expect(findings.filter(({ sample }) => sample !== null)).toHaveLength(samples);
    const authorization = `Bearer ${await tokenFor({ role: "duty", scope }, NOW)}`;
    const { status } = await fetch(`${place.url}/v1/quarantine`, { headers: { authorization } });
    expect(status).toBe(samples === 1 ? 200 : 403);
  }
});

/** What stands in the log of residents, and who may read it. */
const OF_THE_DESK = ["张伟", "李娜", "王秀英", "13812346621", "2单元501", "浙A12345", "zhangwei@qq.com", "82345678"];
const OF_NOBODY = ["330109197001010018", "6228480123456789015"];
const EVENTS: readonly StreamEvent[] = [
  reported("A", {
    title: "报警人张伟称与李娜先生争吵，身份证330109197001010018",
    place: "通惠中路123号3幢2单元501室，车浙A12345",
    contact: "张伟 13812346621",
  }),
  { kind: "returned", incident: "A", revision: 2, at: NOW, reason: "联系人：王秀英，0571-82345678" },
  { kind: "suspended", incident: "A", revision: 3, at: NOW, reason: "请当事人张伟发zhangwei@qq.com" },
  {
    kind: "amended",
    incident: "A",
    revision: 4,
    at: NOW,
    patch: { title: "当事人张伟，卡6228480123456789015", place: "3幢2单元501室" },
  },
  { kind: "supervised", incident: "A", revision: 5, at: NOW, by: "值班长", note: "回电13812346621，问业主张伟" },
  { kind: "port", port: "p110", at: NOW, health: "live", lag: null, note: "测试来电13812346621" },
  { kind: "mode", at: NOW, mode: "peace", reason: "当事人张伟已安置" },
  {
    kind: "unitState",
    unit: "u1",
    at: NOW,
    state: "idle",
    incident: null,
    name: "巡逻一组（联系人：张伟 13812346621）",
    unitKind: "patrol",
    region: "grid-a1",
  },
];

test.for<[Role, readonly string[]]>([
  ["wall", []],
  ["leader", []],
  ["admin", []],
  ["duty", OF_THE_DESK],
])("on the line of a %s there is nothing it may not read", async ([role, mayRead]) => {
  await using place = await openGateway({ access: byToken });
  await place.gateway.preload(EVENTS);
  const token = await tokenFor({ role }, NOW);
  const { socket, frames } = tapped(place.url, { protocol: PROTOCOL_VERSION, token });
  try {
    await new Promise((resolve) => socket.once("hello", resolve));
    const subscribed = new Promise((resolve) => socket.once("heartbeat", resolve));
    socket.emit("subscribe", {
      scope: [],
      topics: ["incidents", "units", "indicators", "ports", "mode"],
      windowMs: DAY,
    });
    await subscribed;
    // Live, and again whole to a page that comes back.
    const live = new Promise((resolve) => socket.once("batch", resolve));
    await place.gateway.publish(
      EVENTS.map((event) => ("incident" in event && event.kind !== "unitState" ? { ...event, incident: "B" } : event)),
    );
    await place.gateway.publishTuples([[0, "reported", "C", 1, NOW, "fire", 9, "p110", "grid-a1", 1, 1, EVENTS[0]]]);
    await place.gateway.publishTuples([[0, "reported", "D", "13812346621", NOW, "fire", 3, "当事人张伟", "grid-a1"]]);
    await place.gateway.flush();
    await live;
    const resumed = new Promise((resolve) => socket.once("batch", resolve));
    socket.emit("subscribe", {
      scope: [],
      topics: ["incidents"],
      windowMs: DAY,
      resume: { streamId: "stream-1", sequence: 1 },
    });
    await resumed;
    for (const incident of ["A", "13812346621", "C"])
      await socket
        .timeout(5_000)
        .emitWithAck("command", { kind: "supervise", incident, by: "值班长", note: "回电13812346621" });
    await place.gateway.flush();
    // Behind everything that was sent before.
    await socket.timeout(5_000).emitWithAck("clock", 0);
    const headers = { authorization: `Bearer ${token}` };
    for (const path of ["/v1/health", "/v1/profile", "/v1/quarantine"])
      frames.push(await (await fetch(`${place.url}${path}`, { headers })).text());
    // What operators read is masked too; the answer to a command names what it asked for.
    for (const secret of [...OF_THE_DESK, ...OF_NOBODY]) expect(place.complaints.join("\n")).not.toContain(secret);
    const sent = frames.join("\n").replaceAll("no incident 13812346621 in", "");
    expect(sent).toContain("通惠中路123号");
    for (const secret of mayRead) expect(sent, secret).toContain(secret);
    for (const secret of [...OF_THE_DESK, ...OF_NOBODY])
      if (!mayRead.includes(secret)) expect(sent, secret).not.toContain(secret);
  } finally {
    socket.disconnect();
  }
});

const ORDERS: Readonly<Record<Command["kind"], object>> = {
  supervise: { kind: "supervise", incident: "A" },
  answer: { kind: "answer", incident: "B" },
  mode: { kind: "mode", mode: "surge" },
  acknowledge: { kind: "acknowledge", incidents: [{ incident: "A", alarms: ["signed/breached"] }] },
};

test("each role commands what it may, behind a proxy too, and all of it is written down", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tidewatch-"));
  const file = join(folder, "commands.jsonl");
  const expected: Record<Role, readonly Command["kind"][]> = {
    wall: [],
    duty: ["answer", "acknowledge"],
    leader: ["supervise", "mode"],
    admin: ["supervise", "answer", "mode", "acknowledge"],
  };
  try {
    for (const [role, may] of Object.entries(expected) as [Role, readonly Command["kind"][]][]) {
      await using place = await openGateway({ access: byToken, recordCommand: commandSink(file, () => undefined) });
      await place.gateway.preload([
        reported("A"),
        reported("B"),
        { kind: "supervised", incident: "B", revision: 2, at: NOW, by: "Li", note: "" },
      ]);
      const page = await connectAs(place, { role, name: `the ${role}` });
      await page.next("hello");
      page.subscribe();
      await page.next("heartbeat");
      for (const kind of Object.keys(ORDERS) as Command["kind"][]) {
        const answer = await command(page, ORDERS[kind]);
        if (may.includes(kind)) expect(answer, `${role} ${kind}`).toMatchObject({ ok: true });
        else expect(answer, `${role} ${kind}`).toMatchObject({ ok: false, reason: "forbidden" });
      }
    }
    const records = readFileSync(file, "utf8").trimEnd().split("\n");
    const read = records.map((line) => JSON.parse(line) as { role: Role; name: string; command: Command });
    expect(read.map(({ role, command: { kind } }) => [role, kind])).toEqual(
      Object.keys(expected).flatMap((role) => Object.keys(ORDERS).map((kind) => [role, kind])),
    );
    expect(read[0]).toMatchObject({ name: "the wall", command: { by: "Li（the wall）" }, outcome: { ok: false } });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the mode is switched once, for everybody, and by nobody who may see a part only", async () => {
  await using place = await openGateway({ access: byToken });
  await place.gateway.preload([reported("A"), closed("A", 2)]);
  const leader = await connectAs(place, { role: "leader", name: "王局", scope: ["street"] });
  const village = await connectAs(place, { role: "leader", scope: ["street", "village-a"] });
  const scopes = [["street"], ["street", "village-a"]];
  for (const [nth, page] of [leader, village].entries()) {
    await page.next("hello");
    page.subscribe({ scope: scopes[nth] });
    await page.next("heartbeat");
  }
  const surge = { kind: "mode", mode: "surge", note: "台风红色预警" };
  expect(await command(village, surge)).toMatchObject({ ok: false, reason: "forbidden" });
  expect(await command(leader, { ...surge, by: "王局" })).toMatchObject({ ok: true, sequence: 3 });
  expect(await command(leader, surge)).toMatchObject({ ok: false, reason: "already" });
  await place.gateway.flush();
  for (const page of [leader, village])
    expect(JSON.stringify(await page.next("batch"))).toContain('"mode",1795140000000,"surge","台风红色预警（王局）"');
});

async function command(page: TestPage, order: object): Promise<unknown> {
  return page.socket.timeout(5_000).emitWithAck("command", { by: "Li", note: "", ...order });
}

/** A page whose line is tapped: everything that comes, as it comes. */
function tapped(url: string, auth: Record<string, unknown>, extraHeaders: Record<string, string> = {}) {
  const frames: string[] = [];
  const socket = io(`${url}${COCKPIT_NAMESPACE}`, {
    auth,
    extraHeaders,
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    autoConnect: false,
  });
  socket.io.once("open", () => {
    socket.io.engine.on("data", (data: unknown) => frames.push(String(data)));
  });
  socket.connect();
  return { socket, frames };
}

async function firstOf(url: string, message: "hello" | "refused", extraHeaders: Record<string, string>) {
  const { socket } = tapped(url, { protocol: PROTOCOL_VERSION }, extraHeaders);
  try {
    return await new Promise<unknown>((resolve) => socket.once(message, resolve));
  } finally {
    socket.disconnect();
  }
}

function refusalOf(url: string, headers: Record<string, string>): Promise<unknown> {
  return firstOf(url, "refused", headers);
}

function greetingOf(url: string, headers: Record<string, string>): Promise<unknown> {
  return firstOf(url, "hello", headers);
}
