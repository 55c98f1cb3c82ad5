import { DayHours, type ZoneDay } from "../src/domain/day-hours.ts";
import type { IncidentEvent, SequencedEvent, StreamEvent, TallyEvent } from "../src/domain/event.ts";
import { isIncidentEvent } from "../src/domain/event.ts";
import { listRegions, type Region } from "../src/domain/region.ts";
import { DAY, type DurationMs, type EpochMs, HOUR } from "../src/shared/units.ts";

/** Days kept: four weeks, the day they began in, and one of grace. */
const KEPT: DurationMs = 30 * DAY;

/** What the amendment of the highest revision says; revision 0: what the report says. */
interface Said<Value> {
  value: Value;
  revision: number;
}

/** What decides where an incident counts. */
interface Counted {
  report: number;
  readonly reported: Said<EpochMs>;
  readonly region: Said<string>;
  readonly category: Said<string>;
  /** Where it counts now; null before its report. */
  place: Place | null;
}

interface Place {
  readonly day: ZoneDay;
  readonly hour: number;
  readonly region: string;
  readonly category: string;
}

interface Day {
  readonly day: ZoneDay;
  readonly regions: Map<string, Map<string, number[]>>;
  /** Regions whose counts changed since they were told. */
  readonly changed: Set<string>;
  isTold: boolean;
}

/**
 * The gateway's own counts of the days that are over: incidents reported per hour, region and category. They follow from the events of the log alone, so every
 * gateway of a log counts the same and nothing of them need be kept. A late report or an amendment changes a day that was told; it is told again.
 */
export class Tallies {
  readonly #hours: DayHours;
  readonly #regions: readonly string[];
  readonly #incidents = new Map<string, Counted>();
  readonly #days = new Map<EpochMs, Day>();
  /** What was told last of each region's day. */
  readonly #told = new Map<string, SequencedEvent & { readonly event: TallyEvent }>();
  /** The day that was running when days that ended were last looked for. */
  #today: EpochMs = Number.NEGATIVE_INFINITY;

  constructor({ zone, regions }: { readonly zone: string; readonly regions: Region }) {
    this.#hours = new DayHours(zone);
    this.#regions = listRegions(regions)
      .filter(({ children }) => children.length === 0)
      .map(({ id }) => id);
  }

  /** Learns from an event of the stream, in any order; the same one again changes nothing. */
  note(event: StreamEvent): void {
    if (!isIncidentEvent(event)) return;
    if (event.kind !== "reported" && !(event.kind === "amended" && places(event.patch))) return;
    let counted = this.#incidents.get(event.incident);
    if (counted === undefined) {
      counted = unheardOf();
      this.#incidents.set(event.incident, counted);
    }
    learn(counted, event);
    if (counted.report > 0) this.#move(counted);
  }

  /** Its events left the log; what it counted stays. */
  forget(incident: string): void {
    this.#incidents.delete(incident);
  }

  clear(): void {
    this.#incidents.clear();
    this.#days.clear();
    this.#told.clear();
    this.#today = Number.NEGATIVE_INFINITY;
  }

