import type { Incident } from "../../domain/incident.ts";
import type { StageLimit } from "../../domain/mechanism.ts";
import type { Profile } from "../../domain/profile.ts";
import { type EpochMs, SECOND } from "../../shared/units.ts";
import type { Store } from "../../store/store.ts";
import type { Derived } from "../derived.ts";
import { communityReader } from "./community.ts";
import { hourBandReader } from "./hour-band.ts";
import { type LearnedModel, learn, stageKey } from "./learn.ts";
import { LIKELY, type Prediction, type Predictions } from "./prediction.ts";
import { StageReading } from "./stage-reading.ts";
import { visitsOf } from "./stage-visit.ts";

/** How things stand in one second: counted at most once in it. */
interface Standing {
  readonly second: number;
  /** Open incidents with a running clock, by `stageKey` of the current stage. */
  readonly waiting: ReadonlyMap<string, number>;
  /** Idle units of each community where any unit is known to stand. */
  readonly idle: ReadonlyMap<string, number>;
}

/** Predictions of a store, from its derivations. Learns when told to; knows nothing before. */
export function createPredictions(
  store: Pick<Store, "incidents" | "units" | "unitStates" | "now" | "windowMs">,
  derived: Pick<Derived, "openIncidents" | "deadlineOf" | "firstStagesOf">,
  profile: Pick<Profile, "regions" | "zone">,
): Predictions {
  const communityOf = communityReader(profile.regions);
  const hoursOf = hourBandReader(profile.zone);
  let model: LearnedModel | null = null;
  let standing: Standing | null = null;
  const readings = new WeakMap<Incident, StageReading>();

  function currentStanding(now: EpochMs): Standing {
    const second = Math.floor(now / SECOND);
    if (standing?.second === second) return standing;
    // Versions of a mechanism name a stage anew: they are added up at the end, once a stage.
    const byStage = new Map<StageLimit, { readonly key: string; count: number }>();
    for (const incident of derived.openIncidents()) {
      const { state, mechanism, stage } = derived.deadlineOf(incident);
      if (state === "none" || mechanism === null || stage === null) continue;
      const known = byStage.get(stage);
      if (known === undefined) byStage.set(stage, { key: stageKey(mechanism.id, stage.stage), count: 1 });
      else known.count += 1;
    }
    const waiting = new Map<string, number>();
    for (const { key, count } of byStage.values()) waiting.set(key, (waiting.get(key) ?? 0) + count);
    const idle = new Map<string, number>();
    for (const unit of store.units.values()) {
      const community = communityOf(unit.region);
      idle.set(community, (idle.get(community) ?? 0) + (unit.state === "idle" ? 1 : 0));
    }
    standing = { second, waiting, idle };
    return standing;
  }

  function readingOf(learned: LearnedModel, incident: Incident): StageReading | null {
    const deadline = derived.deadlineOf(incident);
    const { state, mechanism, stage } = deadline;
    if (mechanism === null || stage === null || state === "none" || state === "breached") return null;
    const known = readings.get(incident);
    const { now } = store;
    if (known?.holds(learned, incident, deadline, now) === true) return known;
    const visit = visitsOf(incident, derived.firstStagesOf(incident), now).find(({ until }) => until === null);
    if (visit === undefined) return null;
    const place = { community: communityOf(incident.region), hours: hoursOf(visit.from), now };
    const reading = new StageReading(learned, incident, { mechanism, stage }, visit, place);
    readings.set(incident, reading);
    return reading;
  }

  function of(incident: Incident): Prediction | null {
    const reading = model === null ? null : readingOf(model, incident);
    if (reading === null) return null;
    const { waiting, idle } = currentStanding(store.now);
    return reading.predict(waiting.get(reading.key) ?? 0, idle.get(reading.community) ?? null);
  }

  return {
    of,
    get learned() {
      return model;
    },
    *learn() {
      const { incidents, now, windowMs } = store;
      const statusesOf = derived.firstStagesOf.bind(derived);
      const past = { incidents: [...incidents.values()], unitStates: store.unitStates(), statusesOf };
      model = yield* learn({ ...past, communityOf, hoursOf, now, windowMs });
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
