import type { StreamEvent } from "../domain/event.ts";
import type { Incident, RegionId } from "../domain/incident.ts";
import type { LimitedStage } from "../domain/lifecycle.ts";
import type { Profile } from "../domain/profile.ts";
import type { DurationMs, EpochMs, Share } from "../shared/units.ts";
import type { Store, StoreObserver } from "../store/store.ts";
import { Compliance } from "./compliance.ts";
import { blankReading, NO_DEADLINE, readClock, saysSame, toDeadline } from "./deadlines.ts";
import type {
  BreachTick,
  Deadline,
  Derived,
  FeedEntry,
  PortActivity,
  RegionLoad,
  StageCompliance,
  StageDistribution,
  TideBin,
  WindowId,
} from "./derived.ts";
import { collectFigures, type Figures } from "./figures.ts";
import { Latest } from "./latest.ts";
import { Load } from "./load.ts";
import { RuleBook } from "./mechanism-rules.ts";
import { OpenIncidents } from "./open-incidents.ts";
import { Overruns } from "./overruns.ts";
import { Ports } from "./port-activity.ts";
import { Response } from "./response.ts";
import { emptyDistribution, NO_COMPLIANCE } from "./stage-tally.ts";
import { Tide } from "./tide.ts";
import { Tiers } from "./tiers.ts";
import { createTrack, type Track } from "./track.ts";
import { WakeQueue } from "./wake-queue.ts";
import { WindowCounts } from "./window-counts.ts";
import { nextWindowChange, Today, windowsOf } from "./windows.ts";

/** Derives every figure of a store, from what it holds now on. Lives as long as the store. */
export function createDerived(store: Store, profile: Profile): Derived {
  const derived = new IncrementalDerived(store, profile);
  store.observe(derived);
  return derived;
}

/**
 * How a change spreads: an incident changed, or its wake-up came →
 * its windows → the rules that apply → its clock → its stages' verdicts → every count that reads one of these → its next wake-up.
 * Each derivation takes away what it last counted for the incident and adds what it counts now.
 */
class IncrementalDerived implements Derived, StoreObserver {
  readonly #store: Store;
  readonly #profile: Profile;
  readonly #rules: RuleBook;
  readonly #tracks = new Map<Incident, Track>();
  readonly #queue = new WakeQueue();
  readonly #today: Today;
  readonly #reported = new WindowCounts();
  readonly #closed = new WindowCounts();
  readonly #compliance: Compliance;
  readonly #open = new OpenIncidents();
  readonly #load: Load;
  readonly #tiers: Tiers;
  readonly #response = new Response();
  readonly #overruns = new Overruns();
  readonly #tide = new Tide();
  readonly #latest = new Latest();
  readonly #ports: Ports;
  /** Written anew for each incident: there are millions of readings. */
  readonly #clock = blankReading();
  readonly #wake = (track: Track): void => this.#pass(track);
  #unitsOnDuty: number | null = null;
  #version = 0;

  constructor(store: Store, profile: Profile) {
    this.#store = store;
    this.#profile = profile;
    this.#rules = new RuleBook(profile);
    this.#today = new Today(profile.zone, store.now);
    this.#compliance = new Compliance(this.#rules);
    this.#load = new Load(profile);
    this.#tiers = new Tiers(profile);
    this.#ports = new Ports(profile.ports, store.ports);
    for (const incident of store.incidents.values()) {
      this.incidentChanged(incident);
      for (const event of store.eventsOf(incident.id)) this.eventApplied(event, incident);
    }
  }

  incidentChanged(incident: Incident): void {
    let track = this.#tracks.get(incident);
    if (track === undefined) {
      track = createTrack(incident);
      this.#tracks.set(incident, track);
    }
    this.#settle(track);
    this.#version += 1;
  }

