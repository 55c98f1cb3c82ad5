import type { Profile } from "../../src/domain/profile.ts";
import type { SimulationSettings } from "../../src/domain/simulation-settings.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import type { Calendar } from "./calendar.ts";
import { Chance, hash } from "./chance.ts";
import type { Ground, Patch } from "./ground.ts";

/** A unit as the simulation knows it. */
export interface RosterUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly zone: Patch;
}

/** One shift of one day with the units on duty in it. */
interface Shift {
  readonly from: EpochMs;
  /** Excluded. */
  readonly to: EpochMs;
  readonly onDuty: readonly RosterUnit[];
  readonly ids: ReadonlySet<string>;
}

/** Who there is and who is on duty when. Each shift draws its crew anew from the seed and its beginning. */
export class Roster {
  readonly units: readonly RosterUnit[];
  readonly #settings: SimulationSettings;
  readonly #calendar: Calendar;
  readonly #clocks: readonly string[];
  readonly #seed: number;
  readonly #shifts = new Map<EpochMs, Shift>();
  #latest: Shift | null = null;

  constructor(profile: Profile, settings: SimulationSettings, ground: Ground, calendar: Calendar, seed: number) {
    this.#settings = settings;
    this.#calendar = calendar;
    this.#seed = seed;
    this.#clocks = profile.shifts.length > 0 ? profile.shifts.map((shift) => shift.from).sort() : ["00:00"];
    this.units = hire(profile, settings, ground, seed);
  }

  onDuty(at: EpochMs): readonly RosterUnit[] {
    return this.#shiftAt(at).onDuty;
  }

  isOnDuty(unit: string, at: EpochMs): boolean {
    return this.#shiftAt(at).ids.has(unit);
  }

  #shiftAt(at: EpochMs): Shift {
    // Asked in order of time most of the time: the last answer is nearly always the next one.
    if (this.#latest === null || at < this.#latest.from || at >= this.#latest.to) this.#latest = this.#findShift(at);
    return this.#latest;
  }

  #findShift(at: EpochMs): Shift {
    const day = this.#calendar.dayOf(at);
    const boundaries = [day - 1, day, day + 1].flatMap((of) =>
      this.#clocks.map((clock) => this.#calendar.clockTime(of, clock)),
    );
    const next = boundaries.findIndex((boundary) => boundary > at);
    const from = boundaries[next - 1] ?? at;
    let shift = this.#shifts.get(from);
    if (shift === undefined) {
      const onDuty = this.#crew(from);
      shift = { from, to: boundaries[next] ?? at, onDuty, ids: new Set(onDuty.map((unit) => unit.id)) };
      this.#shifts.set(from, shift);
    }
    return shift;
  }

  /** Every kind gives its part of those on duty. */
  #crew(from: EpochMs): readonly RosterUnit[] {
    const share = Math.min(1, this.#settings.units.onDuty / Math.max(1, this.units.length));
    const order = (unit: RosterUnit): number => hash(`${this.#seed}/crew/${from}/${unit.id}`);
    const kinds = new Map<string, RosterUnit[]>();
    for (const unit of this.units) kinds.set(unit.kind, [...(kinds.get(unit.kind) ?? []), unit]);
    let carried = 0;
    return [...kinds.values()].flatMap((units) => {
      const due = units.length * share + carried;
      const count = Math.round(due);
      carried = due - count;
      return [...units].sort((left, right) => order(left) - order(right)).slice(0, count);
    });
  }
}

function hire(profile: Profile, settings: SimulationSettings, ground: Ground, seed: number): readonly RosterUnit[] {
  const kinds = profile.units.kinds;
  const equal = Math.floor((profile.units.strength ?? settings.units.onDuty * 2) / Math.max(1, kinds.length));
  const language = profile.languages[0] ?? "zh";
  return kinds.flatMap((kind) => {
    const chance = new Chance(seed, "zones", kind.id);
    return Array.from({ length: settings.units.byKind[kind.id] ?? equal }, (_, index) => ({
      id: `${kind.id}-${index + 1}`,
      name: `${kind.short[language]}${index + 1}`,
      kind: kind.id,
      zone: ground.anywhere(kind.id, chance).patch,
    }));
  });
}
