import { expect, test } from "vitest";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { instant, timeline } from "../../test/fixtures/timeline.ts";
import type { StreamEvent } from "../domain/event.ts";
import type { PortHealth } from "../domain/port.ts";
import { MINUTE } from "../shared/units.ts";
import { createStore } from "../store/create-store.ts";
import { createDerived } from "./create-derived.ts";

function at(time: string, lives: string, others: readonly StreamEvent[] = []) {
  const profile = makeProfile();
  const store = createStore(profile);
  const derived = createDerived(store, profile);
  store.advance(instant("09:00"));
  store.apply(timeline(lives));
  store.apply(others);
  store.advance(instant(time));
  return { store, derived };
}

test("the tide counts in, out and backlog in bins of ten minutes", () => {
  const { derived } = at(
    "10:25",
    `A : 09:50 reported · 10:12 closed grid
     B : 10:00 reported
     C : 10:19:59.999 reported
     D : 10:20 reported · 10:21 closed grid`,
  );
  expect(derived.tide(instant("10:00"))).toEqual([
    { from: instant("10:00"), reported: 1, closed: 0, backlog: 2 },
    { from: instant("10:10"), reported: 1, closed: 1, backlog: 2 },
    { from: instant("10:20"), reported: 1, closed: 1, backlog: 2 },
  ]);
  expect(derived.open).toBe(2);
});

test("closed incidents are counted by the tier that resolved them; those without a tier are not in the share", () => {
  const { derived } = at(
    "11:00",
    `A : 10:00 reported · 10:01 closed grid
     B : 10:00 reported · 10:01 escalated district · 10:02 closed district
     C : 10:00 reported · 10:01 escalated police
     D : 10:00 reported · 10:01 closed
     E : 10:00 reported · 10:01 closed community`,
  );
  expect(derived.closedByTier()).toEqual(new Map(Object.entries({ grid: 1, district: 1, community: 1 })));
  expect(derived.grassrootsShare()).toBeCloseTo(2 / 3);
  expect(derived.figures()).toMatchObject({
    "tier.grid.count": 1,
    "tier.police.count": 0,
    "incidents.closed@today": 4,
  });
});

test("mean response is the mean of report to arrival, by window and by hour of the report", () => {
  const { derived } = at(
    "11:30",
    `A : 10:05 reported · 10:15 arrived
     B : 10:55 reported · 11:15 arrived
     C : 11:00 reported · 11:04 arrived
     D : 11:00 reported`,
  );
  expect(derived.meanResponse("today")).toBe((34 / 3) * MINUTE);
  const { current, previous } = derived.responseByHour();
  expect(current.slice(-3)).toEqual([null, 15 * MINUTE, 4 * MINUTE]);
  expect(previous).toEqual(new Array(24).fill(null));
});

test("a port's rate counts the events of its incidents over the last minute", () => {
  const { derived } = at("10:01:30", "A port=p110 : 10:00:10 reported · 10:00:40 signed · 10:01:20 dispatched");
  expect(derived.port("p110")).toMatchObject({
    rate: 2 / 60,
    lastEventAt: instant("10:01:20"),
    state: "live",
    lag: null,
  });
  expect(derived.port("p110").perMinute.slice(-3)).toEqual([0, 2, 1]);
  expect(derived.eventRate).toBe(2 / 60);
});

test("a port is stale or down by its silence; the gateway's word counts", () => {
  const life = "A port=p110 : 10:00 reported";
  const says = (time: string, health: PortHealth): StreamEvent => ({
    kind: "port",
    port: "p110",
    at: instant(time),
    health,
    lag: 800,
    note: null,
  });
  const state = (time: string, ...others: StreamEvent[]) => at(time, life, others).derived.port("p110").state;
  expect(state("10:01")).toBe("live");
  expect(state("10:01:01")).toBe("stale");
  expect(state("10:15:01")).toBe("down");
  expect(state("10:30", says("10:29:30", "live"))).toBe("live");
  expect(state("10:30", says("10:29:30", "degraded"))).toBe("stale");
  expect(state("10:30", says("10:29:30", "down"))).toBe("down");
  expect(state("10:00:30", says("09:59", "down"))).toBe("live");
  expect(at("10:30", life).derived.port("p12345").state).toBe("stale");
  expect(at("10:30", life, [says("10:29", "live")]).derived.figures()["port.p110.lag"]).toBe(800);
});

test("units on duty are all but those off duty", () => {
  const unit = (id: string, time: string, state: "idle" | "offline" | "offDuty"): StreamEvent => ({
    kind: "unitState",
    unit: id,
    at: instant(time),
    state,
    incident: null,
    name: id,
    unitKind: "patrol",
    region: "street",
  });
  const { store, derived } = at("11:00", "", [
    unit("1", "10:00", "idle"),
    unit("2", "10:00", "offline"),
    unit("3", "10:00", "idle"),
  ]);
  expect(derived.unitsOnDuty).toBe(3);
  store.apply([unit("3", "10:30", "offDuty"), unit("2", "09:30", "offDuty")]);
  expect(derived.unitsOnDuty).toBe(2);
  expect(at("11:00", "", []).derived.unitsOnDuty, "nobody has said").toBeNull();
});

test("of each indicator the latest period is the figure, a revision replaces it", () => {
  const published = (time: string, periodTo: string, value: number | null): StreamEvent => ({
    kind: "indicator",
    at: instant(time),
    record: {
      region: "street",
      indicator: "output",
      labelZh: "产值",
      labelEn: "Output",
      group: "economy",
      periodFrom: "2021-01",
      periodTo,
      value,
      unit: "1e8 CNY",
      yoyPercent: 30.83,
      targetCompletionPercent: null,
      better: "up",
      source: "test",
      status: "final",
    },
  });
  const { derived } = at("11:00", "", [
    published("10:00", "2021-05", 40),
    published("10:01", "2021-04", 34.9),
    published("10:02", "2021-05", 41),
  ]);
  expect(derived.figures()).toMatchObject({
    "indicator.street.output.value": 41,
    "indicator.street.output.yoy": 30.83,
    "indicator.street.output.target": null,
  });
});

test("the latest reports come first", () => {
  const { derived } = at(
    "11:00",
    `A : 10:00 reported
     B : 10:30:10 reported
     C : 10:30:20 reported
     D : 10:05 reported · 10:40 amended reported=10:31`,
  );
  expect(derived.latest(3).map(({ incident }) => incident.id)).toEqual(["D", "C", "B"]);
});

test("the version rises with every change", () => {
  const { store, derived } = at("11:00", "A : 10:00 reported");
  const before = derived.version;
  store.advance(instant("11:01"));
  expect(derived.version).toBeGreaterThan(before);
});
