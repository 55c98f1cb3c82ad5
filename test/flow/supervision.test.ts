import { expect, test } from "vitest";
import type { CommandRecord } from "../../server/access/command-record.ts";
import { MemoryLog } from "../../server/memory-log.ts";
import type { Command } from "../../src/domain/command.ts";
import type { CommandAnswer } from "../../src/protocol/command.ts";
import { decodeCommandAnswer } from "../../src/protocol/decode.ts";
import { createStore } from "../../src/store/create-store.ts";
import { DAY, MINUTE } from "../../src/shared/units.ts";
import { accessAs } from "../fixtures/access.ts";
import { makeProfile } from "../fixtures/profile.ts";
import { closed, nextEvents, NOW, openGateway, reported, type TestPage, watchPage } from "./open-gateway.ts";

// 督办 through the wire: a leader commands, everybody who may see the incident gets the event.

async function command(page: TestPage, order: Partial<Command> | unknown): Promise<CommandAnswer> {
  const whole =
    typeof order === "object" && order !== null
      ? { kind: "supervise", incident: "A", by: "Li", note: "today", ...order }
      : order;
  const decoded = decodeCommandAnswer(await page.socket.timeout(5_000).emitWithAck("command", whole));
  if (!decoded.ok) throw new Error(decoded.complaint);
  return decoded.value;
}

const SUPERVISED = { kind: "supervised", incident: "A", revision: 1_000_000, at: NOW, by: "Li", note: "today" };

test("one viewer commands, both get the event, and one who comes back or comes late", async () => {
  await using place = await openGateway();
  await place.gateway.preload([reported("A")]);
  const leader = await watchPage(place);
  const wall = await watchPage(place);
  expect(await command(leader, {})).toEqual({ ok: true, sequence: 2 });
  await place.gateway.flush();
  expect(await nextEvents(leader)).toEqual([SUPERVISED]);
  expect(await nextEvents(wall)).toEqual([SUPERVISED]);

  const returning = place.connect();
  await returning.next("hello");
  returning.subscribe({ resume: { streamId: "stream-1", sequence: 1 } });
  expect(await nextEvents(returning)).toEqual([SUPERVISED]);
  const late = await watchPage(place);
  expect(await nextEvents(late, "snapshot")).toContainEqual(SUPERVISED);

  expect(await command(wall, { kind: "answer", by: "Community", note: "  on the\n spot " })).toEqual({
    ok: true,
    sequence: 3,
  });
  await place.gateway.flush();
  expect(await nextEvents(leader)).toMatchObject([
    { kind: "answered", revision: 1_000_001, by: "Community", note: "on the spot" },
  ]);
});

test("what its source says of the incident afterwards, by its own revisions, is not lost", async () => {
  await using place = await openGateway();
  const { gateway } = place;
  await gateway.preload([reported("A")]);
  const page = await watchPage(place);
  await command(page, {});
  await gateway.publish([
    { kind: "stage", incident: "A", revision: 2, at: NOW, stage: "signed", unit: "u1" },
    { kind: "supervised", incident: "A", revision: 1_000_001, at: NOW, by: "a source gone wrong", note: "" },
    closed("A", 3),
  ]);
  await gateway.flush();
  const store = createStore(makeProfile());
  store.advance(NOW);
  store.apply([...(await nextEvents(page, "snapshot")), ...(await nextEvents(page))]);
  expect(store.incidents.get("A")).toMatchObject({
    stages: { signed: NOW, closed: NOW },
    unit: "u1",
    supervised: { by: "Li", answered: null },
  });
  expect(gateway.counts.rejected.get("malformed")).toBe(1);
  expect(place.complaints).toEqual([expect.stringContaining("revision: 1000001 is one of the gateway's own")]);
});

