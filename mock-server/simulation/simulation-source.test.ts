import { expect, it } from "vitest";
import { SimulatedStream } from "./simulation-source.ts";
import { smallStreet, smallStreetShapes } from "./small-street.ts";

const START = Date.parse("2026-11-20T06:32:08Z");
const street = {
  profile: smallStreet((json) => Object.assign(json.simulation as object, { incidentsPerDay: 50 })),
  shapes: smallStreetShapes,
  indicators: [],
  seed: 1,
  start: START,
  historyDays: 1,
};

it("shows the present however long it took to open", () => {
  const stream = new SimulatedStream(street, 1, START);
  stream.open(START + 2_000);
  expect(stream.clock(START + 3_000)).toEqual({ serverTime: START + 3_000, streamTime: START + 3_000, rate: 1 });
  const due = stream.due(START + 3_000);
  expect(due.length).toBeGreaterThan(0);
  expect(due.filter((event) => event.at <= START || event.at > START + 3_000)).toEqual([]);
});

it("begins another time when it is opened, at its own speed", () => {
  const stream = new SimulatedStream(street, 8, null);
  stream.open(1_000);
  expect(stream.clock(1_000)).toEqual({ serverTime: 1_000, streamTime: START, rate: 8 });
  expect(stream.clock(2_000).streamTime).toBe(START + 8_000);
});
