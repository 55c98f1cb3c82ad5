import type { Incident, RegionId } from "../domain/incident.ts";
import type { LimitedStage } from "../domain/lifecycle.ts";
import type { Profile } from "../domain/profile.ts";
import type { DurationMs, EpochMs, Share } from "../shared/units.ts";
import type { Store } from "../store/store.ts";
import { Derivations } from "./derivations.ts";
import type {
  Deadline,
  Derived,
  FeedEntry,
  IncidentWatcher,
  Losses,
  OverrunMinute,
  PortActivity,
  RegionLoad,
  Selection,
  StageCompliance,
  StageDistribution,
  StageStatus,
  Standstill,
  TideBin,
  WindowId,
} from "./derived.ts";
import { collectFigures, type Figures } from "./figures.ts";
import { selectIncidents } from "./select-incidents.ts";
import { statusesAt } from "./stage-status.ts";
import { standstillAt } from "./standing-clock.ts";
import { NO_COMPLIANCE, NO_DISTRIBUTION } from "./stage-tally.ts";
import type { TallyWindow } from "./windows.ts";

/**
 * What a filter does not cut: sources are as alive as they are, a supervision waits whoever looks elsewhere, and an incident opened from an
 * alarm has its clock.
 */
export type Uncut = Pick<
  Derived,
  "port" | "eventRate" | "supervised" | "select" | "deadlineOf" | "standstillOf" | "stagesOf" | "firstStagesOf"
>;

/**
 * Derives every figure of a store, from what it holds now on. Lives as long as the store.
 * @param uncut of a filtered view: the whole store's, that answers what is not cut
 */
export function createDerived(store: Store, profile: Profile, uncut: Uncut | null = null): Derived {
  const derivations = new Derivations(store, profile);
  store.observe(derivations);
  return new DerivedFigures(store, profile, derivations, uncut);
}

/** Answers from the derivations; those that depend on the clock are caught up with it first. */
class DerivedFigures implements Derived {
  readonly #store: Store;
  readonly #profile: Profile;
  readonly #derivations: Derivations;
  readonly #uncut: Uncut | null;

  constructor(store: Store, profile: Profile, derivations: Derivations, uncut: Uncut | null) {
    this.#store = store;
    this.#profile = profile;
    this.#derivations = derivations;
    this.#uncut = uncut;
  }

