import assert from "node:assert/strict";
import { type Deadline, type Derived, type StageCompliance, WINDOWS } from "../../src/derive/derived.ts";
import type { Profile } from "../../src/domain/profile.ts";
import { listRegions } from "../../src/domain/region.ts";
import type { Store } from "../../src/store/store.ts";
import { assertSelections, held, idsOf } from "./assert-selections.ts";
import { limitedStages } from "./mechanisms.ts";
import { askOracle, type OracleAnswer, type WindowName } from "./oracle.ts";
import { dueOf, elapsedBy } from "./clock.ts";
import { tierOf } from "./life.ts";

/** Compares everything the store and its derivations say with what the oracle makes of the log. @throws AssertionError naming the figure. */
export function assertSameAsOracle(store: Store, derived: Derived, profile: Profile): void {
  const oracle = askOracle(store.log(), store.now, profile);
  assertTable(store, oracle);
  assertDeadlines(store, derived, oracle);
  const figures = derived.figures();
  // The interval is compared with the compliance it belongs to: its last digits are the formula's order.
  for (const id of new Set([...Object.keys(figures), ...Object.keys(oracle.figures)]))
    if (figures[id] !== oracle.figures[id] && !/\.(low|high)@/.test(id))
      assert.equal(figures[id], oracle.figures[id], `figure ${id}`);
  assertStages(store, derived, oracle);
  assertCompliance(derived, profile, oracle);
  assertSelections(derived, profile, oracle);
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
      [
        tierOf(life),
        life.returns,
        life.pausedSince,
        life.pauses.map(({ from, to, cause }) => [from, to, cause]),
        life.jointWith,
      ],
      `state of ${life.id}`,
    );
  }
}

function assertDeadlines(store: Store, derived: Derived, oracle: OracleAnswer): void {
  const urgent: { id: string; due: number; state: Deadline["state"] }[] = [];
  for (const life of oracle.lives) {
    const ring = oracle.rings.get(life.id);
    assert.ok(ring !== undefined);
    const { state, startedAt, limit, dueAt, atRiskAt, stage } = derived.deadlineOf(held(store, life.id));
    const { clock } = ring;
    assert.deepEqual(
      { state, stage: stage?.stage ?? null, from: startedAt, limit },
      { state: ring.state, stage: ring.stage, from: clock?.from ?? 0, limit: clock?.limit ?? 0 },
      `clock of ${life.id}`,
    );
    if (ring.state === "none") continue;
    assert.equal(dueAt, ring.due, `${life.id} is due`);
    if (state !== "breached") assert.equal(atRiskAt, ring.atRiskFrom, `${life.id} is at risk`);
    if (state === "atrisk" || state === "breached") urgent.push({ id: life.id, due: ring.due, state });
  }
  urgent.sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1));
  for (const limit of [0, 2, 100])
    assert.deepEqual(idsOf(derived.urgent(limit)), idsOf(urgent.slice(0, limit)), "urgent");
  for (const state of ["atrisk", "breached"] as const)
    assert.deepEqual(
      idsOf(derived.select({ kind: "deadline", state })),
      idsOf(urgent.filter((each) => each.state === state)),
      `selected: ${state}`,
    );
  const oldest = urgent.find(({ state }) => state === "breached");
  assert.equal(derived.oldestBreach()?.id, oldest?.id, "oldest breach");
}

function assertStages(store: Store, derived: Derived, oracle: OracleAnswer): void {
  for (const life of oracle.lives) {
    const statuses = derived.stagesOf(held(store, life.id));
    const results = oracle.stages.get(life.id) ?? [];
    assert.deepEqual(
      statuses.map(({ mechanism, stage, verdict, reason, startedAt, reachedAt, limit }) => {
        return { mechanism: mechanism.id, stage: stage.stage, verdict, reason, startedAt, reachedAt, limit };
      }),
      results.map(({ mechanism, stage, verdict, reason, clock, reachedAt, limit }) => {
        return {
          mechanism,
          stage,
          verdict,
          reason,
          startedAt: clock?.from ?? null,
          reachedAt,
          limit,
        };
      }),
      `stages of ${life.id}`,
    );
    for (const [index, { verdict, reachedAt, duration, clock, stage }] of results.entries()) {
      const status = statuses[index];
      const running = verdict === "excluded" || clock === null ? null : elapsedBy(clock, reachedAt ?? store.now);
      assert.equal(status?.elapsed, duration ?? running, `${stage} of ${life.id}: elapsed`);
      // A stage that was met has a due that nothing tells of any more.
      if (verdict === "met") continue;
      const due = clock === null || verdict === "excluded" ? null : finite(dueOf(clock));
      assert.equal(status?.dueAt, due, `${stage} of ${life.id}: due`);
    }
  }
}

function assertCompliance(derived: Derived, profile: Profile, oracle: OracleAnswer): void {
  for (const [mechanism, stage] of limitedStages(profile)) {
    const windows: readonly (readonly [StageCompliance, WindowName])[] = [
      ...WINDOWS.map((window) => [derived.compliance(mechanism, stage, window), window] as const),
      [derived.compliancePreviousDay(mechanism, stage), "previousDay"],
      [derived.complianceYesterday(mechanism, stage), "yesterday"],
      [derived.complianceLastWeek(mechanism, stage), "lastWeek"],
    ];
    for (const [{ interval, ...counts }, window] of windows) {
      const { interval: expected, ...summed } = oracle.compliance(mechanism, stage, window);
      assert.deepEqual(counts, summed, `${mechanism} ${stage} ${window}`);
      assert.deepEqual(interval?.map(rounded), expected?.map(rounded), `${mechanism} ${stage} ${window}: interval`);
    }
    for (const window of WINDOWS)
      assert.deepEqual(
        derived.distribution(mechanism, stage, window).bins,
        oracle.distribution(mechanism, stage, window),
        `${mechanism} ${stage} ${window}: distribution`,
      );
  }
}

function finite(instant: number): number | null {
  return Number.isFinite(instant) ? instant : null;
}

function rounded(share: number): number {
  return Math.round(share * 1e12) / 1e12 + 0;
}

function openIds(oracle: OracleAnswer): Set<string> {
  return new Set(oracle.lives.filter((life) => !life.reached.has("closed")).map((life) => life.id));
}

function sortedMap(map: ReadonlyMap<string, number>, order: readonly string[]): Map<string, number> {
  return new Map(order.flatMap((key) => (map.has(key) ? [[key, map.get(key) ?? 0] as [string, number]] : [])));
}
