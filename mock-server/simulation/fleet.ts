import type { UnitMovedEvent, UnitStateEvent } from "../../src/domain/event.ts";
import type { SimulationSettings } from "../../src/domain/simulation-settings.ts";
import { type DurationMs, type EpochMs, MINUTE, SECOND } from "../../src/shared/units.ts";
import { Chance, hash } from "./chance.ts";
import type { Ground } from "./ground.ts";
import type { Assignment } from "./incident-script.ts";
import { Patrol } from "./patrol.ts";
import type { Roster } from "./roster.ts";

/** Crews change over this long around a shift's boundary, not all in one second. */
const HANDOVER_SPREAD = 8 * MINUTE;

interface Member {
  readonly patrol: Patrol;
  /** When within each round of ticks it has its turn. */
  readonly phase: DurationMs;
  /** How long after the boundary its shift changes. */
  readonly late: DurationMs;
}

/** All units. They tick in turn, once every `fixEvery`, so that their fixes do not come all at once. */
export class Fleet {
  readonly #roster: Roster;
  readonly #members: readonly Member[];
  readonly #byId: ReadonlyMap<string, Patrol>;
  readonly #every: DurationMs;
  readonly #start: EpochMs;
  #round = 0;
  #turn = 0;

  constructor(roster: Roster, settings: SimulationSettings, ground: Ground, seed: number, start: EpochMs) {
    this.#roster = roster;
    this.#every = settings.units.fixEvery;
    this.#start = start;
    this.#members = roster.units
      .map((unit) => ({
        patrol: new Patrol(
          unit,
          ground,
          settings.units.speeds[unit.kind] ?? settings.units.speed,
          new Chance(seed, "patrol", unit.id),
        ),
        phase: 1 + (hash(`${seed}/phase/${unit.id}`) % this.#every),
        late: hash(`${seed}/late/${unit.id}`) % HANDOVER_SPREAD,
      }))
      .sort((left, right) => left.phase - right.phase);
    this.#byId = new Map(this.#members.map(({ patrol }) => [patrol.unit.id, patrol]));
  }

  assign(assignments: readonly Assignment[]): void {
    for (const assignment of assignments) this.#byId.get(assignment.unit)?.assign(assignment);
  }

  /** The state of every unit at the start. */
  open(): readonly (UnitStateEvent | UnitMovedEvent)[] {
    return this.#members.flatMap((member) => member.patrol.open(this.#start, this.#isOnDuty(member, this.#start)));
  }

  /** What the units did since the last call, in order of time, `to` included. */
  until(to: EpochMs): readonly (UnitStateEvent | UnitMovedEvent)[] {
    const events: (UnitStateEvent | UnitMovedEvent)[] = [];
    if (this.#members.length === 0) return events;
    for (;;) {
      const member = this.#members[this.#turn];
      if (member === undefined) {
        this.#turn = 0;
        this.#round += 1;
        continue;
      }
      const at = this.#start + this.#round * this.#every + member.phase;
      if (at > to) return events;
      events.push(...member.patrol.tick(at, this.#every / SECOND, this.#isOnDuty(member, at)));
      this.#turn += 1;
    }
  }

  #isOnDuty(member: Member, at: EpochMs): boolean {
    return this.#roster.isOnDuty(member.patrol.unit.id, at - member.late);
  }
}
