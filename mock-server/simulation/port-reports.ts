import type { PortEvent } from "../../src/domain/event.ts";
import { type DurationMs, type EpochMs, SECOND } from "../../src/shared/units.ts";
import { Chance, hash } from "./chance.ts";
import type { Silences } from "./silence.ts";

/** How often the gateway says how a port is. */
const REPORT_EVERY = 10 * SECOND;
/** Usual lags of ports, source to gateway. */
const SHORTEST_LAG = 250;
const LONGEST_LAG = 1_100;
/** For this long after a silence a port is behind and marked degraded. */
const CATCHING_UP = 90 * SECOND;

/** Reports on the health of all ports: regular while a port speaks, none while it is silent. */
export class PortReports {
  readonly #ports: readonly string[];
  readonly #silences: Silences;
  readonly #seed: number;
  readonly #start: EpochMs;
  readonly #chance: Chance;
  #next = 0;

  constructor(ports: readonly string[], silences: Silences, seed: number, start: EpochMs) {
    this.#ports = ports;
    this.#silences = silences;
    this.#seed = seed;
    this.#start = start;
    this.#chance = new Chance(seed, "port reports");
  }

  /** How every port stood when it last spoke, at the start. */
  open(): readonly PortEvent[] {
    return this.#ports.map((port) => {
      const silence = this.#silences.at(port, this.#start);
      return this.#report(port, silence === null ? this.#start : silence.from - 1);
    });
  }

  /** The reports since the last call, in order of time, `to` included. */
  until(to: EpochMs): readonly PortEvent[] {
    const events: PortEvent[] = [];
    const step = REPORT_EVERY / this.#ports.length;
    for (;;) {
      const at = this.#start + Math.round((this.#next + 1) * step);
      const port = this.#ports[this.#next % this.#ports.length];
      if (at > to || port === undefined) return events;
      this.#next += 1;
      if (this.#silences.at(port, at) === null) events.push(this.#report(port, at));
    }
  }

  #report(port: string, at: EpochMs): PortEvent {
    const usual = SHORTEST_LAG + (hash(`${this.#seed}/lag/${port}`) % (LONGEST_LAG - SHORTEST_LAG));
    const lag = Math.round(usual * this.#chance.between(0.8, 1.3));
    const silent = this.#silences.at(port, at - CATCHING_UP);
    if (silent === null) return { kind: "port", port, at, health: "live", lag, note: null };
    // What piled up comes in now, the oldest as late as the silence was long.
    const behind: DurationMs = Math.round((silent.to - silent.from) * Math.max(0, 1 - (at - silent.to) / CATCHING_UP));
    return { kind: "port", port, at, health: "degraded", lag: lag + behind, note: null };
  }
}
