import type { IncidentEvent, ModeEvent } from "../../src/domain/event.ts";
import type { Severity } from "../../src/domain/incident.ts";
import type { Profile } from "../../src/domain/profile.ts";
import type { SimulationSettings } from "../../src/domain/simulation-settings.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import { type BurstReport, burstReports } from "./burst.ts";
import type { Calendar, DayNumber } from "./calendar.ts";
import { Chance, WeightedList } from "./chance.ts";
import { modeEvents } from "./drill.ts";
import type { Ground, Spot } from "./ground.ts";
import { type Assignment, type Dispatcher, type IncidentDraft, IncidentWriter } from "./incident-script.ts";
import { reportInstants } from "./rhythm.ts";
import type { Roster } from "./roster.ts";

/** Everything that begins on one day; an incident's later events may reach into the days after. */
export interface DayScript {
  readonly incidents: readonly (readonly IncidentEvent[])[];
  readonly assignments: readonly Assignment[];
  readonly modes: readonly ModeEvent[];
}

/** How incidents are drawn before they get a life. */
interface Report {
  readonly at: EpochMs;
  readonly category: string;
  readonly spot: Spot;
  readonly burst: BurstReport["burst"] | null;
}

/** A unit of the second kind is sent when it is this much nearer; a busy one only when nobody else is free. */
const SECOND_CHOICE_METRES = 400;
const BUSY_METRES = 100_000;

const SEVERITIES: readonly Severity[] = [1, 2, 3, 4];

/** Writes days. A day depends on the profile, the seed and its date alone: whoever asks, whenever, gets the same day. */
export class DayWriter {
  readonly #profile: Profile;
  readonly #settings: SimulationSettings;
  readonly #calendar: Calendar;
  readonly #ground: Ground;
  readonly #roster: Roster;
  readonly #seed: number;
  readonly #writer: IncidentWriter;
  readonly #categories: WeightedList<string>;
  readonly #ports: WeightedList<string>;
  /** Categories with ports of their own. */
  readonly #portsByCategory: ReadonlyMap<string, WeightedList<string>>;
  readonly #severities: WeightedList<Severity>;

  constructor(
    profile: Profile,
    settings: SimulationSettings,
    world: { readonly calendar: Calendar; readonly ground: Ground; readonly roster: Roster },
    seed: number,
  ) {
    this.#profile = profile;
    this.#settings = settings;
    this.#calendar = world.calendar;
    this.#ground = world.ground;
    this.#roster = world.roster;
    this.#seed = seed;
    this.#writer = new IncidentWriter(profile, settings, world.ground);
    this.#categories = new WeightedList(Object.entries(settings.categoryWeights));
    this.#ports = new WeightedList(Object.entries(settings.portWeights));
    this.#portsByCategory = new Map(
      Object.entries(settings.portWeightsByCategory).map(([category, weights]) => [
        category,
        new WeightedList(Object.entries(weights)),
      ]),
    );
    this.#severities = new WeightedList(
      SEVERITIES.map((severity) => [severity, settings.severityWeights[severity - 1] ?? 0]),
    );
  }

  write(day: DayNumber): DayScript {
    const chance = new Chance(this.#seed, "day", day);
    const stamp = this.#calendar.stampOf(day);
    const dispatch = this.#dispatcher();
    const incidents: (readonly IncidentEvent[])[] = [];
    const assignments: Assignment[] = [];
    for (const [index, report] of this.#reports(day, chance).entries()) {
      const id = `${this.#settings.incidentPrefix}-${stamp}-${`${index + 1}`.padStart(4, "0")}`;
      const script = this.#writer.write(this.#draft(id, report, chance), dispatch, chance);
      incidents.push(script.events);
      if (script.assignment !== null) assignments.push(script.assignment);
    }
    return {
      incidents,
      assignments,
      modes: modeEvents(this.#settings, this.#calendar, day, new Chance(this.#seed, "drill", day)),
    };
  }

  #reports(day: DayNumber, chance: Chance): readonly Report[] {
    const usual = reportInstants(this.#settings, this.#calendar, day, chance).map((at): Report => {
      const category = this.#categories.draw(chance);
      return { at, category, spot: this.#ground.anywhere(category, chance), burst: null };
    });
    const bursts = burstReports(
      this.#settings,
      this.#calendar,
      this.#ground,
      day,
      new Chance(this.#seed, "burst", day),
    );
    return [...usual, ...bursts].sort((left, right) => left.at - right.at);
  }

  #draft(id: string, report: Report, chance: Chance): IncidentDraft {
    const { category, spot, burst } = report;
    const place = this.#place(category, spot, chance);
    const titles = burst?.titles[category] ?? this.#settings.titles[category] ?? ["{place}"];
    return {
      id,
      at: report.at,
      category,
      severity: this.#severities.draw(chance),
      port: (this.#portsByCategory.get(category) ?? this.#ports).draw(chance),
      spot,
      title: chance.pick(titles).replaceAll("{place}", place),
      place,
      brain: this.#settings.brains[category] ?? this.#profile.brains[0]?.id ?? "",
      contact: chance.happens(this.#settings.shares.contact) ? maskedPhone(chance) : null,
      strain: burst?.strain ?? 1,
    };
  }

  #place(category: string, spot: Spot, chance: Chance): string {
    const { places } = this.#settings;
    const region = spot.patch.region;
    const names = places[region.id] ?? places[category] ?? places["*"];
    return names === undefined ? region.name[this.#profile.languages[0] ?? "zh"] : chance.pick(names);
  }

  /** Sends the nearest free unit on duty of a kind that answers the category; a busy one when all are. */
  #dispatcher(): Dispatcher {
    const busyUntil = new Map<string, EpochMs>();
    return (category, spot, from, to) => {
      const kinds = this.#settings.units.answer[category];
      const distances = this.#ground.distancesTo(spot.patch);
      let best: string | null = null;
      let least = Number.POSITIVE_INFINITY;
      for (const unit of this.#roster.onDuty(from)) {
        const rank = kinds === undefined ? 0 : kinds.indexOf(unit.kind);
        if (rank < 0) continue;
        let cost = (distances[unit.zone.index] ?? 0) + rank * SECOND_CHOICE_METRES;
        if (cost >= least) continue;
        if ((busyUntil.get(unit.id) ?? 0) > from) cost += BUSY_METRES;
        if (cost >= least) continue;
        least = cost;
        best = unit.id;
      }
      if (best !== null) busyUntil.set(best, to);
      return best;
    };
  }
}

/** A mobile number with its middle hidden, as the gateway would mask it. */
function maskedPhone(chance: Chance): string {
  return `1${chance.integer(3, 9)}${chance.integer(0, 9)}****${`${chance.integer(0, 9_999)}`.padStart(4, "0")}`;
}
