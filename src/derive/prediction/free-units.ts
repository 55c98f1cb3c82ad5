import type { UnitNews } from "../../domain/event.ts";
import type { RegionId } from "../../domain/incident.ts";
import { countUpTo } from "../../shared/count-up-to.ts";
import type { EpochMs } from "../../shared/units.ts";
import { FREE } from "./prediction.ts";

/** Place in `FREE` of so many free units; null is unknown. */
export function freeBand(units: number | null): number {
  return units === null ? FREE.indexOf("unknown") : Math.min(units, FREE.indexOf("several"));
}

/** Changes between two rests. */
const PIECE = 200;

/** The units of one community through time: after each change. */
class Force {
  /** Every unit that ever stood here is known from then on. */
  knownFrom: EpochMs = Number.NEGATIVE_INFINITY;
  readonly #instants: EpochMs[] = [];
  readonly #free: number[] = [];
  readonly #standing: number[] = [];

  /** Changes come in order of time. */
  change(at: EpochMs, free: number, standing: number): void {
    this.#free.push((this.#free.at(-1) ?? 0) + free);
    this.#standing.push((this.#standing.at(-1) ?? 0) + standing);
    this.#instants.push(at);
  }

  at(instant: EpochMs): number | null {
    const place = countUpTo(this.#instants, instant) - 1;
    return instant < this.knownFrom || (this.#standing[place] ?? 0) === 0 ? null : (this.#free[place] ?? 0);
  }
}

/** How many units were free in each community at any instant, as far as the held changes of their states tell. */
export class FreeUnits {
  readonly #forces = new Map<RegionId, Force>();

  private constructor() {}

  /** Reads the held changes of units' states: of each unit without a gap from the first one on. Steps after each few hundred. */
  static *read(held: Iterable<UnitNews>, communityOf: (region: RegionId) => RegionId): Generator<void, FreeUnits> {
    const forces = new FreeUnits();
    // They are nearly in order: sorting them takes no time to speak of. At one instant the last to come holds.
    const changes = [...held].sort((one, other) => one.at - other.at);
    const stands = new Map<string, { readonly since: EpochMs; readonly force: Force | null; readonly free: number }>();
    yield;
    for (const [index, change] of changes.entries()) {
      if (index % PIECE === PIECE - 1) yield;
      const { unit, at } = change;
      const before = stands.get(unit);
      const force = change.kind === "unitLeft" ? null : forces.#forceOf(communityOf(change.region));
      const free = change.kind === "unitState" && change.state === "idle" ? 1 : 0;
      const since = before?.since ?? at;
      before?.force?.change(at, -before.free, -1);
      if (force !== null) {
        force.knownFrom = Math.max(force.knownFrom, since);
        force.change(at, free, 1);
      }
      stands.set(unit, { since, force, free });
    }
    return forces;
  }

  /**
   * Idle units that stood in a community at an instant; null where nobody knows: no unit is known to have stood there then, or what one of those
   * that ever stood there did is not held as far back.
   */
  at(community: RegionId, instant: EpochMs): number | null {
    return this.#forces.get(community)?.at(instant) ?? null;
  }

  #forceOf(community: RegionId): Force {
    let force = this.#forces.get(community);
    if (force === undefined) {
      force = new Force();
      this.#forces.set(community, force);
    }
    return force;
  }
}
