import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Simulation } from "../../../mock-server/simulation/simulation.ts";
import { smallStreetShapes } from "../../../mock-server/simulation/small-street.ts";
import { crews } from "../../../test/fixtures/crews.ts";
import { learnThrough, predictedStreet } from "../../../test/fixtures/predicted-street.ts";
import { PredictionOracle } from "../../../test/oracle/prediction.ts";
import type { StreamEvent } from "../../domain/event.ts";
import type { Profile } from "../../domain/profile.ts";
import { DAY, MINUTE, SECOND } from "../../shared/units.ts";
import { createStore } from "../../store/create-store.ts";
import type { Store } from "../../store/store.ts";
import { createDerived } from "../create-derived.ts";
import { LIKELY } from "./prediction.ts";
import { createPredictions } from "./predictions.ts";

/** 14:32:08 in Shanghai, a Friday. */
const START = Date.parse("2026-11-20T06:32:08Z");

/** The street after its simulated days, learned from. */
function live(profile: Profile, seed: number, historyDays: number) {
  const source = { profile, shapes: smallStreetShapes, indicators: [], seed, start: START, historyDays };
  const store = createStore(profile);
  store.advance(START - SECOND);
  const derived = createDerived(store, profile);
  const simulation = new Simulation(source);
  const history = simulation.open();
  store.apply([...crews(history, START - 2 * DAY), ...history]);
  store.advance(START);
  const predictions = createPredictions(store, derived, profile);
  learnThrough(predictions);
  return { profile, store, derived, predictions, simulation };
}

function oracleOf({ store, derived, profile }: ReturnType<typeof live>): PredictionOracle {
  const world = { profile, now: store.now, unitStates: [...store.unitStates()] };
  return new PredictionOracle([...store.incidents.values()], (each) => derived.stagesOf(each), world);
}

