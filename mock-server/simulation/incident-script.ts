import type { Amendment, IncidentEvent } from "../../src/domain/event.ts";
import type { Severity } from "../../src/domain/incident.ts";
import { MIDDLE_STAGES } from "../../src/domain/lifecycle.ts";
import type { Profile } from "../../src/domain/profile.ts";
import type { SimulationSettings } from "../../src/domain/simulation-settings.ts";
import { type EpochMs, MINUTE, SECOND } from "../../src/shared/units.ts";
import { moved, rounded } from "../geometry.ts";
import { Chance, WeightedList } from "./chance.ts";
import type { Ground, Spot } from "./ground.ts";
import { drawLife, type Life, postpone } from "./life.ts";

/** What is known of an incident when it is reported. */
export interface IncidentDraft {
  readonly id: string;
  readonly at: EpochMs;
  readonly category: string;
  readonly severity: Severity;
  readonly port: string;
  readonly spot: Spot;
  readonly title: string;
  readonly place: string;
  readonly brain: string;
  readonly contact: string | null;
  /** How far its forces are stretched, 1 on a normal day. */
  readonly strain: number;
}

/** The unit sent to an incident and when it has to be where. */
export interface Assignment {
  readonly unit: string;
  readonly incident: string;
  readonly spot: Spot;
  readonly dispatched: EpochMs;
  /** Null when it is called back on the way. */
  readonly arrived: EpochMs | null;
  /** When it leaves the scene or is called back. */
  readonly released: EpochMs;
}

export interface IncidentScript {
  readonly events: readonly IncidentEvent[];
  readonly assignment: Assignment | null;
}

/** An event whose revision is still open: it is known once all of the incident's are in order. */
type Draft<T> = T extends IncidentEvent ? { -readonly [Key in keyof T]: T[Key] } : never;
type Step = Draft<IncidentEvent>;
/** Stands in a step until revisions are counted. */
const UNCOUNTED = 0;
/** A unit for the way from dispatch to release; null when nobody is free. */
export type Dispatcher = (category: string, spot: Spot, from: EpochMs, to: EpochMs) => string | null;

/** Whoever gets there stays this long at most. */
const LONGEST_ON_SCENE = 26 * MINUTE;

/** Half the supervisions are answered within this; the spread is that of a log-normal. */
const ANSWERED_AFTER = 50 * MINUTE;
const ANSWER_SPREAD = 0.7;

/** Writes the life of incidents: what happens to one from report to close. */
export class IncidentWriter {
  readonly #settings: SimulationSettings;
  readonly #ground: Ground;
  readonly #brains: readonly string[];
  readonly #tiers: readonly string[];
  readonly #tierDraw: WeightedList<string> | null;
  readonly #upperTierShare: number;

  constructor(profile: Profile, settings: SimulationSettings, ground: Ground) {
    this.#settings = settings;
    this.#ground = ground;
    this.#brains = profile.brains.map((brain) => brain.id);
    this.#tiers = profile.tiers.map((tier) => tier.id);
    const weights = this.#tiers.map((tier): [string, number] => [tier, settings.tierWeights[tier] ?? 0]);
    const sum = weights.reduce((total, [, weight]) => total + weight, 0);
    this.#tierDraw = sum > 0 ? new WeightedList(weights) : null;
    this.#upperTierShare = sum > 0 ? 1 - (weights[0]?.[1] ?? 0) / sum : 0;
  }

  /** All events of one incident in the order of revisions, and the way of its unit. */
  write(draft: IncidentDraft, dispatch: Dispatcher, chance: Chance): IncidentScript {
    const life = drawLife(
      this.#settings,
      { reported: draft.at, category: draft.category, strain: draft.strain },
      chance,
    );
    const steps = this.#sideSteps(draft, life, chance);
    const assignment = assign(draft, life, dispatch, chance);
    steps.push(report(draft));
    addStages(steps, draft.id, life, assignment?.unit ?? null);
    if (life.closed !== undefined) {
      const tier = this.#closingTier(draft, life, steps, chance);
      steps.push({ kind: "closed", incident: draft.id, revision: UNCOUNTED, at: life.closed, tier });
    }
    this.#correct(draft, life, steps, chance);
    this.#answer(draft, life, steps);
    steps.sort((left, right) => left.at - right.at);
    let revision = 0;
    for (const step of steps) {
      revision += 1;
      step.revision = revision;
    }
    return { events: steps, assignment };
  }

