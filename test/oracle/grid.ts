import type { Derived } from "../../src/derive/derived.ts";
import type { Grid, LoadFigure, LoadMeasure, WeekCell } from "../../src/derive/grid/grid.ts";
import type { NowSentence } from "../../src/derive/grid/now-sentence.ts";
import type { Incident } from "../../src/domain/incident.ts";
import type { Profile } from "../../src/domain/profile.ts";
import { listRegions, type Region } from "../../src/domain/region.ts";
import type { Store } from "../../src/store/store.ts";
import { clockAt, daysBefore, dayStart, nextDay } from "./zone-clock.ts";

/** The grid counted from scratch: every figure walks over all incidents and tallies the store holds. Slow, and as plain as possible. */

/** Incidents and tallies that are counted; of a cut the whole too, for what is known is known of all. */
export interface Ground extends Pick<Store, "now" | "windowMs" | "incidents" | "tallies"> {
  readonly whole?: Pick<Store, "incidents" | "tallies">;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A region with everything below it; null is everywhere. */
function regionsOf(profile: Profile, region: string | null): (id: string) => boolean {
  if (region === null) return () => true;
  const found = listRegions(profile.regions).find(({ id }) => id === region);
  const ids = new Set(found === undefined ? [region] : listRegions(found).map(({ id }) => id));
  return (id) => ids.has(id);
}

function incidentsOf(store: Ground, profile: Profile, region: string | null): readonly Incident[] {
  const isIn = regionsOf(profile, region);
  return [...store.incidents.values()].filter((incident) => isIn(incident.region));
}

const reportOf = ({ stages }: Incident): number => stages.reported ?? 0;

/** Reports of the hour that begins at `from` (an hour since its day began); null when nobody knows. */
function hourly(store: Ground, profile: Profile, region: string | null, day: number, hour: number): number | null {
  const from = day + hour * HOUR;
  if (dayStart(from, profile.zone) !== day) return null;
  const tallies = [...store.tallies.values()];
  if (from >= store.now - store.windowMs) {
    const { whole = store } = store;
    const known = [...whole.tallies.values()].map((tally) => tally.day);
    const reports = [...whole.incidents.values()].map(reportOf);
    const first = Math.min(...reports);
    if (reports.length > 0) {
      const start = dayStart(first, profile.zone);
      known.push(start + (Math.floor((first - start) / HOUR) + 1) * HOUR);
    }
    if (known.length === 0 || from < Math.min(...known)) return null;
    return incidentsOf(store, profile, region).filter((incident) => {
      const at = reportOf(incident);
      return at >= from && at < from + HOUR && dayStart(at, profile.zone) === day;
    }).length;
  }
  const ofDay = tallies.filter((tally) => tally.day === day);
  if (ofDay.length === 0) return null;
  const isIn = regionsOf(profile, region);
  let count = 0;
  for (const tally of ofDay)
    if (isIn(tally.region)) for (const hours of Object.values(tally.counts)) count += hours[hour] ?? 0;
  return count;
}

/** Reports of so many whole hours that end at `end`, so many weeks ago. */
function span(
  store: Ground,
  profile: Profile,
  region: string | null,
  end: number,
  length: number,
  week: number,
): number | null {
  let sum = 0;
  for (let back = 1; back <= length; back += 1) {
    const at = end - back * HOUR;
    const day = dayStart(at, profile.zone);
    const count = hourly(
      store,
      profile,
      region,
      daysBefore(day, 7 * week, profile.zone),
      Math.floor((at - day) / HOUR),
    );
    if (count === null) return null;
    sum += count;
  }
  return sum;
}

function usual(store: Ground, profile: Profile, region: string | null): LoadFigure {
  const today = dayStart(store.now, profile.zone);
  const end = today + Math.floor((store.now - today) / HOUR) * HOUR;
  for (const length of [1, 3, 6, 24]) {
    const counted = span(store, profile, region, end, length, 0);
    const weeks = [1, 2, 3, 4].flatMap((week) => span(store, profile, region, end, length, week) ?? []);
    if (counted === null || weeks.length < 3) continue;
    const base = weeks.reduce((sum, count) => sum + count, 0) / weeks.length;
    if (base < 5) continue;
    const found = { from: end - length * HOUR, hours: length, weeks: weeks.length };
    return { value: counted / base, count: counted, base, span: found, gap: null };
  }
  return { value: null, count: 0, base: null, span: null, gap: "thin" };
}

const figure = (count: number): LoadFigure => ({ value: count, count, base: null, span: null, gap: null });

function inWindow(store: Ground, profile: Profile, measure: LoadMeasure): (incident: Incident) => boolean {
  const { now } = store;
  return (incident) => {
    const at = reportOf(incident);
    if (at > now) return false;
    if (measure === "today") return at >= dayStart(now, profile.zone);
    return at > now - (measure === "24h" ? DAY : 7 * DAY);
  };
}

function lateOf(incidents: readonly Incident[], derived: Derived): LoadFigure {
  const open = incidents.filter(({ stages }) => stages.closed === null);
  const late = open.filter((incident) => derived.deadlineOf(incident).state === "breached");
  const value = open.length === 0 ? null : late.length / open.length;
  return { value, count: late.length, base: open.length, span: null, gap: open.length === 0 ? "empty" : null };
}

/** The load of a region, counted. */
export function oracleLoad(
  store: Ground,
  derived: Derived,
  profile: Profile,
  region: string | null,
  measure: LoadMeasure,
): LoadFigure {
  const incidents = incidentsOf(store, profile, region);
  switch (measure) {
    case "open":
      return figure(incidents.filter(({ stages }) => stages.closed === null).length);
    case "late":
      return lateOf(incidents, derived);
    case "usual":
      return usual(store, profile, region);
    case "per1000": {
      const count = incidents.filter(inWindow(store, profile, "7d")).length;
      const population = listRegions(profile.regions).find(({ id }: Region) => id === region)?.population;
      if (population === undefined) return { value: null, count, base: null, span: null, gap: "population" };
      return { value: (count / population) * 1_000, count, base: population, span: null, gap: null };
    }
    default:
      return figure(incidents.filter(inWindow(store, profile, measure)).length);
  }
}

/** The last 24 hours of a region, counted. */
export function oracleByHour(store: Ground, profile: Profile, region: string | null): readonly number[] {
  const today = dayStart(store.now, profile.zone);
  const running = today + Math.floor((store.now - today) / HOUR) * HOUR;
  return Array.from({ length: 24 }, (_, index) => {
    const from = running - (23 - index) * HOUR;
    return incidentsOf(store, profile, region).filter((incident) => {
      const at = reportOf(incident);
      return at >= from && at < from + HOUR && at <= store.now;
    }).length;
  });
}

/** The week of a region, counted. */
export function oracleMatrix(store: Ground, profile: Profile, region: string | null): readonly WeekCell[] {
  const { zone } = profile;
  const today = dayStart(store.now, zone);
  const running = Math.floor((store.now - today) / HOUR);
  const cells = Array.from({ length: 168 }, (_, place) => ({
    weekday: Math.floor(place / 24) + 1,
    hour: place % 24,
    reported: 0,
    hours: 0,
  }));
  for (let back = 28; back >= 0; back -= 1) {
    const day = daysBefore(today, back, zone);
    for (let hour = 0; day + hour * HOUR < nextDay(day, zone); hour += 1) {
      if ((back === 28 && hour < running) || (back === 0 && hour >= running)) continue;
      const count = hourly(store, profile, region, day, hour);
      const clock = clockAt(day + hour * HOUR, zone);
      const cell = cells[(clock.weekday - 1) * 24 + clock.hour];
      if (count === null || cell === undefined) continue;
      cell.reported += count;
      cell.hours += 1;
    }
  }
  return cells.map((cell) => ({ ...cell, mean: cell.hours === 0 ? null : cell.reported / cell.hours }));
}

/** What is said of now, counted: whether the last hours differ from their usual by two standard deviations, and what the next three usually bring. */
export function oracleNow(store: Ground, profile: Profile, region: string | null): NowSentence {
  const { count, base, span: found, value } = usual(store, profile, region);
  const today = dayStart(store.now, profile.zone);
  const { weekday, hour } = clockAt(today + Math.floor((store.now - today) / HOUR) * HOUR, profile.zone);
  const cells = oracleMatrix(store, profile, region);
  const coming = [0, 1, 2].map((ahead) => cells[((weekday - 1) * 24 + hour + ahead) % 168]);
  const isKnown = coming.every((cell) => cell !== undefined && cell.hours >= 3);
  const expected = coming.reduce((sum, cell) => sum + (cell?.mean ?? 0), 0);
  const to = hour + 3 > 24 ? hour - 21 : hour + 3;
  const next = isKnown ? { from: hour, to, expected } : null;
  if (base === null || found === null || value === null) return { past: null, next };
  const { from, hours, weeks } = found;
  const isFar = (count - base) ** 2 * weeks >= 4 * base * (weeks + 1);
  const kind = !isFar ? "alike" : count > base ? "more" : "fewer";
  return { past: { kind, from, hours, count, base, weeks, ratio: count / base }, next };
}

/** Places with three reports of one category in seven days and more, counted: key parts and count, worst first. */
export function oracleHotspots(store: Ground, profile: Profile, region: string | null): readonly string[] {
  const places = new Map<string, Incident[]>();
  for (const incident of incidentsOf(store, profile, region).filter(inWindow(store, profile, "7d"))) {
    const words = incident.place.normalize("NFKC").toLowerCase().replaceAll(/\s/gu, "");
    const { longitude, latitude } = incident;
    if (words === "" && (longitude === null || latitude === null)) continue;
    const row = Math.floor((latitude ?? 0) / 0.00045);
    const width = 0.00045 / Math.cos((row * 0.00045 * Math.PI) / 180);
    const where = words === "" ? `${row} ${Math.floor((longitude ?? 0) / width)}` : `"${words}`;
    const key = `${incident.category} ${incident.region} ${where}`;
    places.set(key, [...(places.get(key) ?? []), incident]);
  }
  return [...places.values()]
    .filter((incidents) => incidents.length >= 3)
    .map((incidents) => ({ incidents, latest: Math.max(...incidents.map(reportOf)) }))
    .sort((one, other) => other.incidents.length - one.incidents.length || other.latest - one.latest)
    .map(({ incidents, latest }) => {
      const days = Array.from({ length: 7 }, (_, index) => {
        const to = store.now - (6 - index) * DAY;
        return incidents.filter((incident) => reportOf(incident) > to - DAY && reportOf(incident) <= to).length;
      });
      const [first] = incidents;
      return `${first?.category} ${first?.region} ${incidents.length} ${latest} ${days.join()}`;
    });
}

/** The same words for what the grid says; ties may stand in any order. */
export function hotspotLines(grid: Grid, region: string | null): readonly string[] {
  return grid
    .hotspots(region, Number.POSITIVE_INFINITY)
    .map((spot) => `${spot.category} ${spot.region} ${spot.count} ${spot.latestAt} ${spot.days.join()}`);
}

/** Hexagons and their load, counted. Hexagons without any load may be missing. */
export function oracleCells(
  store: Ground,
  derived: Derived,
  profile: Profile,
  measure: "open" | "today" | "24h" | "7d" | "late",
  cellOf: (latitude: number, longitude: number) => string,
): ReadonlyMap<string, LoadFigure> {
  const cells = new Map<string, Incident[]>();
  for (const incident of store.incidents.values()) {
    if (incident.longitude === null || incident.latitude === null) continue;
    const cell = cellOf(incident.latitude, incident.longitude);
    cells.set(cell, [...(cells.get(cell) ?? []), incident]);
  }
  return new Map(
    [...cells].map(([cell, incidents]) => {
      if (measure === "late") return [cell, lateOf(incidents, derived)];
      if (measure === "open") return [cell, figure(incidents.filter(({ stages }) => stages.closed === null).length)];
      return [cell, figure(incidents.filter(inWindow(store, profile, measure)).length)];
    }),
  );
}
