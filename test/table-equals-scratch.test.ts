import fc from "fast-check";
import { expect, test } from "vitest";
import { createDerived } from "../src/derive/create-derived.ts";
import type { Derived } from "../src/derive/derived.ts";
import { IncidentIndex } from "../src/derive/table/incident-index.ts";
import {
  type IncidentQuery,
  NO_QUERY,
  SORT_COLUMNS,
  type SortColumn,
  TABLE_STATES,
  type TableOrder,
} from "../src/derive/table/incident-query.ts";
import type { Incident } from "../src/domain/incident.ts";
import { STAGES } from "../src/domain/lifecycle.ts";
import type { Profile } from "../src/domain/profile.ts";
import { listRegions } from "../src/domain/region.ts";
import { createStore } from "../src/store/create-store.ts";
import type { Store } from "../src/store/store.ts";
import { type Session, session } from "./oracle/session.ts";

const order = fc.record({ column: fc.constantFrom(...SORT_COLUMNS), isDescending: fc.boolean() });
const query: fc.Arbitrary<IncidentQuery> = fc.record({
  states: fc.oneof(fc.constant([]), fc.subarray([...TABLE_STATES], { minLength: 1 })),
  mechanisms: fc.constantFrom<readonly string[]>([], [], ["1310"], ["second", "1310"]),
  brains: fc.constantFrom<readonly string[]>([], ["governance"], ["police"]),
  isSupervised: fc.constantFrom(false, false, false, true),
  text: fc.constantFrom("", "", "i1", "VILLAGE", "village i", "nowhere"),
});

/** What a row of the table must be, as plainly as it can be said. */
function passes(incident: Incident, asked: IncidentQuery, derived: Derived, profile: Profile): boolean {
  const isOpen = incident.stages.closed === null;
  const clock = derived.deadlineOf(incident).state;
  const standings = new Set<string>([isOpen ? "open" : "closed"]);
  if (isOpen && incident.suspendedSince !== null) standings.add("suspended");
  if (clock === "atrisk" || clock === "breached") standings.add(clock);
  const mechanisms = derived.stagesOf(incident).map(({ mechanism }) => mechanism.id);
  const above = listRegions(profile.regions).filter((region) =>
    listRegions(region).some(({ id }) => id === incident.region),
  );
  const words = [
    incident.id,
    incident.title,
    incident.place,
    ...above.filter((region) => region !== profile.regions).flatMap(({ name }) => [name.zh, name.en]),
  ].map((word) => word.toLowerCase());
  return (
    (asked.states.length === 0 || asked.states.some((state) => standings.has(state))) &&
    (asked.brains.length === 0 || asked.brains.includes(incident.brain)) &&
    (asked.mechanisms.length === 0 || asked.mechanisms.some((id) => mechanisms.includes(id))) &&
    (!asked.isSupervised || incident.supervised !== null) &&
    asked.text
      .toLowerCase()
      .split(" ")
      .every((part) => words.some((word) => word.includes(part)))
  );
}

function cellValue(incident: Incident, column: SortColumn, derived: Derived, profile: Profile): number | string {
  const clock = derived.deadlineOf(incident);
  const placeOf = (listed: readonly { readonly id: string }[], id: string): number => {
    const place = listed.findIndex((each) => each.id === id);
    return place < 0 ? Number.MAX_SAFE_INTEGER : place;
  };
  switch (column) {
    case "left":
      return clock.state === "none" ? Number.POSITIVE_INFINITY : clock.dueAt;
    case "state": {
      const word = incident.suspendedSince === null ? clock.state : "suspended";
      const standing = incident.stages.closed === null ? word : "closed";
      return ["breached", "atrisk", "intime", "none", "suspended", "closed"].indexOf(standing);
    }
    case "id":
      return incident.id;
    case "title":
      return incident.title.toLowerCase();
    case "place":
      return incident.place.toLowerCase();
    case "category":
      return placeOf(profile.categories, incident.category);
    case "port":
      return placeOf(profile.ports, incident.port);
    case "brain":
      return placeOf(profile.brains, incident.brain);
    case "region":
      return placeOf(listRegions(profile.regions), incident.region);
    case "stage":
      return STAGES.findLastIndex((stage) => incident.stages[stage] !== null);
    case "severity":
      return incident.severity;
    case "reported":
      return incident.stages.reported ?? 0;
    case "closed":
      return incident.stages.closed ?? Number.POSITIVE_INFINITY;
  }
}

