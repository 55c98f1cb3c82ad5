import type { Incident, RegionId, SuspensionCause } from "../domain/incident.ts";
import type { LimitedStage } from "../domain/lifecycle.ts";
import type { Mechanism, MechanismVersion, StageLimit } from "../domain/mechanism.ts";
import type { DurationMs, EpochMs, Share } from "../shared/units.ts";

/** Windows of figures. `today` starts at midnight of the profile's zone; 24h and 7d are (now − length, now]; `all` is the whole table. */
export const WINDOWS = ["today", "24h", "7d", "all"] as const;
export type WindowId = (typeof WINDOWS)[number];

export type DeadlineState = "none" | "intime" | "atrisk" | "breached";

/** The clock of an open incident's current stage. One derived value read by ring, lists, chips and gauges alike. */
export interface Deadline {
  readonly state: DeadlineState;
  readonly mechanism: Mechanism | null;
  readonly stage: StageLimit | null;
  readonly startedAt: EpochMs;
  readonly limit: DurationMs;
  /** The last instant in time: the stage is breached from `dueAt + 1`. Moves while suspended: then `state` is none. */
  readonly dueAt: EpochMs;
  readonly atRiskAt: EpochMs;
}

/** Why a clock stands still: suspended, or out of the hours its mechanism works by: a break within the day, before or after its work, a day that is free. */
export interface Standstill {
  readonly cause: SuspensionCause | "break" | "offHours" | "dayOff";
  /** Of a suspension; else null. */
  readonly since: EpochMs | null;
  /** When it goes on; null where nobody knows. */
  readonly until: EpochMs | null;
}

/** Why a stage of an incident is not counted: closed without it; reached, but the stage its clock counts from never was; nothing says by when. */
export type ExclusionReason = "closed-without" | "not-started" | "no-deadline";

/** What became of a stage of an incident. */
export const STAGE_VERDICTS = ["met", "breached", "undecided", "excluded"] as const;
export type StageVerdict = (typeof STAGE_VERDICTS)[number];

/** Compliance of one stage over the incidents *reported* in a window. */
export interface StageCompliance {
  readonly met: number;
  readonly breached: number;
  readonly undecided: number;
  readonly excluded: number;
  readonly excludedBy: Readonly<Record<ExclusionReason, number>>;
  /** met ÷ (met + breached); null without a decided incident. */
  readonly share: Share | null;
  /** 95 % Wilson score interval of the share, low and high; null unless 0 < met + breached < 100. */
  readonly interval: readonly [low: Share, high: Share] | null;
  /** Over met and breached stages that were reached. */
  readonly median: DurationMs | null;
  readonly p90: DurationMs | null;
  readonly p95: DurationMs | null;
}

/** One stage of one incident at the stream's now, by one mechanism. */
export interface StageStatus {
  readonly mechanism: Mechanism;
  /** The version that held at the report. */
  readonly version: MechanismVersion;
  readonly stage: StageLimit;
  readonly verdict: StageVerdict;
  /** Of an excluded stage; else null. */
  readonly reason: ExclusionReason | null;
  /** Decided by the deadline the incident itself carries: `limit` and `elapsed` are plain time from the report then. */
  readonly isOwn: boolean;
  /** When its clock started; null while it has not, or when there is none. */
  readonly startedAt: EpochMs | null;
  /** When it was reached, not after the close; else null. */
  readonly reachedAt: EpochMs | null;
  /** Until it was reached, or up to now while the incident is open; null without a clock, and for excluded stages. */
  readonly elapsed: DurationMs | null;
  /** For this incident; null when nothing says by when. */
  readonly limit: DurationMs | null;
  /** The last instant in time; null without a clock, for excluded stages, and while a suspension holds it off. */
  readonly dueAt: EpochMs | null;
}

/** Where incidents with a first mechanism were lost: at the first of its stages that was breached. */
export interface Losses {
  /** Of the window, with a first mechanism. */
  readonly incidents: number;
  /** Nothing breached, nothing undecided. */
  readonly kept: number;
  /** Nothing breached, something undecided. */
  readonly running: number;
  /** In the order of the lifecycle, stages that first mechanisms limit, zeros among them. */
  readonly lost: ReadonlyMap<LimitedStage, number>;
}

/** Incidents behind a figure. */
export type Selection =
  | { readonly kind: "open" }
  | { readonly kind: "deadline"; readonly state: "atrisk" | "breached" }
  | {
      readonly kind: "stage";
      readonly mechanism: string;
      readonly stage: LimitedStage;
      readonly verdict: StageVerdict;
      readonly window: WindowId;
    }
  | { readonly kind: "lost"; readonly at: LimitedStage | "kept" | "running"; readonly window: WindowId }
  | { readonly kind: "reported" | "closed"; readonly window: WindowId }
  /** Open ones of a category, of a region with all below it. */
  | { readonly kind: "category"; readonly category: string }
  | { readonly kind: "region"; readonly region: string }
  /** Closed ones of the table that the tier resolved. */
  | { readonly kind: "tier"; readonly tier: string }
  /** Open, supervised and not answered. */
  | { readonly kind: "supervised" };

/**
 * Counts of elapsed times of met and breached stages that were reached, each by its own limit, on 0–1.5 × limit in equal steps; the last bin holds all beyond.
 * `limit` is that of the version that holds now, 0 when nothing says by when.
 */
export interface StageDistribution {
  readonly limit: DurationMs;
  readonly bins: readonly number[];
}

