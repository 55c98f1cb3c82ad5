import fc from "fast-check";
import { expect, test } from "vitest";
import { createDerived } from "../src/derive/create-derived.ts";
import type { Derived } from "../src/derive/derived.ts";
import { createGrid } from "../src/derive/grid/create-grid.ts";
import { type Grid, LOAD_MEASURES } from "../src/derive/grid/grid.ts";
import { nowSentence } from "../src/derive/grid/now-sentence.ts";
import { startOfDay } from "../src/domain/calendar-day.ts";
import type { StreamEvent, TallyEvent } from "../src/domain/event.ts";
import type { Profile } from "../src/domain/profile.ts";
import { type IncidentFilter, NO_FILTER } from "../src/domain/incident-filter.ts";
import { incidentMatcher } from "../src/domain/incident-matcher.ts";
import type { Tally } from "../src/domain/tally.ts";
import { tallyCutter } from "../src/domain/tally-cutter.ts";
import { createFilteredStore } from "../src/store/filtered-store.ts";
import { createStore } from "../src/store/create-store.ts";
import type { Store } from "../src/store/store.ts";
import { filter } from "./oracle/arbitrary-filter.ts";
import { cutTally, incidentMatches } from "./oracle/filter.ts";
import { makeProfile } from "./fixtures/profile.ts";
import {
  type Ground,
  hotspotLines,
  oracleByHour,
  oracleCells,
  oracleHotspots,
  oracleLoad,
  oracleMatrix,
  oracleNow,
} from "./oracle/grid.ts";
import { type Session, session } from "./oracle/session.ts";

const SEED = 20261122;
const HOUR = 3_600_000;
const REGIONS = [null, "street", "village-a", "grid-a1", "village-b", "elsewhere"] as const;
const CELL_MEASURES = ["open", "today", "24h", "7d", "late"] as const;
const PLACES = ["", "", "东门", "东 门", "ＥＡＳＴ gate", "east gate"];
const POINTS = [null, [120.3, 30.2], [120.30001, 30.20001], [120.31, 30.2]] as const;

/** Squares of about a kilometre stand in for hexagons. */
const cellOf = (latitude: number, longitude: number): string =>
  `${Math.round(latitude * 100)} ${Math.round(longitude * 100)}`;

const tally = fc.record({
  daysAgo: fc.integer({ min: -2, max: 31 }),
  region: fc.constantFrom("grid-a1", "grid-a2", "village-b", "elsewhere"),
  counts: fc.dictionary(fc.constantFrom("fire", "safety"), fc.array(fc.nat(9), { maxLength: 25 }), {
    noNullPrototype: true,
  }),
  at: fc.nat(3),
});
/** Where incidents happen, by the place of their events in the session; history that came beside them, some of it dense. */
const grounds = fc.record({
  played: session,
  places: fc.array(fc.nat(5), { minLength: 5, maxLength: 5 }),
  points: fc.array(fc.nat(3), { minLength: 7, maxLength: 7 }),
  tallies: fc.array(tally, { maxLength: 40 }),
  dense: fc.nat(9),
});

interface Played extends Session {
  readonly profile: Profile;
}

/** The session with places and positions, corrected ones too, and tallies among its batches. */
function onGround({
  played,
  places,
  points,
  tallies,
  dense,
}: typeof grounds extends fc.Arbitrary<infer V> ? V : never): Played {
  const { zone } = played.profile;
  const tree = makeProfile().regions;
  const profile = {
    ...played.profile,
    regions: { ...tree, population: 2_000, children: tree.children.map((child) => ({ ...child, population: 300 })) },
  };
  let seen = 0;
  const placed = (event: StreamEvent): StreamEvent => {
    if (event.kind !== "reported" && event.kind !== "amended") return event;
    seen += 1;
    const place = PLACES[places[seen % places.length] ?? 0] ?? "";
    const point = POINTS[points[seen % points.length] ?? 0] ?? null;
    const position = point === null ? null : { longitude: point[0], latitude: point[1] };
    if (event.kind === "reported") return { ...event, place, position };
    return { ...event, patch: { ...event.patch, ...(seen % 2 === 0 ? { position } : { place }) } };
  };
  const history = tallies.map(
    ({ daysAgo, at, ...rest }): TallyEvent => ({
      kind: "tally",
      ...rest,
      day: startOfDay(played.start, zone, -daysAgo),
      at: played.start + at,
    }),
  );
  // Whole weeks, so that there is something to be usual.
  for (let day = 1; dense > 4 && day <= 31; day += 1)
    history.push({
      kind: "tally",
      region: "village-b",
      day: startOfDay(played.start, zone, -day),
      at: played.start,
      counts: { fire: Array.from({ length: 24 }, (_, hour) => (hour * dense + day) % dense) },
    });
  const batches = played.batches.map(({ now, events }, index) => ({
    now,
    events: [...events.map(placed), ...history.filter((_, place) => place % played.batches.length === index)],
  }));
  return { ...played, profile, batches };
}

/** What was said of now, so that it is seen that not always the same was. */
const kinds = new Set<string>();

