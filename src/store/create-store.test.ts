import { describe, expect, test } from "vitest";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { instant, timeline } from "../../test/fixtures/timeline.ts";
import type { StreamEvent } from "../domain/event.ts";
import type { Incident } from "../domain/incident.ts";
import { DAY } from "../shared/units.ts";
import { createStore } from "./create-store.ts";
import { rebuildAsOf } from "./rebuild.ts";
import type { Store } from "./store.ts";

function storeWith(lives: string): Store {
  const store = createStore(makeProfile());
  store.apply(timeline(lives));
  return store;
}

function incidentOf(store: Store, id: string): Incident {
  const incident = store.incidents.get(id);
  if (incident === undefined) throw new Error(`no incident ${id}`);
  return incident;
}

describe("the fold", () => {
  test("a life ends up in its fields", () => {
    const store = storeWith(
      "A : 10:00 reported · 10:01 signed u1 · 10:02 returned wrong · 10:03 handedOver police · 10:04 joint governance · 10:05 escalated district · 10:06 dispatched u2 · 10:07 supervised lead · 10:09 closed district",
    );
    expect(incidentOf(store, "A")).toMatchObject({
      revision: 9,
      brain: "police",
      unit: "u2",
      tier: "district",
      returns: 1,
      jointWith: ["governance"],
      supervised: { by: "lead" },
      stages: { signed: instant("10:01"), dispatched: instant("10:06"), closed: instant("10:09"), arrived: null },
      changedAt: instant("10:09"),
    });
  });

  test("a stage before its predecessor is ignored and counted; a correction is taken as it is", () => {
    const store = storeWith("A : 10:00 reported · 10:05 signed · 10:04 dispatched · 10:06 amended signed=10:03");
    expect(incidentOf(store, "A").stages).toMatchObject({ signed: instant("10:03"), dispatched: null });
    expect(store.rejectedCounts).toEqual(new Map([["stage-order", 1]]));
    expect(store.appliedCount).toBe(3);
  });

  test("whether a stage is ignored does not depend on what arrives first", () => {
    const events = timeline("A : 10:00 reported · 10:05 signed · 10:04 dispatched");
    const store = createStore(makeProfile());
    const [report, signed, dispatched] = events as [StreamEvent, StreamEvent, StreamEvent];
    expect(store.apply([report, dispatched])).toMatchObject({ applied: 2 });
    expect(incidentOf(store, "A").stages.dispatched).toBe(instant("10:04"));
    expect(store.apply([signed]).rejected).toEqual(new Map([["stage-order", 1]]));
    expect(incidentOf(store, "A").stages.dispatched).toBeNull();
  });

  test("a stage reached again keeps its first instant and takes the later unit", () => {
    const store = storeWith("A : 10:00 reported · 10:01 dispatched u1 · 10:05 returned · 10:06 dispatched u2");
    expect(incidentOf(store, "A")).toMatchObject({ unit: "u2", stages: { dispatched: instant("10:01") } });
  });

  test("reopened, it is held again by the tier it climbed to", () => {
    const store = storeWith("A : 10:00 reported · 10:01 escalated street · 10:05 closed grid · 10:06 amended closed=-");
    expect(incidentOf(store, "A")).toMatchObject({ tier: "street", stages: { closed: null } });
  });

  test("an incident is the same object through a late event", () => {
    const [report, signed, dispatched] = timeline("A : 10:00 reported · 10:01 signed · 10:02 dispatched");
    const store = createStore(makeProfile());
    store.apply([report, dispatched] as StreamEvent[]);
    const before = incidentOf(store, "A");
    store.apply([signed] as StreamEvent[]);
    expect(incidentOf(store, "A")).toBe(before);
    expect(before.stages.signed).toBe(instant("10:01"));
  });
});

describe("arrival", () => {
  test("an event applies once however often it arrives; the first one counts", () => {
    const store = storeWith("A : 10:00 reported · 10:01 signed u1");
    expect(store.apply(timeline("A : 10:00 reported · 10:02 signed u2"))).toMatchObject({ applied: 0, duplicates: 2 });
    expect(incidentOf(store, "A").unit).toBe("u1");
    expect(store.duplicateCount).toBe(2);
  });

  test("events wait for their report, unseen", () => {
    const [report, signed] = timeline("A : 10:00 reported · 10:01 signed") as [StreamEvent, StreamEvent];
    const store = createStore(makeProfile());
    const seen: string[] = [];
    store.observe({
      incidentChanged: (incident, isNew) => seen.push(`${incident.id} ${isNew ? "new" : "changed"}`),
      incidentEvicted: () => {},
      eventApplied: (event) => seen.push(event.kind),
      advanced: () => {},
    });
    store.apply([signed]);
    expect([store.pendingCount, store.incidents.size, seen.length]).toEqual([1, 0, 0]);
    store.apply([report]);
    expect([store.pendingCount, store.incidents.size]).toEqual([0, 1]);
    expect(seen).toEqual(["A new", "reported", "stage"]);
    expect(store.eventsOf("A")).toEqual([report, signed]);
  });

  test("observers hear of an incident once for all events that follow on each other", () => {
    const store = createStore(makeProfile());
    let changes = 0;
    const stop = store.observe({
      incidentChanged: () => (changes += 1),
      incidentEvicted: () => {},
      advanced: () => {},
    });
    store.apply(timeline("A : 10:00 reported · 10:01 signed · 10:02 dispatched"));
    expect(changes).toBe(1);
    stop();
    store.apply(timeline("B : 10:00 reported"));
    expect(changes).toBe(1);
  });
});