/** The rows, filtered and sorted anew. */
function rowsFromScratch(
  store: Store,
  derived: Derived,
  profile: Profile,
  asked: IncidentQuery,
  by: TableOrder,
): string[] {
  const rows = [...store.incidents.values()].filter((incident) => passes(incident, asked, derived, profile));
  const compare = (one: number | string, other: number | string): number => (one < other ? -1 : one > other ? 1 : 0);
  rows.sort((one, other) => {
    const isClosed = (incident: Incident): number => (incident.stages.closed === null ? 0 : 1);
    const groups = by.column === "state" ? 0 : isClosed(one) - isClosed(other);
    const values = compare(cellValue(one, by.column, derived, profile), cellValue(other, by.column, derived, profile));
    const reports = (other.stages.reported ?? 0) - (one.stages.reported ?? 0);
    return groups || (by.isDescending ? -values : values) || reports || compare(one.id, other.id);
  });
  return rows.map(({ id }) => id);
}

/** Plays a session, with a stop after every batch and where clocks turn on the way to the next. */
function play({ profile, windowMs, start, batches }: Session, check: (store: Store, derived: Derived) => void): void {
  const store = createStore(profile, { windowMs });
  store.advance(start);
  const derived = createDerived(store, profile);
  check(store, derived);
  for (const { now, events } of batches) {
    const turns = [...store.incidents.values()].flatMap((incident) => {
      const { dueAt, atRiskAt } = derived.deadlineOf(incident);
      return [atRiskAt, dueAt + 1].filter((turn) => turn > store.now && turn < now);
    });
    for (const turn of turns.sort((one, other) => one - other).slice(0, 2)) {
      store.advance(turn);
      check(store, derived);
    }
    store.apply(events);
    store.advance(now);
    check(store, derived);
  }
}

test("the rows of a table equal those filtered and sorted anew, whatever comes and however clocks turn", () => {
  fc.assert(
    fc.property(session, query, order, (played, asked, by) => {
      const { profile } = played;
      let index: IncidentIndex | null = null;
      play(played, (store, derived) => {
        index ??= new IncidentIndex({ store, derived, profile, query: asked, order: by, readings: null });
        index.refresh();
        const rows = rowsFromScratch(store, derived, profile, asked, by);
        expect([...index].map(({ id }) => id)).toEqual(rows);
        expect(index.size).toBe(rows.length);
        const third = rows[2];
        const incident = third === undefined ? undefined : store.incidents.get(third);
        if (incident !== undefined) expect(index.indexOf(incident)).toBe(2);
      });
    }),
    { seed: 20261122, numRuns: 80 },
  );
}, 120_000);

test("a table that is opened late holds what one that was open all the while does, and hears nothing once it is stopped", () => {
  const [played] = fc.sample(session, { seed: 3, numRuns: 1 });
  if (played === undefined) throw new Error("no session");
  const { profile } = played;
  const by: TableOrder = { column: "left", isDescending: false };
  const open: IncidentIndex[] = [];
  play(played, (store, derived) => {
    open.push(new IncidentIndex({ store, derived, profile, query: NO_QUERY, order: by, readings: null }));
    for (const index of open) index.refresh();
    const rows = open.map((index) => [...index].map(({ id }) => id));
    for (const each of rows) expect(each).toEqual(rows[0]);
  });
  const [first] = open;
  first?.stop();
  const version = first?.version;
  first?.refresh();
  expect(first?.version).toBe(version);
});
