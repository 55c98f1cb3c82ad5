import TinyQueue from "tinyqueue";
import type { Incident, RegionId } from "../../domain/incident.ts";
import type { EpochMs } from "../../shared/units.ts";
import type { Derived } from "../derived.ts";
import { freeBand } from "./free-units.ts";
import { type LearnedModel, stageKey } from "./learn.ts";
import type { StageReading } from "./stage-reading.ts";

/** A stage, with how many open incidents wait in it. */
interface Stage {
  readonly key: string;
  waiting: number;
  /** Place in `LOADS` of those. */
  load: number;
}

/** A community, with its idle units; null where none is known to stand. */
interface Force {
  idle: number | null;
  /** Place in `FREE` of those. */
  free: number;
}

/** What is kept of an open incident. */
interface Standing {
  readonly incident: Incident;
  readonly stage: Stage;
  readonly force: Force;
  /** Null where nothing is predicted. */
  reading: StageReading | null;
  /** The same by what is being learned, until that is put to use. */
  next: StageReading | null;
}

interface Wake {
  readonly at: EpochMs;
  readonly standing: Standing;
  readonly reading: StageReading;
}

/** Reads where an incident stands, as a model sees it; null where nothing is predicted. */
type Read = (incident: Incident, model: LearnedModel) => StageReading | null;

/** Incidents read between two rests, and such that are only placed: after a snapshot that is every one of it. */
const PIECE = 10;
const PLACED_PIECE = 200;

/**
 * Where every open incident stands in its stage, kept as incidents change and as they come to the next step of their limit: with ten thousand of them
 * a second's work is that of the few that did.
 */
export class OpenReadings {
  readonly #derived: Pick<Derived, "openIncidents" | "deadlineOf" | "urgent" | "watch">;
  readonly #read: Read;
  readonly #communityOf: (region: RegionId) => RegionId;
  readonly #standings = new Map<Incident, Standing>();
  readonly #stages = new Map<string, Stage>();
  readonly #forces = new Map<RegionId, Force>();
  readonly #changed = new Set<Incident>();
  readonly #wakes = new TinyQueue<Wake>([], (one, other) => one.at - other.at);
  #model: LearnedModel | null = null;

  constructor(
    derived: Pick<Derived, "openIncidents" | "deadlineOf" | "urgent" | "watch">,
    communityOf: (region: RegionId) => RegionId,
    read: Read,
  ) {
    this.#derived = derived;
    this.#communityOf = communityOf;
    this.#read = read;
    for (const incident of derived.openIncidents()) this.#changed.add(incident);
    derived.watch({
      settled: (incident) => this.#changed.add(incident),
      left: (incident) => {
        this.#changed.delete(incident);
        this.#remove(incident);
      },
    });
  }

  /** Reads every incident as `model` sees it, in pieces, and goes over to it at the end. */
  *adopt(model: LearnedModel, clock: { readonly now: EpochMs }): Generator<void, void> {
    let placed = 0;
    for (const incident of this.#changed) {
      placed += 1;
      if (placed % PLACED_PIECE === 0) yield;
      this.#changed.delete(incident);
      this.#place(incident);
    }
    this.#settle(clock.now);
    for (const [place, standing] of [...this.#standings.values()].entries()) {
      if (place % PIECE === PIECE - 1) yield;
      standing.next = this.#read(standing.incident, model);
    }
    this.#model = model;
    for (const standing of this.#standings.values()) {
      const { next } = standing;
      standing.next = null;
      if (next === null && standing.reading === null) continue;
      if (next === null) this.#changed.add(standing.incident);
      else this.#put(standing, next);
    }
  }

  /** Takes in what changed, and who came to the next step. `idle`: idle units of each community where any is known to stand. */
  catchUp(now: EpochMs, idle: ReadonlyMap<RegionId, number>): void {
    this.#settle(now);
    for (const stage of this.#stages.values())
      stage.load = this.#model?.stages.get(stage.key)?.model.loadBand(stage.waiting) ?? 0;
    for (const [community, force] of this.#forces) {
      force.idle = idle.get(community) ?? null;
      force.free = freeBand(force.idle);
    }
  }

  /** As of the last `catchUp`; null where nothing is predicted. */
  of(
    incident: Incident,
  ): { readonly reading: StageReading; readonly waiting: number; readonly idle: number | null } | null {
    const standing = this.#standings.get(incident);
    if (standing?.reading == null) return null;
    return { reading: standing.reading, waiting: standing.stage.waiting, idle: standing.force.idle };
  }

  /** As of the last `catchUp`; null where nothing is predicted. */
  probabilityOf(incident: Incident): number | null {
    const standing = this.#standings.get(incident);
    return standing === undefined ? null : probability(standing);
  }

  /** How many will as likely be late as `least` says. */
  count(least: number): number {
    let count = 0;
    for (const standing of this.#standings.values()) if ((probability(standing) ?? -1) >= least) count += 1;
    return count;
  }

  #settle(now: EpochMs): void {
    // Its watchers are told when the derivations catch up.
    this.#derived.urgent(0);
    for (const incident of this.#changed) this.#place(incident);
    this.#changed.clear();
    for (let wake = this.#wakes.peek(); wake !== undefined && wake.at <= now; wake = this.#wakes.peek()) {
      this.#wakes.pop();
      if (wake.standing.reading === wake.reading) this.#readAgain(wake.standing);
    }
  }

  #place(incident: Incident): void {
    this.#remove(incident);
    const { state, mechanism, stage } = this.#derived.deadlineOf(incident);
    if (state === "none" || mechanism === null || stage === null) return;
    const standing: Standing = {
      incident,
      stage: this.#stageOf(stageKey(mechanism.id, stage.stage)),
      force: this.#forceOf(this.#communityOf(incident.region)),
      reading: null,
      next: null,
    };
    standing.stage.waiting += 1;
    this.#standings.set(incident, standing);
    this.#readAgain(standing);
  }

  #remove(incident: Incident): void {
    const standing = this.#standings.get(incident);
    if (standing === undefined) return;
    this.#standings.delete(incident);
    standing.stage.waiting -= 1;
    // Its wake-up sees that it is void.
    standing.reading = null;
  }

  #readAgain(standing: Standing): void {
    standing.reading = null;
    const reading = this.#model === null ? null : this.#read(standing.incident, this.#model);
    if (reading !== null) this.#put(standing, reading);
  }

  #put(standing: Standing, reading: StageReading): void {
    standing.reading = reading;
    this.#wakes.push({ at: reading.until, standing, reading });
  }

  #stageOf(key: string): Stage {
    let stage = this.#stages.get(key);
    if (stage === undefined) {
      stage = { key, waiting: 0, load: 0 };
      this.#stages.set(key, stage);
    }
    return stage;
  }

  #forceOf(community: RegionId): Force {
    let force = this.#forces.get(community);
    if (force === undefined) {
      force = { idle: null, free: freeBand(null) };
      this.#forces.set(community, force);
    }
    return force;
  }
}

function probability({ reading, stage, force }: Standing): number | null {
  return reading === null ? null : (reading.estimateAt(stage.load, force.free)?.probability ?? null);
}
