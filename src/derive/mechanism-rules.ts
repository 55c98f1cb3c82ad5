import type { Incident } from "../domain/incident.ts";
import type { LimitedStage, Stage } from "../domain/lifecycle.ts";
import type { Mechanism, StageLimit } from "../domain/mechanism.ts";
import type { Profile } from "../domain/profile.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import { reachedAt } from "./stage-clock.ts";

/** One limited stage of a mechanism, ready for use. */
export interface StageRule {
  readonly mechanism: Mechanism;
  readonly stage: StageLimit;
  /** The mechanism's stage before; the report for the first. */
  readonly previous: Stage;
  /** Place of mechanism × stage among all that are tallied. */
  readonly slot: number;
}

/** A mechanism with its stages, in order. */
export interface MechanismRules {
  readonly mechanism: Mechanism;
  readonly stages: readonly StageRule[];
}

/** What holds for one kind of incident: every mechanism that applies, the one that gives the ring first. The same object for the same mechanisms. */
export interface ApplicableRules {
  readonly primary: MechanismRules | null;
  readonly stages: readonly StageRule[];
}

/** The mechanisms of a profile: which apply to an incident, and which mechanism × stage are tallied. */
export class RuleBook {
  /** Every tallied mechanism × stage, by slot; of several definitions under one id the first. */
  readonly slots: StageRule[] = [];
  readonly #rules: readonly { readonly when: Profile["mechanisms"][number]["when"]; readonly rules: MechanismRules }[];
  readonly #applicable = new Map<string, ApplicableRules>();

  constructor(profile: Pick<Profile, "mechanisms">) {
    this.#rules = profile.mechanisms.map(({ mechanism, when }) => ({
      when,
      rules: { mechanism, stages: mechanism.stages.map((stage, index) => this.#stageRule(mechanism, stage, index)) },
    }));
  }

  /** Every rule whose conditions hold; of several rules with one mechanism id the first. */
  applicable(incident: Pick<Incident, "category" | "severity" | "port">): ApplicableRules {
    const applied: MechanismRules[] = [];
    let key = "";
    for (const [index, { when, rules }] of this.#rules.entries()) {
      if (when.categories !== undefined && !when.categories.includes(incident.category)) continue;
      if (when.severities !== undefined && !when.severities.includes(incident.severity)) continue;
      if (when.ports !== undefined && !when.ports.includes(incident.port)) continue;
      if (applied.some(({ mechanism }) => mechanism.id === rules.mechanism.id)) continue;
      applied.push(rules);
      key += `${index},`;
    }
    let applicable = this.#applicable.get(key);
    if (applicable === undefined) {
      applicable = { primary: applied[0] ?? null, stages: applied.flatMap(({ stages }) => stages) };
      this.#applicable.set(key, applicable);
    }
    return applicable;
  }

  /** The slot of a mechanism's stage; null when no mechanism limits it. */
  slotOf(mechanism: string, stage: LimitedStage): number | null {
    const slot = this.slots.findIndex((rule) => rule.mechanism.id === mechanism && rule.stage.stage === stage);
    return slot < 0 ? null : slot;
  }

  #stageRule(mechanism: Mechanism, stage: StageLimit, index: number): StageRule {
    const known = this.slotOf(mechanism.id, stage.stage);
    const previous = mechanism.stages[index - 1]?.stage ?? "reported";
    const rule: StageRule = { mechanism, stage, previous, slot: known ?? this.slots.length };
    if (known === null) this.slots.push(rule);
    return rule;
  }
}

/** The limit of a stage for an incident's category. */
export function limitFor(incident: Incident, { stage }: StageRule): DurationMs {
  return stage.limitByCategory[incident.category] ?? stage.limit;
}

/** When the clock of a stage started; null while the stage it counts from was not reached. */
export function clockStart(incident: Incident, { stage, previous }: StageRule): EpochMs | null {
  return stage.from === "reported" || previous === "reported"
    ? incident.stages.reported
    : reachedAt(incident, previous);
}
