import { expect, test } from "vitest";
import type { StreamEvent } from "../../src/domain/event.ts";
import { decodeBatch } from "../../src/protocol/decode.ts";
import { closed, nextEvents, NOW, openGateway, reported, type TestPage, watchPage } from "./open-gateway.ts";

const VILLAGE_A = ["street", "village-a"];

function unitState(unit: string, region: string): StreamEvent {
  return { kind: "unitState", unit, at: NOW, state: "idle", incident: null, name: unit, unitKind: "patrol", region };
}

function unitMoved(unit: string): StreamEvent {
  return { kind: "unitMoved", unit, at: NOW, longitude: 120.3, latitude: 30.2, heading: null };
}

/** `incident/revision` of incident events, the subject of others. */
function label(event: StreamEvent): string {
  if ("revision" in event) return `${event.incident}/${event.revision}`;
  return "unit" in event ? `${event.kind} ${event.unit}` : event.kind;
}

async function labels(page: TestPage, message: "snapshot" | "batch"): Promise<string[]> {
  return (await nextEvents(page, message)).map(label);
}

const EVENTS: readonly StreamEvent[] = [
  unitState("near", "grid-a2"),
  unitState("far", "village-b"),
  reported("in", { region: "grid-a1" }),
  reported("out", { region: "village-b" }),
  reported("above", { region: "street" }),
  reported("elsewhere", { region: "not-in-the-tree" }),
  unitMoved("near"),
  unitMoved("far"),
  closed("in", 2),
  closed("out", 2),
  { kind: "port", port: "hotline", at: NOW, health: "live", lag: null, note: null },
  { kind: "mode", at: NOW, mode: "surge", reason: null },
];
const SEEN = ["unitState near", "in/1", "unitMoved near", "in/2", "port", "mode"];

test("a scope gets its incidents and units, and what belongs to every scope", async () => {
  await using place = await openGateway();
  const page = await watchPage(place, { scope: VILLAGE_A });
  await page.next("snapshot");
  const whole = await watchPage(place, {});
  await place.gateway.publish(EVENTS);
  await place.gateway.flush();
  expect(await labels(page, "batch")).toEqual(SEEN);
  expect(await labels(whole, "batch")).toEqual(EVENTS.map(label));

  const late = await watchPage(place, { scope: VILLAGE_A });
  expect(await labels(late, "snapshot")).toEqual(SEEN);
});

test("a unit that leaves a scope is gone from its pages, and what it does elsewhere is not theirs to know", async () => {
  await using place = await openGateway();
  const page = await watchPage(place, { scope: VILLAGE_A });
  await page.next("snapshot");
  await place.gateway.publish([unitState("near", "grid-a2"), unitMoved("near")]);
  await place.gateway.publish([unitState("near", "village-b"), unitMoved("near"), unitState("near", "street")]);
  await place.gateway.flush();
  expect(await labels(page, "batch")).toEqual(["unitState near", "unitMoved near", "unitLeft near"]);
  const late = await watchPage(place, { scope: VILLAGE_A });
  expect(await labels(late, "snapshot")).toEqual(["unitState near", "unitLeft near"]);
});

test("topics that were not asked for stay away, and the range is still told", async () => {
  await using place = await openGateway();
  const page = await watchPage(place, { topics: ["ports"] });
  await place.gateway.publish([reported("A"), reported("B")]);
  await place.gateway.flush();
  expect(decodeBatch(await page.next("batch"))).toMatchObject({ ok: true, value: { from: 1, to: 2, events: [] } });
});

test("an incident that moves into a scope brings its past; one that moves away stays known", async () => {
  await using place = await openGateway();
  const { gateway } = place;
  await gateway.preload([reported("A", { region: "village-b" }), { ...closed("A", 2), at: NOW }]);
  const page = await watchPage(place, { scope: VILLAGE_A });
  expect(await labels(page, "snapshot")).toEqual([]);
  const moveTo = (region: string, revision: number): StreamEvent => ({
    kind: "amended",
    incident: "A",
    revision,
    at: NOW,
    patch: { region },
  });
  await gateway.publish([moveTo("grid-a1", 3)]);
  await gateway.flush();
  expect(await labels(page, "batch")).toEqual(["A/1", "A/2", "A/3"]);
  await gateway.publish([{ ...closed("A", 4) }]);
  await gateway.flush();
  expect(await labels(page, "batch")).toEqual(["A/4"]);
  await gateway.publish([moveTo("village-b", 5)]);
  await gateway.flush();
  expect((await labels(page, "batch")).at(-1)).toBe("A/5");
});

test("events that come before their report reach the scope with it", async () => {
  await using place = await openGateway();
  const page = await watchPage(place, { scope: VILLAGE_A });
  await place.gateway.publish([closed("A", 2)]);
  await place.gateway.flush();
  expect(await labels(page, "batch")).toEqual([]);
  await place.gateway.publish([reported("A")]);
  await place.gateway.flush();
  expect(await labels(page, "batch")).toEqual(["A/2", "A/1"]);
});