test("says in words why a command was not carried out", async () => {
  await using place = await openGateway();
  await place.gateway.preload([reported("A"), reported("done"), closed("done", 2)]);
  const page = await watchPage(place);
  const refused: readonly (readonly [unknown, string, string])[] = [
    [{ incident: "nobody" }, "unknown-incident", "nobody"],
    [{ incident: "done" }, "closed", "done"],
    [{ kind: "answer" }, "not-supervised", "A"],
    [{ by: " \u202e " }, "malformed", "by"],
    [{ incident: "x".repeat(65) }, "malformed", "incident"],
    [{ kind: "close" }, "malformed", "kind"],
    ["nonsense", "malformed", "command"],
  ];
  for (const [order, reason, detail] of refused)
    expect(await command(page, order)).toEqual({ ok: false, reason, detail: expect.stringContaining(detail) });
  expect((await command(page, { by: "李".repeat(300) })).ok).toBe(true);
  expect(await command(page, {})).toMatchObject({ ok: false, reason: "already" });
  expect(place.gateway.counts.sequence).toBe(4);
});

test("of two who command at once one is told that it stands already", async () => {
  await using place = await openGateway();
  await place.gateway.preload([reported("A")]);
  const pages = [await watchPage(place), await watchPage(place)];
  const answers = await Promise.all(pages.map((page) => command(page, {})));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.reason === "already")).toHaveLength(1);
});

test("a viewer commands what its scope and topics show, and nothing before it subscribed", async () => {
  await using place = await openGateway();
  await place.gateway.preload([reported("A", { region: "grid-a1" }), reported("B", { region: "village-b" })]);
  const fresh = place.connect();
  await fresh.next("hello");
  const village = await watchPage(place, { scope: ["street", "village-a"] });
  const units = await watchPage(place, { topics: ["units"] });
  const unknown = { ok: false, reason: "unknown-incident" };
  expect(await command(fresh, {})).toMatchObject(unknown);
  expect(await command(units, {})).toMatchObject(unknown);
  expect(await command(village, { incident: "B" })).toMatchObject(unknown);
  expect(await command(village, { incident: "A" })).toMatchObject({ ok: true });
  await place.gateway.flush();
  expect(await nextEvents(village)).toEqual([SUPERVISED]);
});

test("whose role may not command gets nothing done, and it is recorded", async () => {
  const records: CommandRecord[] = [];
  await using place = await openGateway({
    access: accessAs("wall"),
    recordCommand: (record) => records.push(record),
  });
  await place.gateway.preload([reported("A")]);
  const page = await watchPage(place);
  expect(await command(page, {})).toMatchObject({ ok: false, reason: "forbidden" });
  expect(place.gateway.counts.sequence).toBe(1);
  expect(records).toMatchObject([{ role: "wall", command: { incident: "A" }, outcome: { reason: "forbidden" } }]);
});

test("a viewer who commands without end is busy, others are not", async () => {
  await using place = await openGateway();
  await place.gateway.preload([reported("A")]);
  const page = await watchPage(place);
  const other = await watchPage(place);
  let last: CommandAnswer | null = null;
  for (let nth = 0; nth < 31; nth += 1) last = await command(page, { kind: nth % 2 === 0 ? "supervise" : "answer" });
  expect(last).toMatchObject({ ok: false, reason: "busy" });
  expect(await command(other, { kind: "answer", incident: "A" })).toMatchObject({ reason: "not-supervised" });
});

test("a log that fails is busy, and the next command is taken", async () => {
  const log = new MemoryLog({ streamId: "stream-1" });
  let fails = false;
  await using place = await openGateway({
    log: new Proxy(log, {
      get(target, name) {
        if (name === "append" && fails) return () => Promise.reject(new Error("disk full"));
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    }),
  });
  await place.gateway.preload([reported("A", { at: NOW - MINUTE })]);
  const page = await watchPage(place, { windowMs: DAY });
  fails = true;
  expect(await command(page, {})).toMatchObject({ ok: false, reason: "busy" });
  fails = false;
  expect(await command(page, {})).toMatchObject({ ok: true });
  expect(place.complaints).toEqual([expect.stringContaining("disk full")]);
});

test("a command nobody waits for an answer to is not carried out", async () => {
  await using place = await openGateway();
  await place.gateway.preload([reported("A")]);
  const page = await watchPage(place);
  page.socket.emit("command", { kind: "supervise", incident: "A", by: "Li", note: "" });
  await page.socket.emitWithAck("clock", 1);
  expect(place.gateway.counts.sequence).toBe(1);
});