describe("the window", () => {
  test("a closed incident leaves when its close falls out; its log goes with it, an open one stays", () => {
    const store = createStore(makeProfile(), { windowMs: DAY });
    store.advance(instant("10:00"));
    store.apply(timeline("A : 09:00 reported · 09:55 closed grid\nB : 09:00 reported"));
    store.advance(instant("+1d 09:59:59"));
    expect(store.incidents.size).toBe(2);
    store.advance(instant("+1d 10:00"));
    expect([...store.incidents.keys()]).toEqual(["B"]);
    expect(store.droppedFromLog).toBe(2);
    expect([...store.log()]).toHaveLength(1);
  });

  test("what is repeated after it left does not come back", () => {
    const store = createStore(makeProfile(), { windowMs: DAY });
    store.apply(timeline("A : 09:00 reported · 09:55 closed grid"));
    store.advance(instant("+2d 10:00"));
    expect(store.apply(timeline("A : 09:00 reported")).rejected).toEqual(new Map([["left-window", 1]]));
    expect(store.incidents.size).toBe(0);
  });

  test("one that arrives when its time has passed already leaves at the next advance", () => {
    const store = createStore(makeProfile(), { windowMs: DAY });
    store.advance(instant("+2d 10:00"));
    store.apply(timeline("A : 09:00 reported · 09:55 closed grid"));
    store.advance(instant("+2d 10:00:01"));
    expect(store.incidents.size).toBe(0);
  });

  test("events that wait in vain are let go", () => {
    const store = createStore(makeProfile(), { windowMs: DAY });
    store.apply(timeline("A : 09:00 reported · 09:55 closed grid").slice(1));
    store.advance(instant("+2d 10:00"));
    expect([store.pendingCount, store.droppedFromLog]).toEqual([0, 1]);
  });

  test("the clock never goes back", () => {
    const store = createStore(makeProfile());
    store.advance(instant("10:00"));
    const { version } = store;
    store.advance(instant("09:00"));
    store.advance(Number.NaN);
    expect([store.now, store.version]).toEqual([instant("10:00"), version]);
  });

  test("the clock stands at whole milliseconds", () => {
    const store = createStore(makeProfile());
    store.advance(instant("10:00") + 0.7);
    expect(store.now).toBe(instant("10:00"));
  });
});

describe("units, ports and the mode", () => {
  const fix = (time: string, longitude: number): StreamEvent => ({
    kind: "unitMoved",
    unit: "u1",
    at: instant(time),
    longitude,
    latitude: 30.2,
    heading: null,
  });
  const state: StreamEvent = {
    kind: "unitState",
    unit: "u1",
    at: instant("10:00"),
    state: "idle",
    incident: null,
    name: "Patrol 1",
    unitKind: "patrol",
    region: "street",
  };

  test("a unit is seen once its state is known; a late fix does not move it back", () => {
    const store = createStore(makeProfile());
    store.apply([fix("10:02", 120.31)]);
    expect(store.units.size).toBe(0);
    store.apply([state, fix("10:01", 120.3)]);
    expect(store.units.get("u1")).toMatchObject({ name: "Patrol 1", longitude: 120.31, fixedAt: instant("10:02") });
    expect(store.apply([fix("10:02", 120.31)]).duplicates).toBe(1);
  });

  test("the mode is peace until the stream says otherwise", () => {
    const store = createStore(makeProfile());
    expect(store.mode).toBe("peace");
    store.apply([{ kind: "mode", at: instant("10:00"), mode: "surge", reason: "flood" }]);
    expect(store.mode).toBe("surge");
  });

  test("rebuilt as of an instant, nothing later is known", () => {
    const store = storeWith("A : 10:00 reported · 10:05 signed · 10:10 closed grid\nB : 10:06 reported");
    store.apply([state, fix("10:02", 120.31), fix("10:20", 120.4)]);
    store.advance(instant("11:00"));
    const rebuilt = rebuildAsOf(store, makeProfile(), instant("10:05"));
    expect([...rebuilt.incidents.keys()]).toEqual(["A"]);
    expect(incidentOf(rebuilt, "A").stages).toMatchObject({ signed: instant("10:05"), closed: null });
    expect(rebuilt.units.get("u1")?.longitude).toBe(120.31);
    expect(rebuilt.now).toBe(instant("10:05"));
  });
});
