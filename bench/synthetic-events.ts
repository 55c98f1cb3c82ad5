import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { IncidentEvent, StreamEvent } from "../src/domain/event.ts";
import { SUSPENSION_CAUSES } from "../src/domain/incident.ts";
import type { MiddleStage } from "../src/domain/lifecycle.ts";
import type { Profile } from "../src/domain/profile.ts";
import { listRegions } from "../src/domain/region.ts";
import type { DurationMs, EpochMs } from "../src/shared/units.ts";

export interface SyntheticSettings {
  /** Same seed, same stream. */
  readonly seed: number;
  readonly start: EpochMs;
  /** Stream time from one event to the next. */
  readonly spacing: DurationMs;
  /** Incidents open at any time, once the stream has filled up. */
  readonly open: number;
  /** Share of events that are unit fixes, 0–1. */
  readonly fixes: number;
  /** Share of the steps of lives that suspend instead, 0–1; the next step of a suspended life resumes it. None by default. */
  readonly suspensions?: number;
}

/** The middle stages most lives go through, in order. */
const LIFE: readonly MiddleStage[] = ["triaged", "signed", "dispatched", "arrived"];
const UNITS = 200;

interface OpenIncident {
  readonly id: string;
  revision: number;
  /** Stages of `LIFE` it has gone through. */
  stages: number;
  isSuspended: boolean;
}

/**
 * An endless seeded stream of plain lives, in order: reports until `open` incidents are open, then each event moves a random open incident
 * on by one stage; the one that closes makes room for a new report. Regions, categories and ports are the profile's.
 */
export class SyntheticStream {
  readonly #settings: SyntheticSettings;
  readonly #random: () => number;
  readonly #categories: readonly string[];
  readonly #ports: readonly string[];
  readonly #regions: readonly string[];
  readonly #tiers: readonly string[];
  readonly #bounds: Profile["map"]["bounds"];
  readonly #open: OpenIncident[] = [];
  #reported = 0;
  #now: EpochMs;

  constructor(profile: Profile, settings: SyntheticSettings) {
    const generator = xoroshiro128plus(settings.seed);
    this.#random = () => uniformFloat64(generator);
    this.#settings = settings;
    this.#now = settings.start;
    this.#categories = profile.categories.map(({ id }) => id);
    this.#ports = profile.ports.map(({ id }) => id);
    this.#tiers = profile.tiers.map(({ id }) => id);
    const regions = listRegions(profile.regions);
    this.#regions = regions.filter((region) => region.children.length === 0).map(({ id }) => id);
    this.#bounds = profile.map.bounds;
  }

  /** Instant of the last event. */
  get now(): EpochMs {
    return Math.floor(this.#now);
  }

  /** The next `count` events. */
  take(count: number): StreamEvent[] {
    return Array.from({ length: count }, () => this.#next());
  }

  /** Reports until the stream has filled up. */
  fill(): StreamEvent[] {
    const events: StreamEvent[] = [];
    while (this.#open.length < this.#settings.open) events.push(this.#report(this.#tick()));
    return events;
  }

  #next(): StreamEvent {
    const at = this.#tick();
    if (this.#random() < this.#settings.fixes) return this.#fix(at);
    return this.#open.length < this.#settings.open ? this.#report(at) : this.#moveOn(at);
  }

  #tick(): EpochMs {
    // The fraction is kept: ten thousand events a second are a tenth of a millisecond apart.
    this.#now += this.#settings.spacing;
    return Math.floor(this.#now);
  }

  #report(at: EpochMs): IncidentEvent {
    this.#reported += 1;
    const incident: OpenIncident = {
      id: `synthetic-${this.#reported}`,
      revision: 1,
      stages: 0,
      isSuspended: false,
    };
    this.#open.push(incident);
    return {
      kind: "reported",
      incident: incident.id,
      revision: 1,
      at,
      category: this.#pick(this.#categories),
      severity: this.#pick([1, 2, 3, 4] as const),
      port: this.#pick(this.#ports),
      region: this.#pick(this.#regions),
      position: this.#position(),
      title: `Incident ${this.#reported}`,
      place: "Station Road",
      brain: "governance",
      contact: null,
    };
  }

  #moveOn(at: EpochMs): IncidentEvent {
    const index = Math.floor(this.#random() * this.#open.length);
    const incident = this.#open[index];
    if (incident === undefined) return this.#report(at);
    incident.revision += 1;
    const base = { incident: incident.id, revision: incident.revision, at };
    if (incident.isSuspended) {
      incident.isSuspended = false;
      return { ...base, kind: "resumed" };
    }
    const { suspensions = 0 } = this.#settings;
    if (suspensions > 0 && this.#random() < suspensions) {
      incident.isSuspended = true;
      return { ...base, kind: "suspended", reason: "waits", cause: this.#pick(SUSPENSION_CAUSES) };
    }
    const stage = LIFE[incident.stages];
    incident.stages += 1;
    if (stage !== undefined) return { ...base, kind: "stage", stage, unit: `unit-${index % UNITS}` };
    const last = this.#open.pop();
    if (last !== undefined && last !== incident) this.#open[index] = last;
    return { ...base, kind: "closed", tier: this.#pick(this.#tiers) };
  }

  #fix(at: EpochMs): StreamEvent {
    const unit = `unit-${Math.floor(this.#random() * UNITS)}`;
    return { kind: "unitMoved", unit, at, ...this.#position(), heading: Math.floor(this.#random() * 360) };
  }

  #position(): { longitude: number; latitude: number } {
    const [west, south, east, north] = this.#bounds;
    const along = (from: number, to: number): number => Number((from + this.#random() * (to - from)).toFixed(6));
    return { longitude: along(west, east), latitude: along(south, north) };
  }

  #pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.#random() * values.length)];
    if (value === undefined) throw new Error("the profile has nothing to pick from");
    return value;
  }
}
