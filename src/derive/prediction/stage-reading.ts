import type { Incident, RegionId } from "../../domain/incident.ts";
import type { EpochMs } from "../../shared/units.ts";
import type { Estimate } from "./back-off.ts";
import { freeBand } from "./free-units.ts";
import { HOUR_BANDS } from "./hour-band.ts";
import { type LearnedModel, stageKey } from "./learn.ts";
import { FREE, LOADS, type Prediction, type PredictionFacts } from "./prediction.ts";
import { STEPS, stepOf } from "./stage-history.ts";
import type { Asker } from "./stage-model.ts";
import type { StageVisit } from "./stage-visit.ts";

type FixedFacts = Omit<PredictionFacts, "waiting" | "freeUnits">;

/** Where an open incident stands in its stage, as long as nothing is heard of it and its step cannot change. */
export class StageReading {
  readonly key: string;
  /** From then on its step may be another. */
  readonly until: EpochMs;
  readonly #model: LearnedModel;
  readonly #asker: Asker;
  readonly #step: number;
  readonly #facts: FixedFacts;
  /** By load and free units; absent until somebody asks. */
  readonly #estimates: (Estimate | null)[] = [];
  #last: Prediction | null = null;

  constructor(
    model: LearnedModel,
    incident: Incident,
    { mechanism, stage }: Pick<FixedFacts, "mechanism" | "stage">,
    { shareUntil, facts: { limit } }: StageVisit,
    place: { readonly community: RegionId; readonly hours: number; readonly now: EpochMs },
  ) {
    const { community, hours, now } = place;
    this.key = stageKey(mechanism.id, stage.stage);
    this.#model = model;
    this.#asker = {
      category: model.categories.find(incident.category),
      region: model.regions.find(community),
      hours,
    };
    this.#step = stepOf(shareUntil);
    // The clock never runs faster than time.
    const left = Math.ceil(((this.#step + 1) / STEPS - shareUntil) * (limit ?? 0));
    this.until = now + Math.max(1, left);
    const typical = model.stages.get(this.key)?.typical.of(this.#asker.region, hours);
    this.#facts = {
      mechanism,
      stage,
      limit: limit ?? 0,
      hours: HOUR_BANDS[hours] ?? "night",
      typical: typical ?? { scope: "all", median: null, sample: 0 },
    };
  }

  /** The prediction, with so many waiting in the stage and so many idle units; the same object as long as both are the same. */
  predict(waiting: number, freeUnits: number | null): Prediction {
    if (this.#last?.waiting === waiting && this.#last.freeUnits === freeUnits) return this.#last;
    const learned = this.#model.stages.get(this.key)?.model;
    const load = learned?.loadBand(waiting) ?? 0;
    const free = freeBand(freeUnits);
    const estimate = this.estimateAt(load, free);
    this.#last =
      estimate === null
        ? {
            ...this.#facts,
            waiting,
            freeUnits,
            reason: "thin",
            probability: null,
            sample: learned?.sampleAt(this.#step) ?? 0,
          }
        : { ...this.#facts, waiting, freeUnits, reason: null, ...estimate, load: LOADS[load] ?? "usual" };
    return this.#last;
  }

  /** By the places of load and free units in `LOADS` and `FREE`; null where the history is too thin. */
  estimateAt(load: number, free: number): Estimate | null {
    const place = load * FREE.length + free;
    let estimate = this.#estimates[place];
    if (estimate === undefined) {
      const learned = this.#model.stages.get(this.key)?.model;
      estimate = learned?.estimate(this.#asker, this.#step, load, free) ?? null;
      this.#estimates[place] = estimate;
    }
    return estimate;
  }
}