export interface TideBin {
  readonly from: EpochMs;
  readonly reported: number;
  readonly closed: number;
  /** Open backlog at the end of the bin (now for the running one). */
  readonly backlog: number;
}

/** A minute in which stages reached half their limit over it: a tick on the tide's datum. */
export interface OverrunMinute {
  /** Its begin. */
  readonly at: EpochMs;
  readonly count: number;
}

export interface PortActivity {
  readonly port: string;
  /** Events of the port's incidents over the last minute, per second. */
  readonly rate: number;
  /** Events in each of the last 30 minutes, oldest first. */
  readonly perMinute: readonly number[];
  readonly lastEventAt: EpochMs | null;
  /** The last time it was heard of: an event, or what the gateway said of it; null when never. */
  readonly lastSignAt: EpochMs | null;
  readonly lag: DurationMs | null;
  readonly state: "live" | "stale" | "down";
}

export interface RegionLoad {
  readonly open: number;
  readonly atRisk: number;
  readonly breached: number;
}

export interface FeedEntry {
  readonly incident: Incident;
  readonly at: EpochMs;
}

/** Told of single incidents, for what keeps its own order of them. It only takes note: nothing may be asked of the derivations from within. */
export interface IncidentWatcher {
  /** Its facts, or the clock of its current stage, may have changed. Told when the derivations catch up. */
  settled(incident: Incident): void;
  /** It is not in the table any more. */
  left(incident: Incident): void;
}

/** Every derived figure of a store, kept incrementally; always equal to what a recomputation from the log would give. */
export interface Derived {
  /** Rises whenever any figure may have changed. */
  readonly version: number;
  deadlineOf(incident: Incident): Deadline;
  /** Why the clock of the current stage stands still; null when it runs, or there is none. */
  standstillOf(incident: Incident): Standstill | null;
  /** Ids of the mechanisms that apply to it, the first one's first. */
  mechanismsOf(incident: Incident): readonly string[];
  /** Has somebody told of single incidents from now on, until the answer is called. */
  watch(watcher: IncidentWatcher): () => void;
  /** Open incidents at risk or breached, least time left first. */
  urgent(limit: number): readonly Incident[];
  readonly open: number;
  readonly atRisk: number;
  readonly breached: number;
  /** Open incidents of one mechanism's clocks or none, for drawing: all open incidents. */
  openIncidents(): Iterable<Incident>;
  /** Incidents reported / closed within a window. */
  reported(window: WindowId): number;
  closed(window: WindowId): number;
  /** The same up to the same time yesterday. */
  reportedYesterday(): number;
  closedYesterday(): number;
  openByCategory(): ReadonlyMap<string, number>;
  openByPort(): ReadonlyMap<string, number>;
  /** Closed incidents of the table by resolving tier. */
  closedByTier(): ReadonlyMap<string, number>;
  /** Share of closed incidents with a known tier that grassroots tiers resolved; null without any. */
  grassrootsShare(): Share | null;
  /** Load of a region with everything below it. */
  load(region: RegionId): RegionLoad;
  compliance(mechanism: string, stage: LimitedStage, window: WindowId): StageCompliance;
  /** Of incidents reported in (now − 48 h, now − 24 h]. */
  compliancePreviousDay(mechanism: string, stage: LimitedStage): StageCompliance;
  /** Of incidents reported yesterday up to the same time of day; of those reported on the same weekday last week up to it. */
  complianceYesterday(mechanism: string, stage: LimitedStage): StageCompliance;
  complianceLastWeek(mechanism: string, stage: LimitedStage): StageCompliance;
  distribution(mechanism: string, stage: LimitedStage, window: WindowId): StageDistribution;
  /** Every stage of every mechanism that applies, the first mechanism's first. */
  stagesOf(incident: Incident): readonly StageStatus[];
  /** The first mechanism's alone. */
  firstStagesOf(incident: Incident): readonly StageStatus[];
  losses(window: WindowId): Losses;
  /** The incidents behind a figure, newest report first; at risk or breached ones least time left first. */
  select(selection: Selection): readonly Incident[];
  /** The open incident whose current stage has been overdue longest; null without any. */
  oldestBreach(): Incident | null;
  /** Open, supervised and not answered, oldest supervision first. */
  supervised(): readonly Incident[];
  /** Report → arrival: mean over incidents reported in the window; null without any. */
  meanResponse(window: "today" | "24h"): DurationMs | null;
  meanResponsePreviousDay(): DurationMs | null;
  /** Mean response by hour of report: the last 24 whole and running hours, and the 24 before, oldest first; null where none. */
  responseByHour(): {
    readonly current: readonly (DurationMs | null)[];
    readonly previous: readonly (DurationMs | null)[];
  };
  /** Ten-minute bins, aligned to the epoch, covering `from`–now, oldest first. */
  tide(from: EpochMs): readonly TideBin[];
  /** Overruns of first mechanisms' stages so far, from the minute that holds `from`, oldest first. */
  overruns(from: EpochMs): readonly OverrunMinute[];
  port(id: string): PortActivity;
  /** Events per second over the last minute, all ports. */
  readonly eventRate: number;
  /** Incidents most recently reported, newest first. */
  latest(limit: number): readonly FeedEntry[];
  /** Units on duty (every state but offDuty); null until one said its state. */
  readonly unitsOnDuty: number | null;
  /** Every figure of docs/figures.md but `stream.*`, raw; null when unknown. */
  figures(): Readonly<Record<string, number | string | null>>;
}
