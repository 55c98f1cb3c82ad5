import type { UnitNews } from "../../domain/event.ts";
import type { Incident, RegionId } from "../../domain/incident.ts";
import type { DurationMs, EpochMs } from "../../shared/units.ts";
import { FreeUnits, freeBand } from "./free-units.ts";
import { Numbering } from "./numbering.ts";
import type { Calibration } from "./prediction.ts";
import { Reliability } from "./reliability.ts";
import { StageHistory } from "./stage-history.ts";
import { StageModel } from "./stage-model.ts";
import { type StageFacts, type StageVisit, visitsOf } from "./stage-visit.ts";
import { TypicalTimes } from "./typical-times.ts";

/** Incidents, examples between two rests: a piece stays well below a millisecond. */
const INCIDENTS = 25;
const EXAMPLES = 100;

/** The later part of the history, on which predictions are judged. */
const JUDGED_PART = 0.25;

/** What is learned from. */
export interface Past {
  readonly incidents: Iterable<Incident>;
  /** The first mechanism's stages at `now`, in order. */
  statusesOf(incident: Incident): readonly StageFacts[];
  /** Held changes of units' states. */
  readonly unitStates: Iterable<UnitNews>;
  communityOf(region: RegionId): RegionId;
  /** Place in `HOUR_BANDS`. */
  hoursOf(at: EpochMs): number;
  readonly now: EpochMs;
  /** How long closed incidents are kept. Incidents reported earlier are no examples: only the slow ones of them are still there. */
  readonly windowMs: DurationMs;
}

/** What was learned of one stage. */
interface LearnedStage {
  readonly model: StageModel;
  readonly typical: TypicalTimes;
}

/** What was learned, by `stageKey`. */
export interface LearnedModel {
  readonly at: EpochMs;
  readonly examples: number;
  readonly stages: ReadonlyMap<string, LearnedStage>;
  readonly categories: Numbering;
  readonly regions: Numbering;
  readonly calibration: Calibration | null;
}

/** What was found in the past. */
interface Gathered {
  readonly histories: ReadonlyMap<string, StageHistory>;
  /** The first example began; now without any. */
  readonly first: EpochMs;
}

/** A mechanism's stage as a key. */
export function stageKey(mechanism: string, stage: string): string {
  return `${mechanism}/${stage}`;
}

/**
 * Learns how often stages were broken; docs/prediction.md says how. It steps after each piece of work of half a millisecond or so and answers at the end.
 * The order of the incidents does not matter.
 */
export function* learn(past: Past): Generator<void, LearnedModel> {
  const categories = new Numbering();
  const regions = new Numbering();
  const { histories, first } = yield* gather(past, categories, regions);
  let examples = 0;
  for (const history of histories.values()) {
    yield* history.settle();
    examples += history.examples.size;
  }
  const calibration = yield* judge([...histories.values()], { first, now: past.now }, categories.size);
  const stages = new Map<string, LearnedStage>();
  for (const [key, history] of histories) {
    const model = yield* StageModel.learn(history.examples, categories.size);
    stages.set(key, { model, typical: yield* typicalTimes(history) });
  }
  return { at: past.now, examples, stages, categories, regions, calibration };
}

function* gather(past: Past, categories: Numbering, regions: Numbering): Generator<void, Gathered> {
  const { now } = past;
  let first = now;
  const origin = now - past.windowMs;
  const histories = new Map<string, StageHistory>();
  const units = yield* FreeUnits.read(past.unitStates, past.communityOf);
  let count = 0;
  for (const incident of past.incidents) {
    count += 1;
    if (count % INCIDENTS === 0) yield;
    const isWhole = (incident.stages.reported ?? origin) > origin;
    const community = past.communityOf(incident.region);
    const freeAt = (at: EpochMs): number => freeBand(units.at(community, at));
    for (const visit of visitsOf(incident, past.statusesOf(incident), now)) {
      const key = stageKey(visit.facts.mechanism.id, visit.facts.stage.stage);
      let history = histories.get(key);
      if (history === undefined) {
        history = new StageHistory(origin);
        histories.set(key, history);
      }
      history.addWaiting(incident, visit);
      const knownAt = knownFrom(visit);
      if (!isWhole || knownAt > now) continue;
      first = Math.min(first, visit.from);
      const category = categories.take(incident.category);
      const region = regions.take(community);
      history.add({ category, region, hours: past.hoursOf(visit.from), knownAt }, visit, freeAt);
    }
  }
  return { histories, first };
}

/**
 * The instant from which on one knew how a visit ended; never, while nobody knows. Its limit must have passed too: quick ends are known before slow ones,
 * and the latest examples would all look quick.
 */
function knownFrom({ facts, decidedAt }: StageVisit): EpochMs {
  if (decidedAt === null) return Number.POSITIVE_INFINITY;
  return Math.max(decidedAt, (facts.startedAt ?? decidedAt) + (facts.limit ?? 0));
}

/** Learns from what was known three quarters into the history, and judges by what started later. */
function* judge(
  histories: readonly StageHistory[],
  { first, now }: { readonly first: EpochMs; readonly now: EpochMs },
  categories: number,
): Generator<void, Calibration | null> {
  const splitAt = Math.round(now - (now - first) * JUDGED_PART);
  const reliability = new Reliability();
  for (const { examples } of histories) {
    const model = yield* StageModel.learn(examples, categories, splitAt);
    const { baseRate } = model;
    for (let index = 0; index < examples.size; index += 1) {
      if (index % EXAMPLES === EXAMPLES - 1) yield;
      const example = examples.at(index);
      if (example.from <= splitAt) continue;
      examples.eachStep(index, (waiting, free, place) => {
        const estimate = model.estimate(example, example.entry + place, model.loadBand(waiting), free);
        if (estimate !== null) reliability.add(estimate.probability, baseRate, example.isBroken);
      });
    }
  }
  return reliability.result(splitAt);
}

function* typicalTimes({ examples }: StageHistory): Generator<void, TypicalTimes> {
  const times = new TypicalTimes();
  for (let index = 0; index < examples.size; index += 1) {
    if (index % EXAMPLES === EXAMPLES - 1) yield;
    const { region, hours, elapsed } = examples.at(index);
    if (elapsed !== null) times.add(region, hours, elapsed);
  }
  yield* times.settle();
  return times;
}
