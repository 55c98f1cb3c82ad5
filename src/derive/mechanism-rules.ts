import type { Incident } from "../domain/incident.ts";
import { type LimitedStage, type Stage, stageIndex } from "../domain/lifecycle.ts";
import {
  limitFor,
  type Mechanism,
  type MechanismVersion,
  type StageLimit,
  type VersionSpan,
  versionSpans,
} from "../domain/mechanism.ts";
import type { Mode } from "../domain/mode.ts";
import type { Profile } from "../domain/profile.ts";
import { type WorkingTime, workingTime } from "../domain/working-time.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import { stagesOfMechanism } from "./mechanism-stages.ts";
import { type ClockRules, clockRules, reachedAt } from "./stage-clock.ts";

/** One limited stage of a mechanism, ready for use on incidents of one kind. */
export interface StageRule {
  readonly mechanism: Mechanism;
  readonly version: MechanismVersion;
  readonly stage: StageLimit;
  /** The stage its clock counts from. */
  readonly from: Stage;
  /** For the kind of incident; null: only its own deadline counts. */
  readonly limit: DurationMs | null;
  readonly clock: ClockRules;
  /** Place of mechanism × stage among all that are tallied. */
  readonly slot: number;
  /** Place of the stage in the lifecycle. */
  readonly place: number;
}

/** What holds for one kind of incident: every mechanism that applies. */
export interface ApplicableRules {
  /** Those of the first mechanism come first. */
  readonly stages: readonly StageRule[];
  /** The first mechanism's, which give the ring. */
  readonly primary: readonly StageRule[];
}

/** What rules are chosen by: the incident's facts as known now, and what held at its report. */
export interface Kind extends Pick<Incident, "category" | "severity" | "port"> {
  readonly reportedAt: EpochMs;
  readonly mode: Mode;
}

interface Entry {
  readonly mechanism: Mechanism;
  readonly when: Profile["mechanisms"][number]["when"];
  readonly spans: readonly VersionSpan[];
}

/** Combinations of severity, category, port, mode and versions whose rules are remembered. */
const KINDS_REMEMBERED = 2_000;

/** The mechanisms of a profile: which apply to an incident, and which mechanism × stage are tallied. */
export class RuleBook {
  /** Every tallied mechanism × stage, by slot; all versions of one count together. */
  readonly slots: { readonly mechanism: string; readonly stage: LimitedStage }[] = [];
  readonly #entries: readonly Entry[];
  /** Instants of report at which some version begins or ends, in order. */
  readonly #boundaries: readonly EpochMs[];
  readonly #calendars: ReadonlyMap<string, WorkingTime>;
  readonly #byKind = new Map<string, ApplicableRules>();

  constructor({ mechanisms, calendars, zone }: Pick<Profile, "mechanisms" | "calendars" | "zone">) {
    this.#entries = mechanisms.map(({ mechanism, when }) => ({
      mechanism,
      when,
      spans: versionSpans(mechanism, zone),
    }));
    const ends = this.#entries.flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to]));
    this.#boundaries = [...new Set(ends)].filter(Number.isFinite).sort((one, other) => one - other);
    this.#calendars = new Map(Object.entries(calendars).map(([id, calendar]) => [id, workingTime(calendar, zone)]));
    for (const { mechanism } of this.#entries)
      for (const stage of stagesOfMechanism(mechanism))
        if (this.slotOf(mechanism.id, stage) === null) this.slots.push({ mechanism: mechanism.id, stage });
  }

  /** Every mechanism that applies; of several entries with one mechanism id the first that does. */
  applicable(kind: Kind): ApplicableRules {
    const key = `${this.#eraOf(kind.reportedAt)}/${kind.mode}/${kind.severity}/${kind.category}/${kind.port}`;
    let applicable = this.#byKind.get(key);
    if (applicable === undefined) {
      applicable = this.#choose(kind);
      // Kinds are few unless a source invents categories: then start over.
      if (this.#byKind.size >= KINDS_REMEMBERED) this.#byKind.clear();
      this.#byKind.set(key, applicable);
    }
    return applicable;
  }

  /** The slot of a mechanism's stage; null when no mechanism limits it. */
  slotOf(mechanism: string, stage: LimitedStage): number | null {
    const slot = this.slots.findIndex((each) => each.mechanism === mechanism && each.stage === stage);
    return slot < 0 ? null : slot;
  }

  /** The general limit of a mechanism's stage for incidents reported at an instant; null when there is none. */
  limitAt(mechanism: string, stage: LimitedStage, instant: EpochMs): DurationMs | null {
    const entry = this.#entries.find((each) => each.mechanism.id === mechanism);
    const version = entry === undefined ? null : holdingAt(entry, instant);
    return version?.stages.find((each) => each.stage === stage)?.limit ?? null;
  }

  /** Between which boundaries an instant lies: the same versions hold there. */
  #eraOf(instant: EpochMs): number {
    let era = 0;
    for (const boundary of this.#boundaries) {
      if (instant < boundary) break;
      era += 1;
    }
    return era;
  }

  #choose(kind: Kind): ApplicableRules {
    const applied = new Map<string, readonly StageRule[]>();
    for (const entry of this.#entries) {
      if (applied.has(entry.mechanism.id) || !isFor(entry, kind)) continue;
      const version = holdingAt(entry, kind.reportedAt);
      if (version !== null) applied.set(entry.mechanism.id, this.#stageRules(entry.mechanism, version, kind));
    }
    const [primary = [], ...others] = applied.values();
    return { primary, stages: [...primary, ...others.flat()] };
  }

  #stageRules(mechanism: Mechanism, version: MechanismVersion, kind: Kind): StageRule[] {
    return version.stages.map((stage, index) => ({
      mechanism,
      version,
      stage,
      from: stage.from === "previous" ? (version.stages[index - 1]?.stage ?? "reported") : stage.from,
      limit: limitFor(stage, kind, kind.mode),
      clock: clockRules(version, stage.calendar === null ? null : (this.#calendars.get(stage.calendar) ?? null)),
      slot: this.slotOf(mechanism.id, stage.stage) ?? -1,
      place: stageIndex(stage.stage),
    }));
  }
}

/** When the clock of a stage started; null while the stage it counts from was not reached. */
export function clockStart(incident: Incident, { from }: StageRule): EpochMs | null {
  return from === "reported" ? incident.stages.reported : reachedAt(incident, from);
}

function isFor({ when }: Entry, { category, severity, port, mode }: Kind): boolean {
  return (
    (when.categories === undefined || when.categories.includes(category)) &&
    (when.severities === undefined || when.severities.includes(severity)) &&
    (when.ports === undefined || when.ports.includes(port)) &&
    (when.modes === undefined || when.modes.includes(mode))
  );
}

function holdingAt({ spans }: Entry, instant: EpochMs): MechanismVersion | null {
  return spans.find(({ from, to }) => from <= instant && instant < to)?.version ?? null;
}
