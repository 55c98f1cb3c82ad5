import { Temporal } from "temporal-polyfill";
import type { Calibration } from "../../src/derive/prediction/prediction.ts";
import type { StageStatus } from "../../src/derive/derived.ts";
import type { UnitNews } from "../../src/domain/event.ts";
import type { Incident } from "../../src/domain/incident.ts";
import type { Profile } from "../../src/domain/profile.ts";
import { listRegions, regionPaths } from "../../src/domain/region.ts";
import type { EpochMs } from "../../src/shared/units.ts";

/** A visit with all that docs/prediction.md counts it by. */
interface OracleVisit {
  readonly incident: Incident;
  readonly status: StageStatus;
  readonly stage: string;
  readonly begin: EpochMs;
  readonly end: EpochMs | null;
  readonly broken: boolean | null;
  readonly known: EpochMs;
  readonly category: string;
  readonly community: string;
  readonly hours: number;
  /** Share of the limit that had run at an instant, running time taken to have passed evenly. */
  share(at: EpochMs): number;
}

interface OracleUnitChange {
  readonly at: EpochMs;
  readonly isFree: boolean;
  /** Null outside the scope. */
  readonly community: string | null;
}

interface Sample {
  readonly visit: OracleVisit;
  readonly step: number;
  readonly load: number;
  readonly free: number | null;
}

/** What is predicted of one open incident. */
interface OraclePrediction {
  readonly probability: number | null;
  readonly sample: number;
  readonly waiting: number;
  readonly free: number | null;
  readonly median: number | null;
}

/** What stands around the incidents. */
interface OracleWorld {
  readonly profile: Profile;
  readonly now: EpochMs;
  /** As they came in; at one instant the last holds. */
  readonly unitStates: readonly UnitNews[];
}

/** Predictions of a whole history, counted plainly from docs/prediction.md: everything is looked through for every question. */
export class PredictionOracle {
  readonly #profile: Profile;
  readonly #now: EpochMs;
  /** Of each unit every change with the community it names, in order of time. */
  readonly #units: readonly (readonly OracleUnitChange[])[];
  readonly #visits: readonly OracleVisit[];
  readonly #examples: readonly OracleVisit[];
  /** Looked at for every question. */
  readonly #samples = new Map<OracleVisit, readonly Sample[]>();

