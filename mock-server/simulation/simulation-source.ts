import type { StreamEvent } from "../../src/domain/event.ts";
import type { ClockStatement } from "../../src/protocol/clock.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import type { Source } from "../source.ts";
import { Simulation, type SimulationSource } from "./simulation.ts";

/** A simulation as a stream: it goes on for ever, at `speed` times real time. */
export class SimulatedStream implements Source {
  readonly ended = false;
  readonly hurried = false;
  readonly begin: EpochMs;
  readonly #simulation: Simulation;
  readonly #start: EpochMs;
  readonly #speed: number;
  /** Server time at which the stream stands at its start. */
  #begunAt: EpochMs | null;

  /** @param begunAt server time of the start, for a stream that is to show the present; null begins when it is opened */
  constructor(source: SimulationSource, speed: number, begunAt: EpochMs | null) {
    this.#simulation = new Simulation(source);
    this.begin = this.#simulation.begin;
    this.#start = source.start;
    this.#speed = speed;
    this.#begunAt = begunAt;
  }

  open(serverNow: EpochMs): readonly StreamEvent[] {
    this.#begunAt ??= serverNow;
    return this.#simulation.open();
  }

  clock(serverNow: EpochMs): ClockStatement {
    const elapsed = this.#begunAt === null ? 0 : Math.max(0, serverNow - this.#begunAt);
    return { serverTime: serverNow, streamTime: this.#start + Math.floor(elapsed * this.#speed), rate: this.#speed };
  }

  due(serverNow: EpochMs): readonly StreamEvent[] {
    return this.#simulation.until(this.clock(serverNow).streamTime);
  }
}
