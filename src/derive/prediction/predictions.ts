import type { Incident } from "../../domain/incident.ts";
import type { Profile } from "../../domain/profile.ts";
import type { Store } from "../../store/store.ts";
import type { Derived } from "../derived.ts";
import { communityReader } from "./community.ts";
import { hourBandReader } from "./hour-band.ts";
import { type LearnedModel, learn } from "./learn.ts";
import { OpenReadings } from "./open-readings.ts";
import { LIKELY, type Predictions } from "./prediction.ts";
import { StageReading } from "./stage-reading.ts";
import { visitsOf } from "./stage-visit.ts";

/** Predictions of a store, from its derivations. Learns when told to; knows nothing before. */
export function createPredictions(
  store: Pick<Store, "incidents" | "units" | "unitStates" | "now" | "version" | "windowMs">,
  derived: Pick<Derived, "openIncidents" | "deadlineOf" | "firstStagesOf" | "urgent" | "watch">,
  profile: Pick<Profile, "regions" | "zone">,
): Predictions {
  const communityOf = communityReader(profile.regions);
  const hoursOf = hourBandReader(profile.zone);
  let model: LearnedModel | null = null;
  const readings = new OpenReadings(derived, communityOf, readingOf);
  let caughtUp: { readonly version: number; readonly model: LearnedModel } | null = null;

  /** What is known by now of those for whom anything is predicted; null before anything was learned. */
  function current(): OpenReadings | null {
    if (model === null) return null;
    if (caughtUp?.version === store.version && caughtUp.model === model) return readings;
    caughtUp = { version: store.version, model };
    const idle = new Map<string, number>();
    for (const unit of store.units.values()) {
      const community = communityOf(unit.region);
      idle.set(community, (idle.get(community) ?? 0) + (unit.state === "idle" ? 1 : 0));
    }
    readings.catchUp(store.now, idle);
    return readings;
  }

  function readingOf(incident: Incident, learned: LearnedModel): StageReading | null {
    const { state, mechanism, stage } = derived.deadlineOf(incident);
    if (mechanism === null || stage === null || state === "none" || state === "breached") return null;
    const { now } = store;
    const visit = visitsOf(incident, derived.firstStagesOf(incident), now).find(({ until }) => until === null);
    if (visit === undefined) return null;
    const place = { community: communityOf(incident.region), hours: hoursOf(visit.from), now };
    return new StageReading(learned, incident, { mechanism, stage }, visit, place);
  }

  return {
    of(incident) {
      const standing = current()?.of(incident) ?? null;
      return standing === null ? null : standing.reading.predict(standing.waiting, standing.idle);
    },
    probabilityOf: (incident) => current()?.probabilityOf(incident) ?? null,
    get learned() {
      return model;
    },
    *learn() {
      const { incidents, now, windowMs } = store;
      const statusesOf = derived.firstStagesOf.bind(derived);
      const past = { incidents: [...incidents.values()], unitStates: store.unitStates(), statusesOf };
      const learned = yield* learn({ ...past, communityOf, hoursOf, now, windowMs });
      yield* readings.adopt(learned, store);
      model = learned;
    },
    figures() {
      const calibration = model?.calibration ?? null;
      return {
        "prediction.count": current()?.count(LIKELY) ?? null,
        "prediction.brier": calibration?.brier ?? null,
        "prediction.baserate": calibration?.baseRateBrier ?? null,
        "prediction.sample": calibration?.sample ?? null,
      };
    },
  };
}