function check(store: Ground, derived: Derived, grid: Grid, profile: Profile, turn: number): void {
  const region = REGIONS[turn % REGIONS.length] ?? null;
  for (const area of REGIONS)
    for (const measure of LOAD_MEASURES.filter((name) => name !== "usual"))
      expect(grid.load(area, measure), `${area} ${measure}`).toEqual(
        oracleLoad(store, derived, profile, area, measure),
      );
  expect(grid.byHour(region)).toEqual(oracleByHour(store, profile, region));
  // The weeks' oracles are the slow ones: one region a turn, the matrix every third.
  expect(grid.load(region, "usual")).toEqual(oracleLoad(store, derived, profile, region, "usual"));
  if (turn % 3 === 0) {
    expect(grid.matrix(region).cells).toEqual(oracleMatrix(store, profile, region));
    const said = nowSentence(grid.load(region, "usual"), grid.matrix(region));
    expect(said).toEqual(oracleNow(store, profile, region));
    kinds.add(`${said.past?.kind} ${said.next === null ? "unknown" : "known"}`);
  }
  expect(hotspotLines(grid, region).toSorted()).toEqual(oracleHotspots(store, profile, region).toSorted());
  expect(grid.hotspotCount(region)).toBe(oracleHotspots(store, profile, region).length);
  const order = (lines: readonly string[]) => lines.map((line) => line.split(" ").slice(2, 4).join(" "));
  expect(order(hotspotLines(grid, region))).toEqual(order(oracleHotspots(store, profile, region)));
  for (const measure of CELL_MEASURES) {
    const counted = oracleCells(store, derived, profile, measure, cellOf);
    expect(new Map([...grid.cells(measure)].sort())).toEqual(new Map([...counted].sort()));
  }
}

test("every figure of the grid equals a count from scratch, after every batch and every advance", () => {
  fc.assert(
    fc.property(grounds, (given) => {
      const { profile, windowMs, start, batches } = onGround(given);
      const store = createStore(profile, { windowMs });
      store.advance(start);
      const derived = createDerived(store, profile);
      const grid = createGrid(store, derived, profile);
      grid.setCells(cellOf);
      for (const [turn, { now, events }] of batches.entries()) {
        store.apply(events);
        if (turn % 3 === 0) check(store, derived, grid, profile, turn);
        store.advance(now);
        check(store, derived, grid, profile, turn + 1);
        // On to just before and just after the hour, the day, a window's end.
        const hour = startOfDay(now, profile.zone) + Math.ceil((now - startOfDay(now, profile.zone)) / HOUR) * HOUR;
        const next = batches[turn + 1]?.now ?? Number.POSITIVE_INFINITY;
        for (const stop of [hour - 1, hour, startOfDay(now, profile.zone, 1)])
          if (stop > store.now && stop < next && turn % 4 === 0) {
            store.advance(stop);
            check(store, derived, grid, profile, turn + 2);
          }
      }
    }),
    { seed: SEED, numRuns: 10 },
  );
  expect([...kinds]).toEqual(expect.arrayContaining(["fewer known", "undefined unknown"]));
}, 120_000);

test("a grid made late says what one says that saw everything", () => {
  fc.assert(
    fc.property(grounds, (given) => {
      const { profile, windowMs, start, batches } = onGround(given);
      const store = createStore(profile, { windowMs });
      store.advance(start);
      const derived = createDerived(store, profile);
      for (const { now, events } of batches) {
        store.apply(events);
        store.advance(now);
      }
      const grid = createGrid(store, derived, profile);
      grid.setCells(cellOf);
      check(store, derived, grid, profile, batches.length);
    }),
    { seed: SEED, numRuns: 8 },
  );
}, 120_000);

/** A hexagon among the squares that stand in for them, or what else a filter may speak of. */
const cutting = fc.oneof(
  { weight: 4, arbitrary: filter },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("3020 12030", "3020 12031")
      .map((cell) => () => ({ ...NO_FILTER, cell }) satisfies IncidentFilter),
  },
);

/** What a filter leaves of a store, incident by incident and tally by tally. */
function cutGround(store: Store, given: IncidentFilter, profile: Profile): Ground {
  const { now, windowMs } = store;
  const incidents = [...store.incidents].filter(([, incident]) => {
    const { longitude, latitude } = incident;
    const isThere = longitude !== null && latitude !== null && cellOf(latitude, longitude) === given.cell;
    return incidentMatches(incident, given, profile) && (given.cell === null || isThere);
  });
  const tallies = [...store.tallies].flatMap(([id, tally]): [string, Tally][] => {
    const left = cutTally(tally, given, profile);
    return left === null ? [] : [[id, left]];
  });
  return { now, windowMs, incidents: new Map(incidents), tallies: new Map(tallies), whole: store };
}

test("figures cut by a filter equal a count from scratch of what matches it, in every scope", () => {
  let checks = 0;
  let partly = 0;
  fc.assert(
    fc.property(grounds, cutting, fc.nat(4), (given, cut, begin) => {
      const { profile, windowMs, start, batches } = onGround(given);
      const wanted = cut(start, profile.zone);
      const store = createStore(profile, { windowMs });
      store.advance(start);
      const whole = createGrid(store, createDerived(store, profile), profile);
      const isInCell = (cell: string, latitude: number, longitude: number) => cellOf(latitude, longitude) === cell;
      const matches = incidentMatcher(wanted, profile, isInCell);
      const view = createFilteredStore(store, matches, tallyCutter(wanted, profile));
      const derived = createDerived(view, profile);
      let grid: Grid | null = null;
      for (const [turn, { now, events }] of batches.entries()) {
        store.apply(events);
        store.advance(now);
        // The viewer chooses it somewhere in the stream, which goes on.
        if (turn < begin) continue;
        if (grid === null) {
          const filling = view.fill();
          while (filling.next().done !== true);
          grid = createGrid(view, derived, profile, whole);
          grid.setCells(cellOf);
        }
        if ((turn - begin) % 3 !== 0 && turn !== batches.length - 1) continue;
        const ground = cutGround(store, wanted, profile);
        check(ground, derived, grid, profile, turn);
        checks += 1;
        if (ground.incidents.size > 0 && ground.incidents.size < store.incidents.size) partly += 1;
      }
      view.release();
    }),
    { seed: SEED, numRuns: 20 },
  );
  // The property must not hold for want of cases.
  expect(partly).toBeGreaterThan(checks / 4);
}, 120_000);