  /** What is to be told anew at the stream clock `now`, under the sequence of the last event that was noted. */
  take(sequence: number, now: EpochMs): readonly SequencedEvent[] {
    const today = this.#hours.dayOf(now).start;
    if (today > this.#today) this.#forgetBefore(today - KEPT);
    this.#today = today;
    const fresh: SequencedEvent[] = [];
    for (const held of this.#wholeDays(today)) {
      const { day, regions, changed, isTold } = held;
      if (isTold && changed.size === 0) continue;
      for (const region of isTold ? changed : new Set([...this.#regions, ...regions.keys()])) {
        const counts = Object.fromEntries(
          [...(regions.get(region) ?? [])].map(([category, hours]) => [category, trimmed(hours)]),
        );
        const event: TallyEvent = { kind: "tally", region, at: now, day: day.start, counts };
        this.#told.set(`${region}/${day.start}`, { sequence, event });
        fresh.push({ sequence, event });
      }
      changed.clear();
      held.isTold = true;
    }
    return fresh;
  }

  /** The latest of each region's day, told after a sequence: 0 for all. */
  *since(sequence: number): Iterable<SequencedEvent> {
    for (const told of this.#told.values()) if (told.sequence > sequence) yield told;
  }

  #move(counted: Counted): void {
    const { place: before } = counted;
    const at = counted.reported.value;
    const day = this.#hours.dayOf(at);
    const hour = Math.floor((at - day.start) / HOUR);
    const region = counted.region.value;
    const category = counted.category.value;
    if (before !== null) {
      const isSame =
        before.day === day && before.hour === hour && before.region === region && before.category === category;
      if (isSame) return;
      this.#add(before, -1);
    }
    counted.place = { day, hour, region, category };
    this.#add(counted.place, 1);
  }

  #add({ day, hour, region, category }: Place, amount: number): void {
    // A day that was let go is not begun anew by a late report.
    if (day.start < this.#today - KEPT) return;
    const held = this.#dayAt(day);
    let categories = held.regions.get(region);
    if (categories === undefined) {
      categories = new Map();
      held.regions.set(region, categories);
    }
    const hours = categories.get(category) ?? day.clock.map(() => 0);
    hours[hour] = (hours[hour] ?? 0) + amount;
    categories.set(category, hours);
    held.changed.add(region);
  }

  #dayAt(day: ZoneDay): Day {
    let held = this.#days.get(day.start);
    if (held === undefined) {
      held = { day, regions: new Map(), changed: new Set(), isTold: false };
      this.#days.set(day.start, held);
    }
    return held;
  }

  /**
   * The days before today that are known whole, those without a single report too: zero is known, not unknown. The day the stream began in is one of them only
   * when its first hour counts something.
   */
  #wholeDays(today: EpochMs): readonly Day[] {
    const counting = [...this.#days.values()].filter(({ regions }) => countsAny(regions));
    const first = counting.reduce<Day | null>(
      (earliest, held) => (earliest === null || held.day.start < earliest.day.start ? held : earliest),
      null,
    );
    if (first === null) return [];
    const whole: Day[] = [];
    let { day } = first;
    if (!countsAny(first.regions, 0)) day = this.#hours.dayOf(day.end);
    for (; day.start < today; day = this.#hours.dayOf(day.end)) whole.push(this.#dayAt(day));
    return whole;
  }

  #forgetBefore(instant: EpochMs): void {
    for (const [start, { day, regions }] of this.#days) {
      if (start >= instant) continue;
      this.#days.delete(start);
      for (const region of new Set([...this.#regions, ...regions.keys()])) this.#told.delete(`${region}/${day.start}`);
    }
  }
}

function unheardOf(): Counted {
  return {
    report: 0,
    reported: { value: 0, revision: 0 },
    region: { value: "", revision: 0 },
    category: { value: "", revision: 0 },
    place: null,
  };
}

/** Whether an amendment says anything that decides where an incident counts. */
function places(patch: Extract<IncidentEvent, { kind: "amended" }>["patch"]): boolean {
  return patch.reported !== undefined || patch.region !== undefined || patch.category !== undefined;
}

/** Folds an event: of several reports the one of the lowest revision founds the incident, amendments hold by their revisions. */
function learn(counted: Counted, event: Extract<IncidentEvent, { kind: "reported" | "amended" }>): void {
  const { revision } = event;
  if (event.kind === "amended") {
    const { reported, region, category } = event.patch;
    if (reported !== undefined) say(counted.reported, reported, revision);
    if (region !== undefined) say(counted.region, region, revision);
    if (category !== undefined) say(counted.category, category, revision);
    return;
  }
  if (counted.report !== 0 && counted.report <= revision) return;
  counted.report = revision;
  found(counted.reported, event.at);
  found(counted.region, event.region);
  found(counted.category, event.category);
}

/** What a report says holds where no amendment says otherwise, whatever its revision. */
function found<Value>(said: Said<Value>, value: Value): void {
  if (said.revision === 0) said.value = value;
}

function say<Value>(said: Said<Value>, value: Value, revision: number): void {
  if (revision <= said.revision) return;
  said.value = value;
  said.revision = revision;
}

/** Whether anything is counted, in one hour of the day or in any. */
function countsAny(regions: Day["regions"], hour?: number): boolean {
  return [...regions.values()].some((categories) =>
    [...categories.values()].some((hours) =>
      hour === undefined ? hours.some((count) => count > 0) : (hours[hour] ?? 0) > 0,
    ),
  );
}

/** Without the zeros behind the last hour that counts any. */
function trimmed(hours: readonly number[]): readonly number[] {
  return hours.slice(0, hours.findLastIndex((count) => count > 0) + 1);
}
