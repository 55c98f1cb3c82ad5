import { expect, test } from "vitest";
import type { CommandRecord } from "../../server/access/command-record.ts";
import type { StreamEvent } from "../../src/domain/event.ts";
import type { CommandAnswer } from "../../src/protocol/command.ts";
import { decodeCommandAnswer } from "../../src/protocol/decode.ts";
import { createStore } from "../../src/store/create-store.ts";
import { makeProfile } from "../fixtures/profile.ts";
import { closed, nextEvents, NOW, openGateway, reported, type TestPage, watchPage } from "./open-gateway.ts";

// 确认 through the wire: seen at one screen is seen at every one, now and for who comes later.

type Seen = readonly { readonly incident: string; readonly alarms: readonly string[] }[];

async function acknowledge(page: TestPage, incidents: Seen, by = "Li"): Promise<CommandAnswer> {
  const raw: unknown = await page.socket.timeout(5_000).emitWithAck("command", { kind: "acknowledge", incidents, by });
  const decoded = decodeCommandAnswer(raw);
  if (!decoded.ok) throw new Error(decoded.complaint);
  return decoded.value;
}

const RISK = ["signed/atrisk"];
const BREACH = ["signed/breached"];
const seen = (incident: string, alarms: readonly string[], revision: number): StreamEvent => {
  return { kind: "acknowledged", incident, revision, at: NOW, by: "Li", alarms };
};

test("one desk acknowledges several at once; the other gets it, and so does who comes late", async () => {
  await using place = await openGateway();
  await place.gateway.preload([reported("A"), reported("B")]);
  const desk = await watchPage(place);
  const other = await watchPage(place);
  const both = ["A", "B"].map((incident) => ({ incident, alarms: RISK }));
  expect(await acknowledge(desk, both)).toEqual({ ok: true, sequence: 3 });
  await place.gateway.flush();
  const expected = [seen("A", RISK, 1_000_000), seen("B", RISK, 1_000_000)];
  for (const page of [desk, other]) expect(await nextEvents(page)).toEqual(expected);

  const late = await watchPage(place);
  const store = createStore(makeProfile());
  store.advance(NOW);
  store.apply(await nextEvents(late, "snapshot"));
  expect(store.incidents.get("A")?.acknowledged).toEqual([{ at: NOW, by: "Li", alarms: RISK }]);
});

test("what turns later is acknowledged by itself, what was before is not again", async () => {
  await using place = await openGateway();
  await place.gateway.preload([reported("A"), reported("done"), closed("done", 2)]);
  const desk = await watchPage(place);
  await acknowledge(desk, [{ incident: "A", alarms: RISK }]);
  expect(await acknowledge(desk, [{ incident: "A", alarms: RISK }])).toMatchObject({ ok: false, reason: "already" });
  const mixed = [
    { incident: "nobody", alarms: RISK },
    { incident: "done", alarms: BREACH },
    { incident: "A", alarms: [...RISK, ...BREACH] },
  ];
  expect(await acknowledge(desk, mixed)).toEqual({ ok: true, sequence: 5 });
  await place.gateway.flush();
  expect(await nextEvents(desk)).toEqual([seen("A", RISK, 1_000_000), seen("A", BREACH, 1_000_001)]);
  expect(await acknowledge(desk, mixed.slice(0, 2))).toMatchObject({ ok: false, reason: "closed" });
  expect(await acknowledge(desk, mixed.slice(0, 1))).toMatchObject({ ok: false, reason: "unknown-incident" });
  expect(place.gateway.counts.sequence).toBe(5);
});

test("of two desks at once one event comes of it", async () => {
  await using place = await openGateway();
  await place.gateway.preload([reported("A")]);
  const desks = [await watchPage(place), await watchPage(place)];
  const answers = await Promise.all(desks.map((desk) => acknowledge(desk, [{ incident: "A", alarms: BREACH }])));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.reason === "already")).toHaveLength(1);
});

test("says which field is wrong, and writes down who acknowledged what", async () => {
  const records: CommandRecord[] = [];
  await using place = await openGateway({ recordCommand: (record) => records.push(record) });
  await place.gateway.preload([reported("A", { region: "grid-a1" }), reported("B", { region: "village-b" })]);
  const village = await watchPage(place, { scope: ["street", "village-a"] });
  const one = { incident: "A", alarms: BREACH };
  const many = Array.from({ length: 41 }, (_, nth) => ({ incident: `i${nth}`, alarms: BREACH }));
  for (const [incidents, by, field] of [
    [[], "Li", "incidents"],
    [[one, one], "Li", "incidents"],
    [many, "Li", "incidents"],
    [[{ incident: "A", alarms: [] }], "Li", "alarms"],
    [[{ incident: "A", alarms: ["signed/lost"] }], "Li", "alarms"],
    [[one], " ", "by"],
  ] as const)
    expect(await acknowledge(village, incidents, by)).toMatchObject({
      ok: false,
      reason: "malformed",
      detail: expect.stringContaining(field),
    });
  expect(await acknowledge(village, [{ incident: "B", alarms: BREACH }])).toMatchObject({ reason: "unknown-incident" });
  expect(await acknowledge(village, [one])).toMatchObject({ ok: true });
  expect(records.at(-1)).toMatchObject({ command: { kind: "acknowledge", incidents: [one] }, outcome: { ok: true } });
});
