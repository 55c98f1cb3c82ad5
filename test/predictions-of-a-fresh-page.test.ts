import { expect, test } from "vitest";
import { boundsOf, LogModel } from "../server/log-model.ts";
import { Simulation } from "../mock-server/simulation/simulation.ts";
import { smallStreetShapes } from "../mock-server/simulation/small-street.ts";
import { createDerived } from "../src/derive/create-derived.ts";
import type { Predictions } from "../src/derive/prediction/prediction.ts";
import { createPredictions } from "../src/derive/prediction/predictions.ts";
import type { SequencedEvent } from "../src/domain/event.ts";
import type { Profile } from "../src/domain/profile.ts";
import { DAY, HOUR, SECOND } from "../src/shared/units.ts";
import { createStore } from "../src/store/create-store.ts";
import type { Store } from "../src/store/store.ts";
import { crews } from "./fixtures/crews.ts";
import { learnThrough, predictedStreet } from "./fixtures/predicted-street.ts";
import { PredictionOracle } from "./oracle/prediction.ts";

const START = Date.parse("2026-11-20T06:32:08Z");

test("a page that has just opened predicts what one does that has watched all the time, and what the oracle counts", () => {
  const profile = predictedStreet(130, 2, 2);
  const source = { profile, shapes: smallStreetShapes, indicators: [], seed: 6, start: START, historyDays: 4 };
  const history = new Simulation(source).open();
  const events = [...crews(history, START - 2 * DAY), ...history].sort((one, other) => one.at - other.at);
  const watching = createStore(profile);
  const log = new LogModel(boundsOf({ windowMs: 3 * DAY }));
  for (let now = START - 6 * DAY; now <= START + HOUR; now += HOUR) {
    const hour = Math.min(now, START);
    const news = events.filter(({ at }) => at > now - HOUR && at <= hour);
    const stretch = news.map((event, index): SequencedEvent => ({ sequence: log.head + index + 1, event }));
    watching.advance(hour);
    watching.apply(news);
    log.take(stretch, log.head + news.length, hour);
  }
  const fresh = createStore(profile);
  const { events: snapshot } = log.snapshot(START - profile.windowMs);
  fresh.advance(START);
  fresh.apply(snapshot.map(({ event }) => event));

  const [old, young] = [predict(watching, profile), predict(fresh, profile)];
  expect([...watching.unitStates()].length).toBeGreaterThan([...fresh.unitStates()].length);
  expect(young.predictions.learned?.calibration).toEqual(old.predictions.learned?.calibration);
  const world = { profile, now: fresh.now, unitStates: events.filter((event) => event.kind === "unitState") };
  const oracle = new PredictionOracle([...fresh.incidents.values()], young.statusesOf, world);
  const free = new Set<number | null>();
  for (const incident of fresh.incidents.values()) {
    const prediction = young.predictions.of(incident);
    const twin = watching.incidents.get(incident.id);
    expect(twin === undefined ? null : old.predictions.of(twin)).toEqual(prediction);
    if (prediction?.probability == null) continue;
    free.add(prediction.freeUnits);
    expect(prediction.probability).toBeCloseTo(oracle.predict(incident)?.probability ?? -1, 12);
  }
  expect(free.size).toBeGreaterThan(1);
});

function predict(store: Store, profile: Profile) {
  store.advance(START + SECOND);
  const derived = createDerived(store, profile);
  const predictions: Predictions = createPredictions(store, derived, profile);
  learnThrough(predictions);
  return { predictions, statusesOf: derived.stagesOf.bind(derived) };
}
