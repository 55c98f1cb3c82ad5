import type { IncidentEvent, StreamEvent } from "../../src/domain/event.ts";
import type { IndicatorRecord } from "../../src/domain/indicator.ts";
import type { Profile } from "../../src/domain/profile.ts";
import type { SimulationSettings } from "../../src/domain/simulation-settings.ts";
import { type EpochMs, SECOND } from "../../src/shared/units.ts";
import type { RegionShape } from "../geometry.ts";
import { Calendar, type DayNumber } from "./calendar.ts";
import { Chance } from "./chance.ts";
import { DayWriter } from "./day-script.ts";
import { Fleet } from "./fleet.ts";
import { Ground } from "./ground.ts";
import { PortReports } from "./port-reports.ts";
import { Roster } from "./roster.ts";
import { Silences } from "./silence.ts";

/** Days of incidents that stand behind the first screen. */
const HISTORY_DAYS = 28;

export interface SimulationSource {
  readonly profile: Profile;
  readonly shapes: ReadonlyMap<string, RegionShape>;
  readonly indicators: readonly IndicatorRecord[];
  readonly seed: number;
  /** The instant of the first screen. */
  readonly start: EpochMs;
  /** Whole days of history before today; 28 unless said. */
  readonly historyDays?: number;
}

/** An event that comes twice comes again within this time. */
const LONGEST_REPEAT = 40 * SECOND;

/** An event with the instant it comes in: later than its own where its port was silent. */
interface Delivery {
  readonly event: StreamEvent;
  readonly at: EpochMs;
}

/**
 * A place that lives from a seed: the same profile, seed and start give the same events, byte for byte. Incidents of a day depend on the
 * seed and the date alone, so a later start finds the same past; only where units stand depends on the start.
 */
export class Simulation {
  readonly #settings: SimulationSettings;
  readonly #calendar: Calendar;
  readonly #silences: Silences;
  readonly #writer: DayWriter;
  readonly #fleet: Fleet;
  readonly #ports: PortReports;
  readonly #source: SimulationSource;
  /** Not delivered yet, in order of delivery from `#next` on. */
  #pending: readonly Delivery[] = [];
  #next = 0;
  /** The first instant of its history. */
  readonly begin: EpochMs;
  #writtenUpTo: EpochMs;
  #nextDay: DayNumber;

  /** @throws Error when the profile has no simulation settings. */
  constructor(source: SimulationSource) {
    const { profile, seed, start } = source;
    if (profile.simulation === null)
      throw new Error(`profile ${profile.id} has no simulation: it can only play recordings`);
    this.#source = source;
    this.#settings = profile.simulation;
    this.#calendar = new Calendar(profile.zone);
    const ports = profile.ports.map((port) => port.id);
    this.#silences = new Silences(this.#settings, ports, this.#calendar, seed);
    const ground = new Ground(profile, source.shapes, seed);
    const roster = new Roster(profile, this.#settings, ground, this.#calendar, seed);
    this.#writer = new DayWriter(profile, this.#settings, { calendar: this.#calendar, ground, roster }, seed);
    this.#fleet = new Fleet(roster, this.#settings, ground, seed, start);
    this.#ports = new PortReports(ports, this.#silences, seed, start);
    this.#nextDay = this.#calendar.dayOf(start) - (source.historyDays ?? HISTORY_DAYS);
    this.begin = this.#calendar.startOf(this.#nextDay);
    this.#writtenUpTo = this.begin;
  }

  /** Everything up to the start: the history of incidents, then indicators, units and ports as they stand. Call it once, first. */
  open(): readonly StreamEvent[] {
    const { start, indicators } = this.#source;
    const history = this.#deliver(start);
    return [
      ...history.map((delivery) => delivery.event),
      ...indicators.map((record): StreamEvent => ({ kind: "indicator", at: start, record })),
      ...this.#ports.open(),
      ...this.#fleet.open(),
    ];
  }

  /** Everything since the last call in the order it comes in, `now` included. How the time is cut into calls changes nothing. */
  until(now: EpochMs): readonly StreamEvent[] {
    // The script first: writing a day tells the units where they are sent.
    const deliveries = [...this.#deliver(now)];
    for (const event of this.#fleet.until(now)) deliveries.push({ event, at: event.at });
    for (const event of this.#ports.until(now)) deliveries.push({ event, at: event.at });
    return deliveries.sort((left, right) => left.at - right.at).map((delivery) => delivery.event);
  }

  #deliver(now: EpochMs): readonly Delivery[] {
    if (this.#writtenUpTo <= now) this.#writeDays(now);
    const from = this.#next;
    while ((this.#pending[this.#next]?.at ?? Number.POSITIVE_INFINITY) <= now) this.#next += 1;
    return this.#pending.slice(from, this.#next);
  }

  /** Writes whole days until `now` is covered; their tails stay pending. */
  #writeDays(now: EpochMs): void {
    const deliveries = this.#pending.slice(this.#next);
    for (; this.#writtenUpTo <= now; this.#nextDay += 1) {
      const script = this.#writer.write(this.#nextDay);
      const chance = new Chance(this.#source.seed, "repeats", this.#nextDay);
      for (const event of script.modes) deliveries.push({ event, at: event.at });
      for (const events of script.incidents) {
        const port = portOf(events);
        for (const event of events) this.#schedule(event, port, chance, deliveries);
      }
      this.#fleet.assign(script.assignments.filter((assignment) => assignment.released > this.#source.start));
      this.#writtenUpTo = this.#calendar.startOf(this.#nextDay + 1);
    }
    this.#pending = deliveries.sort((left, right) => left.at - right.at || left.event.at - right.event.at);
    this.#next = 0;
  }

  /** What happens while its port is silent comes in when the silence ends; now and then an event comes twice. */
  #schedule(event: IncidentEvent, port: string, chance: Chance, deliveries: Delivery[]): void {
    const at = this.#silences.at(port, event.at)?.to ?? event.at;
    deliveries.push({ event, at });
    if (chance.happens(this.#settings.shares.duplicated)) {
      deliveries.push({ event, at: at + chance.integer(1, LONGEST_REPEAT / SECOND) * SECOND });
    }
  }
}

function portOf(events: readonly IncidentEvent[]): string {
  const report = events[0];
  return report?.kind === "reported" ? report.port : "";
}