  /** Returns, handovers, joint work, pauses and supervision. Pauses and returns push later stages back. */
  #sideSteps(draft: IncidentDraft, life: Life, chance: Chance): Step[] {
    const { shares, reasons } = this.#settings;
    const steps: Step[] = [];
    const base = { incident: draft.id, revision: UNCOUNTED };
    const other = this.#brains.find((brain) => brain !== draft.brain);
    if (life.signed !== undefined && chance.happens(shares.returned)) {
      const at = life.signed + chance.integer(4, 25) * SECOND;
      postpone(life, life.signed, at - life.signed + chance.integer(10, 60) * SECOND);
      steps.push({ kind: "returned", ...base, at, reason: chance.pick(reasons.returned) });
    }
    if (life.closed !== undefined && chance.happens(shares.suspended)) {
      const begin = life.arrived ?? life.dispatched ?? draft.at;
      const at = Math.round(begin + (life.closed - begin) * chance.between(0.1, 0.6));
      const pause = chance.integer(8, 75) * MINUTE;
      life.closed += pause;
      steps.push(
        { kind: "suspended", ...base, at, reason: chance.pick(reasons.suspended) },
        { kind: "resumed", ...base, at: at + pause },
      );
    }
    const end = life.closed ?? draft.at + 60 * MINUTE;
    const within = (from: number, to: number): EpochMs =>
      Math.round(draft.at + (end - draft.at) * chance.between(from, to));
    if (other !== undefined && chance.happens(shares.handedOver)) {
      steps.push({ kind: "handedOver", ...base, at: within(0.05, 0.5), brain: other });
    } else if (other !== undefined && chance.happens(shares.joint)) {
      steps.push({ kind: "joint", ...base, at: within(0.05, 0.5), brain: other });
    }
    const grave = draft.severity <= 2 ? 3 : 1;
    if (chance.happens(Math.min(1, shares.supervised * grave))) {
      steps.push({ kind: "supervised", ...base, at: within(0.1, 0.7), ...chance.pick(reasons.supervised) });
    }
    return steps;
  }

  /**
   * Whoever holds a supervised incident answers the leader after a while; some are closed before anybody did.
   * Drawn apart from the day's other chances: what else happens does not hang on it.
   */
  #answer(draft: IncidentDraft, life: Life, steps: Step[]): void {
    const supervised = steps.find(({ kind }) => kind === "supervised");
    if (supervised === undefined) return;
    const chance = new Chance(supervised.at, "answer", draft.id);
    const at = supervised.at + Math.round(ANSWERED_AFTER * Math.exp(ANSWER_SPREAD * chance.normal()));
    if (life.closed !== undefined && at >= life.closed) return;
    const words = chance.pick(this.#settings.reasons.answered);
    steps.push({ kind: "answered", incident: draft.id, revision: UNCOUNTED, at, ...words });
  }

  /** Draws who resolves it; some of those resolved higher up are seen climbing there. */
  #closingTier(draft: IncidentDraft, life: Life, steps: Step[], chance: Chance): string | null {
    const tier = this.#tierDraw?.draw(chance) ?? null;
    if (tier === null || tier === this.#tiers[0] || life.closed === undefined) return tier;
    if (!chance.happens(this.#settings.shares.escalated / Math.max(0.01, this.#upperTierShare))) return tier;
    const from = life.arrived ?? life.dispatched ?? draft.at;
    steps.push({
      kind: "escalated",
      incident: draft.id,
      revision: UNCOUNTED,
      at: Math.round(from + (life.closed - from) * chance.between(0.1, 0.8)),
      tier,
    });
    return tier;
  }

  /** Somebody looks again: a better place, a different weight, an instant put right. */
  #correct(draft: IncidentDraft, life: Life, steps: Step[], chance: Chance): void {
    if (!chance.happens(this.#settings.shares.amended)) return;
    const at = draft.at + chance.integer(90, 1_500) * SECOND;
    const patch = this.#patch(draft, life, at, chance);
    steps.push({ kind: "amended", incident: draft.id, revision: UNCOUNTED, at, patch });
  }

  #patch(draft: IncidentDraft, life: Life, at: EpochMs, chance: Chance): Amendment {
    const kind = chance.uniform();
    if (kind < 0.4)
      return { severity: Math.min(4, Math.max(1, draft.severity + (chance.happens(0.5) ? 1 : -1))) as Severity };
    if (kind < 0.6 && life.arrived !== undefined && life.dispatched !== undefined && life.arrived < at) {
      return { arrived: Math.max(life.dispatched, life.arrived - chance.integer(5, 30) * SECOND) };
    }
    const point = rounded(moved(draft.spot.point, 60 * chance.normal(), 60 * chance.normal()));
    const patch = this.#ground.patchAt(point, draft.spot.patch);
    return patch === null ? { place: draft.place } : { position: point, region: patch.region.id };
  }
}

function report(draft: IncidentDraft): Step {
  const { category, severity, port, spot, title, place, brain, contact } = draft;
  return {
    kind: "reported",
    incident: draft.id,
    revision: UNCOUNTED,
    at: draft.at,
    category,
    severity,
    port,
    region: spot.patch.region.id,
    position: spot.point,
    title,
    place,
    brain,
    contact,
  };
}

function addStages(steps: Step[], incident: string, life: Life, unit: string | null): void {
  for (const stage of MIDDLE_STAGES) {
    const at = life[stage];
    if (at === undefined) continue;
    const goes = stage === "dispatched" || stage === "arrived";
    steps.push({ kind: "stage", incident, revision: UNCOUNTED, at, stage, unit: goes ? unit : null });
  }
}

function assign(draft: IncidentDraft, life: Life, dispatch: Dispatcher, chance: Chance): Assignment | null {
  if (life.dispatched === undefined) return null;
  const arrived = life.arrived ?? null;
  const longest =
    arrived === null ? life.dispatched + 6 * MINUTE : arrived + Math.round(chance.between(0.25, 1) * LONGEST_ON_SCENE);
  const released = Math.min(longest, life.closed ?? longest);
  const unit = dispatch(draft.category, draft.spot, life.dispatched, released);
  return unit === null
    ? null
    : { unit, incident: draft.id, spot: draft.spot, dispatched: life.dispatched, arrived, released };
}