describe("predictions", () => {
  it.each([
    { seed: 3, perDay: 70, days: 4 },
    { seed: 4, perDay: 100, days: 3 },
  ])("equal a plain count from scratch: seed $seed, $days days of $perDay", ({ seed, perDay, days }) => {
    const history = live(predictedStreet(perDay, days, 2), seed, days + 1);
    const { derived, predictions, store } = history;
    const oracle = oracleOf(history);
    expect(predictions.learned?.examples).toBe(oracle.exampleCount);
    expectSame(predictions.learned?.calibration, oracle.calibration());
    let predicted = 0;
    const free = new Set<number | null>();
    for (const incident of store.incidents.values()) {
      const prediction = predictions.of(incident);
      const expected = oracle.predict(incident);
      expect(prediction === null, incident.id).toBe(expected === null);
      if (prediction === null || expected === null) continue;
      predicted += 1;
      free.add(prediction.freeUnits);
      expect(prediction.waiting).toBe(expected.waiting);
      expect(prediction.freeUnits).toBe(expected.free);
      expect(prediction.typical.median).toBe(expected.median);
      expect(prediction.reason).toBe(expected.probability === null ? "thin" : null);
      if (expected.probability === null) expect(prediction.sample).toBe(expected.sample);
      else expect(prediction.probability).toBeCloseTo(expected.probability, 12);
    }
    expect(predicted).toBeGreaterThan(3);
    expect(free.size).toBeGreaterThan(1);
    expect(predicted).toBeLessThan(derived.open + 1);
  });

  it("do not depend on the order of the history", () => {
    const { store, derived, profile, predictions } = live(predictedStreet(80, 4, 2), 5, 5);
    const expected = rounded(predictions.learned?.calibration);
    const open = [...derived.openIncidents()];
    fc.assert(
      fc.property(fc.shuffledSubarray([...store.incidents.keys()], { minLength: store.incidents.size }), (order) => {
        const incidents = new Map([...store.incidents].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
        const shuffled = createPredictions({ ...reading(store), incidents }, derived, profile);
        learnThrough(shuffled);
        expect(rounded(shuffled.learned?.calibration)).toEqual(expected);
        for (const incident of open) expect(rounded(shuffled.of(incident))).toEqual(rounded(predictions.of(incident)));
      }),
      { numRuns: 4, seed: 1310 },
    );
  });

  it.each([{ seed: 6 }, { seed: 7 }])(
    "beat the base rate and come true as often as they say: seed $seed",
    ({ seed }) => {
      const { predictions } = live(predictedStreet(350, 6, 2.5), seed, 7);
      const calibration = predictions.learned?.calibration;
      if (calibration === null || calibration === undefined) throw new Error("the history was too thin");
      expect(calibration.sample).toBeGreaterThan(2_000);
      expect(calibration.brier).toBeLessThan(0.95 * calibration.baseRateBrier);
      for (const { count, predicted, observed } of calibration.bins) {
        if (count >= 200) expect(Math.abs((predicted ?? 0) - (observed ?? 1))).toBeLessThan(0.1);
      }
    },
  );

  it("are graver where no unit is free, when that is when stages were broken", () => {
    const profile = predictedStreet(1, 6, 2);
    const store = createStore(profile);
    const derived = createDerived(store, profile);
    const events: StreamEvent[] = [];
    const from = START - 5 * DAY;
    const region = "village-1";
    const unit = { kind: "unitState", unit: "u", name: "u", unitKind: "patrol", incident: null, region } as const;
    for (let index = 0; index < 400; index += 1) {
      const at = from + index * 15 * MINUTE;
      const isFree = index % 2 === 0;
      const signed = at + (isFree === index % 10 < 8 ? 20 : 40) * SECOND;
      events.push(
        { ...unit, at: at - MINUTE, state: isFree ? "idle" : "moving" },
        ...life(`A${index}`, at, [signed, signed + MINUTE]),
      );
    }
    events.push(...life("now", START - 5 * SECOND, []));
    store.advance(START);
    store.apply(events);
    const predictions = createPredictions(store, derived, profile);
    learnThrough(predictions);
    const open = store.incidents.get("now");
    if (open === undefined) throw new Error("nothing is open");
    const withNone = predictions.of(open);
    expect(withNone).toMatchObject({ freeUnits: 0 });
    store.apply([{ ...unit, at: START, state: "idle" }]);
    store.advance(START + SECOND);
    const withOne = predictions.of(open);
    expect(withOne).toMatchObject({ freeUnits: 1 });
    expect(withNone?.probability).toBeGreaterThan((withOne?.probability ?? 1) + 0.2);
  });

  it("are the same asked all the time and asked for the first time", () => {
    const { store, derived, profile, predictions, simulation } = live(predictedStreet(300, 2, 2), 10, 3);
    // All of them learned the same; each is asked for the first time at a minute of its own.
    const later = [1, 2, 3, 4, 5, 6].map(() => createPredictions(store, derived, profile));
    for (const each of later) learnThrough(each);
    const said = new Set<number>();
    for (const fresh of later) {
      for (let second = 0; second < 60; second += 4) {
        const now = store.now + 4 * SECOND;
        store.apply(simulation.until(now));
        store.advance(now);
        for (const incident of derived.openIncidents()) predictions.of(incident);
      }
      const waiting = new Map<string, number>();
      for (const incident of derived.openIncidents()) {
        const { state, stage } = derived.deadlineOf(incident);
        if (stage !== null && state !== "none") waiting.set(stage.stage, (waiting.get(stage.stage) ?? 0) + 1);
      }
      let likely = 0;
      for (const incident of derived.openIncidents()) {
        const prediction = predictions.of(incident);
        expect(prediction).toEqual(fresh.of(incident));
        expect(predictions.probabilityOf(incident)).toBe(prediction?.probability ?? null);
        expect(prediction?.waiting).toBe(prediction === null ? undefined : waiting.get(prediction.stage.stage));
        if ((prediction?.probability ?? 0) >= LIKELY) likely += 1;
        said.add(prediction?.probability ?? -1);
      }
      expect(predictions.figures()["prediction.count"]).toBe(likely);
    }
    expect(said.size).toBeGreaterThan(10);
  });

  it("say nothing where the history is too thin, and why", () => {
    const { derived, predictions } = live(predictedStreet(40, 1, 2), 8, 1);
    expect(predictions.learned?.calibration).toBeNull();
    expect(predictions.figures()).toEqual({
      "prediction.count": 0,
      "prediction.brier": null,
      "prediction.baserate": null,
      "prediction.sample": null,
    });
    const said = [...derived.openIncidents()]
      .map((incident) => predictions.of(incident))
      .filter((each) => each !== null);
    expect(said.length).toBeGreaterThan(0);
    for (const { reason, probability } of said)
      expect({ reason, probability }).toEqual({ reason: "thin", probability: null });
  });

  it("say nothing before anything was learned", () => {
    const { store, derived, profile } = live(predictedStreet(40, 1, 2), 8, 1);
    const fresh = createPredictions(store, derived, profile);
    for (const incident of derived.openIncidents()) expect(fresh.of(incident)).toBeNull();
    expect(fresh.learned).toBeNull();
    expect(new Set(Object.values(fresh.figures()))).toEqual(new Set([null]));
  });

  it("say nothing of what is late, suspended or closed", () => {
    const { store, derived, predictions } = live(predictedStreet(300, 2, 2), 9, 3);
    const [inTime] = [...derived.openIncidents()].filter((incident) => predictions.of(incident) !== null);
    if (inTime === undefined) throw new Error("nothing is in time");
    const { id, revision } = inTime;
    const reason = "test";
    store.apply([{ kind: "suspended", incident: id, revision: revision + 1, at: START, reason, cause: "resident" }]);
    const silent = [...store.incidents.values()].filter((incident) => {
      const { state } = derived.deadlineOf(incident);
      return state === "none" || state === "breached";
    });
    expect(silent).toContain(inTime);
    expect(silent.some((incident) => derived.deadlineOf(incident).state === "breached")).toBe(true);
    for (const incident of silent) expect(predictions.of(incident)).toBeNull();
  });

  it("learn in pieces, and tell idle units of the community", () => {
    const { store, derived, profile, predictions } = live(predictedStreet(110, 2, 2), 5, 3);
    const pieces = learnThrough(predictions);
    expect(pieces).toBeGreaterThan(store.incidents.size / 50);
    const unknown = createPredictions({ ...reading(store), units: new Map() }, derived, profile);
    learnThrough(unknown);
    for (const incident of derived.openIncidents()) {
      const here = [...store.units.values()].filter((unit) => unit.region === incident.region);
      const idle = here.length === 0 ? null : here.filter((unit) => unit.state === "idle").length;
      expect(predictions.of(incident)?.freeUnits ?? idle).toBe(idle);
      expect(unknown.of(incident)?.freeUnits ?? null).toBeNull();
    }
  });
});

/** A dispute of the first village, signed and closed where it says when. */
function life(incident: string, at: number, [signed, closed]: readonly number[]): StreamEvent[] {
  const facts = {
    category: "dispute",
    severity: 3,
    port: "platform",
    region: "village-1",
    brain: "governance",
  } as const;
  const texts = { position: null, title: "", place: "", contact: null };
  const events: StreamEvent[] = [{ kind: "reported", incident, revision: 1, at, ...facts, ...texts }];
  if (signed !== undefined)
    events.push({ kind: "stage", incident, revision: 2, at: signed, stage: "signed", unit: null });
  if (closed !== undefined) events.push({ kind: "closed", incident, revision: 3, at: closed, tier: null });
  return events;
}

function reading(store: Store): Pick<Store, "incidents" | "units" | "unitStates" | "now" | "version" | "windowMs"> {
  const { incidents, units, now, version, windowMs } = store;
  return { incidents, units, now, version, windowMs, unitStates: () => store.unitStates() };
}

function expectSame(actual: unknown, expected: unknown): void {
  expect(rounded(actual)).toEqual(rounded(expected));
}

/** Sums of the same numbers in another order differ in their last digits. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, each) =>
    typeof each === "number" ? Number(each.toPrecision(12)) : each,
  );
}
