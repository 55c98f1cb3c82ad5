import assert from "node:assert/strict";
import { WINDOWS, type Derived } from "../../src/derive/derived.ts";
import type { Profile } from "../../src/domain/profile.ts";
import { listRegions } from "../../src/domain/region.ts";
import type { Store } from "../../src/store/store.ts";
import { askOracle, type OracleAnswer } from "./oracle.ts";
import { firstInstant, ran } from "./stages.ts";
import { tierOf } from "./life.ts";

/** Longer than any clock of a session runs on. */
const FAR = 40 * 86_400_000;

/** Compares everything the store and its derivations say with what the oracle makes of the log. @throws AssertionError naming the figure. */
export function assertSameAsOracle(store: Store, derived: Derived, profile: Profile): void {
  const oracle = askOracle(store.log(), store.now, profile);
  assertTable(store, oracle);
  assertDeadlines(store, derived, oracle);
  const figures = derived.figures();
  for (const id of new Set([...Object.keys(figures), ...Object.keys(oracle.figures)]))
    assert.equal(figures[id], oracle.figures[id], `figure ${id}`);
  for (const { mechanism } of profile.mechanisms) {
    for (const { stage } of mechanism.stages) {
      const previous = derived.compliancePreviousDay(mechanism.id, stage);
      assert.deepEqual(
        { ...previous },
        oracle.previousDay(mechanism.id, stage),
        `${mechanism.id} ${stage}: previous day`,
      );
      for (const window of WINDOWS) {
        const { bins } = derived.distribution(mechanism.id, stage, window);
        assert.deepEqual(
          bins,
          oracle.distribution(mechanism.id, stage, window),
          `${mechanism.id} ${stage}: distribution`,
        );
      }
    }
  }
  for (const id of [...listRegions(profile.regions).map((region) => region.id), "elsewhere"])
    assert.deepEqual(derived.load(id), oracle.load(id), `load of ${id}`);
  const since = Math.max(0, store.now - 5 * 3_600_000);
  assert.deepEqual(derived.tide(since), oracle.tide(since), "tide");
  assert.deepEqual(
    derived.overruns(0).flatMap(({ at, count }) => new Array<number>(count).fill(at)),
    oracle.overruns().sort((one, other) => one - other),
    "overruns",
  );
  assert.deepEqual(derived.responseByHour(), oracle.responseByHour(), "response by hour");
  assert.equal(derived.meanResponsePreviousDay(), oracle.responsePreviousDay(), "response of the previous day");
  for (const { id } of profile.ports)
    assert.deepEqual(derived.port(id).perMinute, oracle.perMinute(id), `port ${id} by minute`);
  assert.deepEqual(
    derived.latest(5).map(({ incident }) => incident.id),
    oracle.latest().slice(0, 5),
    "latest",
  );
  assert.deepEqual(new Set([...derived.openIncidents()].map(({ id }) => id)), openIds(oracle), "open incidents");
}

function assertTable(store: Store, oracle: OracleAnswer): void {
  assert.equal(store.incidents.size, oracle.lives.length, "incidents in the table");
  for (const life of oracle.lives) {
    const incident = store.incidents.get(life.id);
    assert.ok(incident !== undefined, `incident ${life.id} is in the table`);
    const reached = Object.entries(incident.stages).filter(([, instant]) => instant !== null);
    assert.deepEqual(
      new Map(reached as [string, number][]),
      sortedMap(life.reached, Object.keys(incident.stages)),
      `stages of ${life.id}`,
    );
    assert.deepEqual(
      [
        incident.revision,
        incident.category,
        incident.severity,
        incident.region,
        incident.title,
        incident.brain,
        incident.unit,
      ],
      [life.revision, life.category, life.severity, life.region, life.title, life.brain, life.unit],
      `facts of ${life.id}`,
    );
    assert.deepEqual(
      [incident.tier, incident.returns, incident.suspendedSince, incident.pauses, new Set(incident.jointWith)],
      [tierOf(life), life.returns, life.pausedSince, life.pauses.map(({ from, to }) => [from, to]), life.jointWith],
      `state of ${life.id}`,
    );
  }
}

function assertDeadlines(store: Store, derived: Derived, oracle: OracleAnswer): void {
  const urgent: { id: string; due: number }[] = [];
  for (const life of oracle.lives) {
    const incident = store.incidents.get(life.id);
    const ring = oracle.rings.get(life.id);
    assert.ok(incident !== undefined && ring !== undefined);
    const deadline = derived.deadlineOf(incident);
    const { state, startedAt, limit } = deadline;
    assert.deepEqual(
      { state, stage: deadline.stage?.stage ?? null, from: startedAt, limit },
      ring,
      `clock of ${life.id}`,
    );
    if (ring.stage === null || life.pausedSince !== null) continue;
    const due = firstInstant(life, ring.from, ring.limit + 1, Math.max(store.now, ring.from) + FAR) - 1;
    assert.equal(deadline.dueAt, due, `${life.id} is due`);
    const remaining = (instant: number): number => ring.limit - ran(life, ring.from, instant);
    const share = deadline.stage?.atRiskShare ?? 0;
    assert.ok(remaining(deadline.atRiskAt) <= share * ring.limit, `${life.id} is at risk`);
    assert.ok(remaining(deadline.atRiskAt - 1) > share * ring.limit, `${life.id} is not at risk before`);
    if (state === "atrisk" || state === "breached") urgent.push({ id: life.id, due });
  }
  urgent.sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1));
  for (const limit of [0, 2, 100])
    assert.deepEqual(
      derived.urgent(limit).map(({ id }) => id),
      urgent.slice(0, limit).map(({ id }) => id),
      "urgent",
    );
}

function openIds(oracle: OracleAnswer): Set<string> {
  return new Set(oracle.lives.filter((life) => !life.reached.has("closed")).map((life) => life.id));
}

function sortedMap(map: ReadonlyMap<string, number>, order: readonly string[]): Map<string, number> {
  return new Map(order.flatMap((key) => (map.has(key) ? [[key, map.get(key) ?? 0] as [string, number]] : [])));
}