  incidentEvicted(incident: Incident): void {
    const track = this.#tracks.get(incident);
    if (track === undefined) return;
    this.#tracks.delete(incident);
    this.#remove(track);
    for (const { at } of this.#store.eventsOf(incident.id)) this.#ports.count(incident.port, at, -1, this.#store.now);
    this.#version += 1;
  }

  eventApplied(event: StreamEvent, incident: Incident | null): void {
    if (incident !== null) this.#ports.count(incident.port, event.at, 1, this.#store.now);
    else if (event.kind === "unitState") this.#unitsOnDuty = null;
    this.#version += 1;
  }

  advanced(now: EpochMs): void {
    this.#today.moveTo(now);
    this.#queue.wakeAll(now, this.#wake);
    this.#ports.advance(now);
    this.#version += 1;
  }

  get version(): number {
    return this.#version;
  }
  get open(): number {
    return this.#open.count;
  }
  get atRisk(): number {
    return this.#open.atRisk;
  }
  get breached(): number {
    return this.#open.breached;
  }
  get eventRate(): number {
    return this.#ports.eventRate(this.#store.now);
  }
  get unitsOnDuty(): number {
    this.#unitsOnDuty ??= [...this.#store.units.values()].filter((unit) => unit.state !== "offDuty").length;
    return this.#unitsOnDuty;
  }

  deadlineOf(incident: Incident): Deadline {
    const track = this.#tracks.get(incident);
    return track === undefined ? NO_DEADLINE : this.#deadline(track);
  }
  urgent(limit: number): readonly Incident[] {
    return this.#open.urgent(limit, (track) => this.#deadline(track));
  }
  openIncidents(): Iterable<Incident> {
    return this.#open.all();
  }
  reported(window: WindowId): number {
    return this.#reported.count(window);
  }
  closed(window: WindowId): number {
    return this.#closed.count(window);
  }
  reportedYesterday(): number {
    return this.#reported.count("yesterday");
  }
  closedYesterday(): number {
    return this.#closed.count("yesterday");
  }
  openByCategory(): ReadonlyMap<string, number> {
    return this.#open.byCategory.snapshot();
  }
  openByPort(): ReadonlyMap<string, number> {
    return this.#open.byPort.snapshot();
  }
  closedByTier(): ReadonlyMap<string, number> {
    return this.#tiers.closed.snapshot();
  }
  grassrootsShare(): Share | null {
    return this.#tiers.grassrootsShare();
  }
  load(region: RegionId): RegionLoad {
    return this.#load.load(region);
  }
  compliance(mechanism: string, stage: LimitedStage, window: WindowId | "previousDay"): StageCompliance {
    const slot = this.#rules.slotOf(mechanism, stage);
    return (slot === null ? null : this.#compliance.compliance(slot, window)) ?? NO_COMPLIANCE;
  }
  compliancePreviousDay(mechanism: string, stage: LimitedStage): StageCompliance {
    return this.compliance(mechanism, stage, "previousDay");
  }
  distribution(mechanism: string, stage: LimitedStage, window: WindowId): StageDistribution {
    const slot = this.#rules.slotOf(mechanism, stage);
    return (slot === null ? null : this.#compliance.distribution(slot, window)) ?? emptyDistribution(0);
  }
  meanResponse(window: "today" | "24h"): DurationMs | null {
    return this.#response.mean(window);
  }
  meanResponsePreviousDay(): DurationMs | null {
    return this.#response.mean("previousDay");
  }
  responseByHour(): ReturnType<Derived["responseByHour"]> {
    return this.#response.byHour(this.#store.now);
  }
  tide(from: EpochMs): readonly TideBin[] {
    return this.#tide.bins(from, this.#store.now);
  }
  breachTicks(from: EpochMs): readonly BreachTick[] {
    return this.#overruns.ticks(from, this.#store.now);
  }
  port(id: string): PortActivity {
    return this.#ports.activity(id, this.#store.now);
  }
  latest(limit: number): readonly FeedEntry[] {
    return this.#latest.entries(limit);
  }
  figures(): Readonly<Figures> {
    return collectFigures(this.#profile, this, this.#store.indicators, this.#store.now);
  }

  /** The incident changed. */
  #settle(track: Track): void {
    const { incident } = track;
    if (track.rulesCategory !== incident.category || track.rulesSeverity !== incident.severity) {
      const rules = this.#rules.applicable(incident);
      if (rules !== track.rules) this.#compliance.applyRules(track, rules);
      track.rulesCategory = incident.category;
      track.rulesSeverity = incident.severity;
    }
    this.#tiers.settle(track);
    this.#tide.settle(track);
    this.#latest.settle(track);
    this.#pass(track);
  }

  /** The incident changed, or time passed: what depends on both. */
  #pass(track: Track): void {
    const { incident } = track;
    const { now } = this.#store;
    const today = this.#today;
    const clock = this.#clock;
    const reportedAt = incident.stages.reported ?? incident.changedAt;
    const closedAt = incident.stages.closed;
    this.#moveWindows(
      track,
      windowsOf(reportedAt, now, today),
      closedAt === null ? 0 : windowsOf(closedAt, now, today),
    );
    let wakeAt = nextWindowChange(reportedAt, now, today);
    if (closedAt !== null) wakeAt = Math.min(wakeAt, nextWindowChange(closedAt, now, today));
    readClock(incident, track.rules.primary, now, clock);
    if (track.deadline !== null && !saysSame(track.deadline, clock)) track.deadline = null;
    wakeAt = Math.min(wakeAt, clock.changesAt, this.#compliance.settle(track, now));
    this.#overruns.settle(track);
    this.#open.settle(track, clock.state);
    this.#load.settle(track, clock.state);
    this.#response.settle(track);
    this.#queue.schedule(track, wakeAt);
  }

  #remove(track: Track): void {
    track.isGone = true;
    this.#compliance.remove(track);
    this.#overruns.settle(track);
    this.#open.remove(track);
    this.#load.remove(track);
    this.#tiers.remove(track);
    this.#response.remove(track);
    this.#tide.remove(track);
    this.#latest.remove(track);
    this.#moveWindows(track, 0, 0);
  }

  #deadline(track: Track): Deadline {
    if (track.deadline === null) {
      readClock(track.incident, track.rules.primary, this.#store.now, this.#clock);
      track.deadline = toDeadline(this.#clock);
    }
    return track.deadline;
  }

  #moveWindows(track: Track, reportWindows: number, closeWindows: number): void {
    this.#reported.move(track.reportWindows, reportWindows);
    this.#closed.move(track.closeWindows, closeWindows);
    track.reportWindows = reportWindows;
    track.closeWindows = closeWindows;
  }
}
