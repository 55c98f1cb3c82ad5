import type { Incident } from "../domain/incident.ts";
import type { LimitedStage, Stage } from "../domain/lifecycle.ts";
import type { Mechanism, StageLimit } from "../domain/mechanism.ts";
import type { Profile } from "../domain/profile.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import { reachedAt } from "./stage-clock.ts";

/** One limited stage of a mechanism, ready for use on incidents of one kind. */
export interface StageRule {
  readonly mechanism: Mechanism;
  readonly stage: StageLimit;
  /** The mechanism's stage before; the report for the first. */
  readonly previous: Stage;
  /** For the incident's category. */
  readonly limit: DurationMs;
  /** Place of mechanism × stage among all that are tallied. */
  readonly slot: number;
}

/** What holds for one kind of incident: every mechanism that applies. */
export interface ApplicableRules {
  /** Those of the first mechanism come first. */
  readonly stages: readonly StageRule[];
  /** The first mechanism's, which give the ring. */
  readonly primary: readonly StageRule[];
}

type MechanismRule = Profile["mechanisms"][number];

/** Combinations of severity, category and port whose rules are remembered. */
const KINDS_REMEMBERED = 2_000;

/** The mechanisms of a profile: which apply to an incident, and which mechanism × stage are tallied. */
export class RuleBook {
  /** Every tallied mechanism × stage, by slot; of several definitions under one id the first. */
  readonly slots: { readonly mechanism: string; readonly stage: StageLimit }[] = [];
  readonly #rules: readonly MechanismRule[];
  readonly #byKind = new Map<string, ApplicableRules>();

  constructor(profile: Pick<Profile, "mechanisms">) {
    this.#rules = profile.mechanisms;
    for (const { mechanism } of this.#rules)
      for (const stage of mechanism.stages)
        if (this.slotOf(mechanism.id, stage.stage) === null) this.slots.push({ mechanism: mechanism.id, stage });
  }

  /** Every rule whose conditions hold; of several rules with one mechanism id the first. */
  applicable(incident: Pick<Incident, "category" | "severity" | "port">): ApplicableRules {
    const kind = `${incident.severity}/${incident.category}/${incident.port}`;
    let applicable = this.#byKind.get(kind);
    if (applicable === undefined) {
      applicable = this.#choose(incident);
      // Kinds are few unless a source invents categories: then start over.
      if (this.#byKind.size >= KINDS_REMEMBERED) this.#byKind.clear();
      this.#byKind.set(kind, applicable);
    }
    return applicable;
  }

  /** The slot of a mechanism's stage; null when no mechanism limits it. */
  slotOf(mechanism: string, stage: LimitedStage): number | null {
    const slot = this.slots.findIndex((each) => each.mechanism === mechanism && each.stage.stage === stage);
    return slot < 0 ? null : slot;
  }

  #choose(incident: Pick<Incident, "category" | "severity" | "port">): ApplicableRules {
    const applied: Mechanism[] = [];
    for (const { mechanism, when } of this.#rules) {
      if (when.categories !== undefined && !when.categories.includes(incident.category)) continue;
      if (when.severities !== undefined && !when.severities.includes(incident.severity)) continue;
      if (when.ports !== undefined && !when.ports.includes(incident.port)) continue;
      if (!applied.some(({ id }) => id === mechanism.id)) applied.push(mechanism);
    }
    const [primary = [], ...others] = applied.map((mechanism) => this.#stageRules(mechanism, incident.category));
    return { primary, stages: [...primary, ...others.flat()] };
  }

  #stageRules(mechanism: Mechanism, category: string): StageRule[] {
    return mechanism.stages.map((stage, index) => ({
      mechanism,
      stage,
      previous: mechanism.stages[index - 1]?.stage ?? "reported",
      limit: stage.limitByCategory[category] ?? stage.limit,
      slot: this.slotOf(mechanism.id, stage.stage) ?? -1,
    }));
  }
}

/** When the clock of a stage started; null while the stage it counts from was not reached. */
export function clockStart(incident: Incident, { stage, previous }: StageRule): EpochMs | null {
  return stage.from === "reported" || previous === "reported"
    ? incident.stages.reported
    : reachedAt(incident, previous);
}
