import { afterAll, beforeAll, expect, test } from "vitest";
import { FAULT_NAMES } from "../faults/faults.ts";
import { keepSeed, regressions } from "../faults/regressions.ts";
import { tell } from "../faults/report.ts";
import { runSession, type SessionReport } from "../faults/session.ts";
import { openWorld, type World } from "../faults/world.ts";

const FAULTS = 1_000;
const SESSIONS = [101, 102, 103, 104];

let world: World;
const reports: SessionReport[] = [];

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world[Symbol.asyncDispose]());

test.for([...regressions(), ...SESSIONS])(
  "after every fault of seed %i each page holds what the log holds, once, and showed what was true",
  async (seed) => {
    const report = await runSession(world, { seed, faults: FAULTS / SESSIONS.length, empties: seed % 4 === 0 });
    reports.push(report);
    if (report.complaints.length > 0) keepSeed(seed);
    expect(report.complaints, tell(report)).toEqual([]);
  },
);

test("the sessions were hard: everything went wrong that can, and pages showed it", () => {
  expect(new Set(reports.flatMap(({ faults }) => [...faults.keys()]))).toEqual(new Set(FAULT_NAMES));
  const shown = new Set(reports.flatMap((report) => [...report.shown]));
  for (const kind of ["connecting", "loading", "demo", "lagging", "recovering", "stale", "offline"])
    expect([...shown]).toContain(kind);
  expect(reports.reduce((sum, { events }) => sum + events, 0)).toBeGreaterThan(50);
});
