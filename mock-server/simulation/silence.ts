import type { SimulationSettings } from "../../src/domain/simulation-settings.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import type { Calendar, DayNumber } from "./calendar.ts";
import { Chance } from "./chance.ts";

/** A while in which nothing of a port comes through; what happened meanwhile arrives when it ends. */
export interface Silence {
  readonly port: string;
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** When ports are silent: drawn a day at a time, the same for the same seed whenever it is asked. */
export class Silences {
  readonly #settings: SimulationSettings["silences"];
  readonly #ports: readonly string[];
  readonly #calendar: Calendar;
  readonly #seed: number;
  readonly #days = new Map<DayNumber, readonly Silence[]>();

  constructor(settings: SimulationSettings, ports: readonly string[], calendar: Calendar, seed: number) {
    this.#settings = settings.silences;
    this.#ports = ports;
    this.#calendar = calendar;
    this.#seed = seed;
  }

  /** The silence a port is in at an instant (the longest, where two overlap); null when it speaks. */
  at(port: string, at: EpochMs): Silence | null {
    const day = this.#calendar.dayOf(at);
    let found: Silence | null = null;
    for (const silence of this.#of(day - 1)) found = longer(found, silence, port, at);
    for (const silence of this.#of(day)) found = longer(found, silence, port, at);
    return found;
  }

  #of(day: DayNumber): readonly Silence[] {
    let silences = this.#days.get(day);
    if (silences === undefined) {
      silences = this.#draw(day);
      this.#days.set(day, silences);
    }
    return silences;
  }

  #draw(day: DayNumber): readonly Silence[] {
    const chance = new Chance(this.#seed, "silences", day);
    const { perDay, duration } = this.#settings;
    return Array.from({ length: chance.poisson(perDay) }, () => {
      const from = Math.floor(chance.between(this.#calendar.startOf(day), this.#calendar.startOf(day + 1)));
      const length = Math.round(duration.median * Math.exp(duration.sigma * chance.normal()));
      return { port: chance.pick(this.#ports), from, to: from + length };
    });
  }
}

function longer(found: Silence | null, silence: Silence, port: string, at: EpochMs): Silence | null {
  if (silence.port !== port || at < silence.from || at >= silence.to) return found;
  return found === null || silence.to > found.to ? silence : found;
}