  constructor(
    incidents: readonly Incident[],
    statusesOf: (incident: Incident) => readonly StageStatus[],
    { profile, now, unitStates }: OracleWorld,
  ) {
    this.#profile = profile;
    this.#now = now;
    this.#units = [...new Set(unitStates.map(({ unit }) => unit))].map((id) =>
      unitStates
        .filter(({ unit }) => unit === id)
        .map((news) =>
          news.kind === "unitLeft"
            ? { at: news.at, isFree: false, community: null }
            : { at: news.at, isFree: news.state === "idle", community: this.#communityOf(news.region) },
        )
        .sort((left, right) => left.at - right.at),
    );
    this.#visits = incidents.flatMap((incident) => this.#visitsOf(incident, statusesOf(incident)));
    this.#examples = this.#visits.filter(
      (visit) => (visit.incident.stages.reported ?? 0) > now - profile.windowMs && isKnown(visit, now),
    );
  }

  get exampleCount(): number {
    return this.#examples.length;
  }

  /** Null where nothing is predicted because no clock runs or it has run out. */
  predict(incident: Incident): OraclePrediction | null {
    const visit = this.#visits.find((candidate) => candidate.incident === incident && candidate.end === null);
    if (visit === undefined || visit.broken === true || isStopped(visit, this.#now)) return null;
    const examples = this.#examples.filter(({ stage }) => stage === visit.stage);
    const samples = examples.flatMap((example) => this.#samplesOf(example));
    const step = stepAt(visit.share(this.#now));
    const waiting = this.#waitingAt(visit.stage, this.#now);
    const free = this.#freeAt(visit.community, this.#now);
    return {
      probability: probabilityOf(examples.length, samples, thirdsOf(samples), { visit, step, load: waiting, free }),
      sample: samples.filter((sample) => sample.step === step).length,
      waiting,
      free,
      median: this.#median(visit),
    };
  }

  calibration(): Calibration | null {
    const first = Math.min(this.#now, ...this.#examples.map(({ begin }) => begin));
    const splitAt = Math.round(this.#now - (this.#now - first) / 4);
    const judged: { predicted: number; base: number; outcome: number }[] = [];
    for (const stage of new Set(this.#examples.map((example) => example.stage))) {
      const ofStage = this.#examples.filter((example) => example.stage === stage);
      const older = ofStage.filter((visit) => isKnown(visit, splitAt));
      const learned = older.flatMap((visit) => this.#samplesOf(visit));
      const thirds = thirdsOf(learned);
      const base = learned.filter(({ visit }) => visit.broken).length / learned.length;
      for (const visit of ofStage.filter(({ begin }) => begin > splitAt)) {
        for (const sample of this.#samplesOf(visit)) {
          const predicted = probabilityOf(older.length, learned, thirds, sample);
          if (predicted !== null) judged.push({ predicted, base, outcome: visit.broken ? 1 : 0 });
        }
      }
    }
    if (judged.length < 200) return null;
    const bins = Array.from({ length: 10 }, (_, index) => {
      const inBin = judged.filter(({ predicted }) => Math.min(9, Math.floor(predicted * 10)) === index);
      const empty = inBin.length === 0;
      return {
        from: index / 10,
        to: (index + 1) / 10,
        count: inBin.length,
        predicted: empty ? null : mean(inBin.map(({ predicted }) => predicted)),
        observed: empty ? null : mean(inBin.map(({ outcome }) => outcome)),
      };
    });
    return {
      splitAt,
      sample: judged.length,
      brier: mean(judged.map(({ predicted, outcome }) => (predicted - outcome) ** 2)),
      baseRateBrier: mean(judged.map(({ base, outcome }) => (base - outcome) ** 2)),
      bins,
    };
  }

  #visitsOf(incident: Incident, statuses: readonly StageStatus[]): OracleVisit[] {
    const chain = statuses.filter(({ mechanism }) => mechanism === statuses[0]?.mechanism);
    return chain.flatMap((status, index) => {
      const arrived = index === 0 ? incident.stages.reported : (chain[index - 1]?.reachedAt ?? null);
      const { startedAt, limit } = status;
      if (arrived === null || startedAt === null || limit === null || limit === 0) return [];
      const begin = Math.max(arrived, startedAt);
      const ends = [incident.stages.closed, ...chain.slice(index).map(({ reachedAt }) => reachedAt)];
      const end = ends.reduce((earliest, at) => (at === null ? earliest : Math.min(earliest ?? at, at)), null);
      if (end !== null && end < begin) return [];
      const lookedAt = end ?? Math.max(this.#now, begin);
      const isOwnEnd = end === null || status.reachedAt === end;
      const plain = lookedAt - startedAt - pausedBetween(incident, status, startedAt, lookedAt);
      const run = isOwnEnd ? (status.elapsed ?? plain) : plain;
      const isLate = isOwnEnd ? status.verdict === "breached" : plain > limit;
      const broken = end === null && !isLate ? null : isLate;
      return [
        {
          incident,
          status,
          stage: `${status.mechanism.id} ${status.stage.stage}`,
          begin,
          end,
          broken,
          known: broken === true ? Math.min(status.dueAt ?? lookedAt, lookedAt) : lookedAt,
          category: incident.category,
          community: this.#communityOf(incident.region),
          hours: this.#hoursOf(begin),
          share: (at: EpochMs) =>
            lookedAt === startedAt ? 0 : ((run / limit) * (at - startedAt)) / (lookedAt - startedAt),
        },
      ];
    });
  }

  #samplesOf(visit: OracleVisit): readonly Sample[] {
    const samples = this.#samples.get(visit) ?? this.#countSamples(visit);
    this.#samples.set(visit, samples);
    return samples;
  }

  #countSamples(visit: OracleVisit): readonly Sample[] {
    const end = visit.end ?? this.#now;
    const entered = visit.share(visit.begin);
    if (entered > 1) return [];
    const sampleAt = (step: number, at: EpochMs): Sample => {
      return { visit, step, load: this.#waitingAt(visit.stage, at), free: this.#freeAt(visit.community, at) };
    };
    const samples = [sampleAt(stepAt(entered), visit.begin)];
    for (let step = stepAt(entered) + 1; step < 8; step += 1) {
      if (visit.share(end) <= step / 8) break;
      const part = (step / 8 - entered) / (visit.share(end) - entered);
      samples.push(sampleAt(step, visit.begin + part * (end - visit.begin)));
    }
    return samples;
  }

  #waitingAt(stage: string, at: EpochMs): number {
    return this.#visits.filter(
      (visit) =>
        visit.stage === stage && visit.begin <= at && (visit.end === null || visit.end > at) && !isStopped(visit, at),
    ).length;
  }

  #freeAt(community: string, at: EpochMs): number | null {
    const everHere = this.#units.filter((changes) => changes.some((change) => change.community === community));
    if (everHere.some(([first]) => first === undefined || first.at > at)) return null;
    const here = everHere
      .map((changes) => changes.findLast((change) => change.at <= at))
      .filter((change) => change?.community === community);
    return here.length === 0 ? null : here.filter((change) => change?.isFree).length;
  }

  #median(visit: OracleVisit): number | null {
    const timed = this.#examples.filter(
      ({ stage, status }) => stage === visit.stage && status.reachedAt !== null && status.elapsed !== null,
    );
    const atHours = timed.filter(({ hours }) => hours === visit.hours);
    const here = atHours.filter(({ community }) => community === visit.community);
    const chosen = [here, atHours].find((times) => times.length >= 20) ?? timed;
    const sorted = chosen.map(({ status }) => status.elapsed ?? 0).sort((left, right) => left - right);
    return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
  }

  #communityOf(region: string): string {
    const path = regionPaths(this.#profile.regions).get(region) ?? [];
    const regions = listRegions(this.#profile.regions);
    return path.find((id) => regions.some((each) => each.id === id && each.level === "community")) ?? region;
  }

  #hoursOf(at: EpochMs): number {
    const { hour } = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(this.#profile.zone);
    return Math.floor(hour / 6);
  }
}

/** Greatest loads that are quiet and usual among what was learned. */
function thirdsOf(learned: readonly Sample[]): { readonly quiet: number; readonly usual: number } {
  const loads = learned.map(({ load }) => load).sort((left, right) => left - right);
  return {
    quiet: loads[Math.ceil(loads.length / 3) - 1] ?? 0,
    usual: loads[Math.ceil((2 * loads.length) / 3) - 1] ?? 0,
  };
}

function probabilityOf(
  examples: number,
  learned: readonly Sample[],
  { quiet, usual }: ReturnType<typeof thirdsOf>,
  asked: Sample,
): number | null {
  const band = (load: number): number => (load <= quiet ? 0 : load <= usual ? 1 : 2);
  const forces = (free: number | null): string => (free === null ? "unknown" : free < 2 ? `${free}` : "several");
  const atStep = learned.filter(({ step }) => step === asked.step);
  if (examples < 200 || atStep.length < 30) return null;
  const ofCategory = atStep.filter(({ visit }) => visit.category === asked.visit.category);
  const atHours = ofCategory.filter(({ visit }) => visit.hours === asked.visit.hours);
  const atLoad = atHours.filter(({ load }) => band(load) === band(asked.load));
  const withSame = atLoad.filter(({ free }) => forces(free) === forces(asked.free));
  const withFree = withSame.length > 0 ? withSame : atLoad.filter(({ free }) => free === null);
  const inCommunity = withFree.filter(({ visit }) => visit.community === asked.visit.community);
  return [ofCategory, atHours, atLoad, withFree, inCommunity].reduce(
    (probability, cell) => share(cell, 20, probability),
    share(atStep, 0, 0),
  );
}

function share(cell: readonly Sample[], lean: number, above: number): number {
  return (cell.filter(({ visit }) => visit.broken).length + lean * above) / (cell.length + lean);
}

function isKnown({ broken, known, status }: OracleVisit, at: EpochMs): boolean {
  return broken !== null && known <= at && (status.startedAt ?? 0) + (status.limit ?? 0) <= at;
}

function pausesOf(incident: Incident, { isOwn, version }: StageStatus): (readonly [EpochMs, EpochMs])[] {
  if (isOwn) return [];
  const all = [...incident.pauses];
  if (incident.suspendedSince !== null)
    all.push([incident.suspendedSince, Number.POSITIVE_INFINITY, incident.suspendedFor ?? "suspended"]);
  return all.filter(([, , cause]) => version.pauses.includes(cause)).map(([from, to]) => [from, to]);
}

function pausedBetween(incident: Incident, status: StageStatus, from: EpochMs, to: EpochMs): number {
  return pausesOf(incident, status).reduce(
    (sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)),
    0,
  );
}

function isStopped({ incident, status }: OracleVisit, at: EpochMs): boolean {
  return pausesOf(incident, status).some(([from, to]) => from <= at && at < to);
}

function stepAt(share: number): number {
  return Math.max(0, Math.min(7, Math.floor(share * 8)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