  get #caughtUp(): Derivations {
    this.#derivations.catchUp();
    return this.#derivations;
  }

  get version(): number {
    return this.#derivations.version;
  }
  get open(): number {
    return this.#derivations.open.count;
  }
  get atRisk(): number {
    return this.#caughtUp.urgency.atRisk;
  }
  get breached(): number {
    return this.#caughtUp.urgency.breached;
  }
  get eventRate(): number {
    return this.#uncut?.eventRate ?? this.#derivations.ports.eventRate(this.#store.now);
  }
  get unitsOnDuty(): number | null {
    return this.#derivations.unitsOnDuty;
  }

  deadlineOf(incident: Incident): Deadline {
    return this.#uncut?.deadlineOf(incident) ?? this.#caughtUp.deadlineOf(incident);
  }
  standstillOf(incident: Incident): Standstill | null {
    if (this.#uncut !== null) return this.#uncut.standstillOf(incident);
    const track = this.#caughtUp.trackOf(incident);
    return track === null ? null : standstillAt(incident, track.rules.primary, this.#store.now, this.#profile.zone);
  }
  mechanismsOf(incident: Incident): readonly string[] {
    const stages = this.#caughtUp.trackOf(incident)?.rules.stages ?? [];
    return [...new Set(stages.map(({ mechanism }) => mechanism.id))];
  }
  watch(watcher: IncidentWatcher): () => void {
    return this.#derivations.watch(watcher);
  }
  urgent(limit: number): readonly Incident[] {
    return this.#caughtUp.urgent(limit);
  }
  openIncidents(): Iterable<Incident> {
    return this.#derivations.open.all();
  }
  reported(window: WindowId): number {
    return this.#caughtUp.reported.count(window);
  }
  closed(window: WindowId): number {
    return this.#caughtUp.closed.count(window);
  }
  reportedYesterday(): number {
    return this.#caughtUp.reported.count("yesterday");
  }
  closedYesterday(): number {
    return this.#caughtUp.closed.count("yesterday");
  }
  openByCategory(): ReadonlyMap<string, number> {
    return this.#derivations.open.byCategory.snapshot();
  }
  openByPort(): ReadonlyMap<string, number> {
    return this.#derivations.open.byPort.snapshot();
  }
  closedByTier(): ReadonlyMap<string, number> {
    return this.#derivations.tiers.closed.snapshot();
  }
  grassrootsShare(): Share | null {
    return this.#derivations.tiers.grassrootsShare();
  }
  load(region: RegionId): RegionLoad {
    return this.#caughtUp.load.load(region);
  }
  compliance(mechanism: string, stage: LimitedStage, window: TallyWindow): StageCompliance {
    const { rules, compliance } = this.#caughtUp;
    const slot = rules.slotOf(mechanism, stage);
    return (slot === null ? null : compliance.compliance(slot, window)) ?? NO_COMPLIANCE;
  }
  compliancePreviousDay(mechanism: string, stage: LimitedStage): StageCompliance {
    return this.compliance(mechanism, stage, "previousDay");
  }
  complianceYesterday(mechanism: string, stage: LimitedStage): StageCompliance {
    return this.compliance(mechanism, stage, "yesterday");
  }
  complianceLastWeek(mechanism: string, stage: LimitedStage): StageCompliance {
    return this.compliance(mechanism, stage, "lastWeek");
  }
  distribution(mechanism: string, stage: LimitedStage, window: WindowId): StageDistribution {
    const { rules, compliance } = this.#caughtUp;
    const slot = rules.slotOf(mechanism, stage);
    const bins = slot === null ? null : compliance.bins(slot, window);
    return bins === null ? NO_DISTRIBUTION : { limit: rules.limitAt(mechanism, stage, this.#store.now) ?? 0, bins };
  }
  stagesOf(incident: Incident): readonly StageStatus[] {
    if (this.#uncut !== null) return this.#uncut.stagesOf(incident);
    const track = this.#caughtUp.trackOf(incident);
    return track === null ? [] : statusesAt(incident, track.rules.stages, this.#store.now);
  }
  firstStagesOf(incident: Incident): readonly StageStatus[] {
    if (this.#uncut !== null) return this.#uncut.firstStagesOf(incident);
    const track = this.#caughtUp.trackOf(incident);
    return track === null ? [] : statusesAt(incident, track.rules.primary, this.#store.now);
  }
  losses(window: WindowId): Losses {
    return this.#caughtUp.losses.losses(window);
  }
  select(selection: Selection): readonly Incident[] {
    if (this.#uncut !== null && selection.kind === "supervised") return this.#uncut.select(selection);
    return selectIncidents(this.#caughtUp, this.#profile, selection);
  }
  oldestBreach(): Incident | null {
    return this.#caughtUp.urgency.oldest()?.incident ?? null;
  }
  supervised(): readonly Incident[] {
    return this.#uncut?.supervised() ?? this.#derivations.supervised.oldestFirst();
  }
  meanResponse(window: "today" | "24h"): DurationMs | null {
    return this.#caughtUp.response.mean(window);
  }
  meanResponsePreviousDay(): DurationMs | null {
    return this.#caughtUp.response.mean("previousDay");
  }
  responseByHour(): ReturnType<Derived["responseByHour"]> {
    return this.#caughtUp.response.byHour(this.#store.now);
  }
  tide(from: EpochMs): readonly TideBin[] {
    return this.#derivations.tide.bins(from, this.#store.now);
  }
  overruns(from: EpochMs): readonly OverrunMinute[] {
    return this.#caughtUp.overruns.minutes(from);
  }
  port(id: string): PortActivity {
    return this.#uncut?.port(id) ?? this.#derivations.ports.activity(id, this.#store.now);
  }
  latest(limit: number): readonly FeedEntry[] {
    return this.#derivations.latest.entries(limit);
  }
  figures(): Readonly<Figures> {
    return collectFigures(this.#profile, this, this.#store.indicators, this.#store.now);
  }
}
