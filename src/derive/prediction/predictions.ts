import type { Incident } from "../../domain/incident.ts";
import type { Profile } from "../../domain/profile.ts";
import { type EpochMs, SECOND } from "../../shared/units.ts";
import type { Store } from "../../store/store.ts";
import type { Derived } from "../derived.ts";
import { communityReader } from "./community.ts";
import { HOUR_BANDS, hourBandReader } from "./hour-band.ts";
import { type LearnedModel, learn, stageKey } from "./learn.ts";
import { LIKELY, type Prediction, type Predictions } from "./prediction.ts";
import { stepOf } from "./stage-history.ts";
import { visitsOf } from "./stage-visit.ts";

/** How things stand in one second: counted at most once in it. */
interface Standing {
  readonly second: number;
  /** Open incidents with a running clock, by `stageKey` of the current stage. */
  readonly waiting: ReadonlyMap<string, number>;
  /** Idle units by community; null where no unit is known. */
  readonly idle: ReadonlyMap<string, number> | null;
}

/** Predictions of a store, from its derivations. Learns when told to; knows nothing before. */
export function createPredictions(
  store: Pick<Store, "incidents" | "units" | "now" | "windowMs">,
  derived: Pick<Derived, "openIncidents" | "deadlineOf" | "stagesOf">,
  profile: Pick<Profile, "regions" | "zone">,
): Predictions {
  const communityOf = communityReader(profile.regions);
  const hoursOf = hourBandReader(profile.zone);
  let model: LearnedModel | null = null;
  let standing: Standing | null = null;

  function currentStanding(now: EpochMs): Standing {
    const second = Math.floor(now / SECOND);
    if (standing?.second === second) return standing;
    const waiting = new Map<string, number>();
    for (const incident of derived.openIncidents()) {
      const { state, mechanism, stage } = derived.deadlineOf(incident);
      if (state !== "none" && mechanism !== null && stage !== null)
        increase(waiting, stageKey(mechanism.id, stage.stage));
    }
    const idle = new Map<string, number>();
    for (const unit of store.units.values()) if (unit.state === "idle") increase(idle, communityOf(unit.region));
    standing = { second, waiting, idle: store.units.size === 0 ? null : idle };
    return standing;
  }

  function of(incident: Incident): Prediction | null {
    if (model === null) return null;
    const { state, mechanism, stage } = derived.deadlineOf(incident);
    if (mechanism === null || stage === null || state === "none" || state === "breached") return null;
    const visit = visitsOf(incident, derived.stagesOf(incident), store.now).find(({ until }) => until === null);
    const limit = visit?.facts.limit ?? null;
    if (visit === undefined || limit === null) return null;
    const { waiting, idle } = currentStanding(store.now);
    const key = stageKey(mechanism.id, stage.stage);
    const community = communityOf(incident.region);
    const learned = model.stages.get(key);
    const asker = {
      category: model.categories.find(incident.category),
      region: model.regions.find(community),
      hours: hoursOf(visit.from),
    };
    const facts = {
      mechanism,
      stage,
      limit,
      hours: HOUR_BANDS[asker.hours] ?? "night",
      typical: learned?.typical.of(asker.region, asker.hours) ?? { scope: "all", median: null, sample: 0 },
      waiting: waiting.get(key) ?? 0,
      freeUnits: idle === null ? null : (idle.get(community) ?? 0),
    } as const;
    const step = stepOf(visit.shareUntil);
    const estimate = learned?.model.estimate(asker, step, facts.waiting) ?? null;
    if (estimate === null)
      return { ...facts, reason: "thin", probability: null, sample: learned?.model.sampleAt(step) ?? 0 };
    return { ...facts, reason: null, ...estimate };
  }

  return {
    of,
    get learned() {
      return model;
    },
    *learn() {
      const { incidents, now, windowMs } = store;
      const statusesOf = derived.stagesOf.bind(derived);
      model = yield* learn({ incidents: [...incidents.values()], statusesOf, communityOf, hoursOf, now, windowMs });
    },
    figures() {
      let count = 0;
      for (const incident of derived.openIncidents()) if ((of(incident)?.probability ?? 0) >= LIKELY) count += 1;
      const calibration = model?.calibration ?? null;
      return {
        "prediction.count": model === null ? null : count,
        "prediction.brier": calibration?.brier ?? null,
        "prediction.baserate": calibration?.baseRateBrier ?? null,
        "prediction.sample": calibration?.sample ?? null,
      };
    },
  };
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
