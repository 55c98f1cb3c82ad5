import type { Derived } from "../derive/derived.ts";
import type { Predictions } from "../derive/prediction/prediction.ts";
import { createPredictions } from "../derive/prediction/predictions.ts";
import type { Profile } from "../domain/profile.ts";
import type { FeedBatch } from "../feed/feed.ts";
import type { Cockpit } from "../panels/cockpit.ts";
import type { EpochMs } from "../shared/units.ts";
import type { Store } from "../store/store.ts";
import { sumCounts } from "./connection-view.ts";

/** The two halves of what is known of a stream. */
export interface Parts {
  readonly store: Store;
  readonly derived: Derived;
}

/** One stream as the page holds it: its profile, its store with the derivations, and what the doors counted. */
export interface Model extends Parts {
  readonly profile: Profile;
  readonly predictions: Predictions;
  readonly rejected: ReadonlyMap<string, number>;
  readonly complaints: readonly string[];
  /** Stream time of the last batch that held events; null before the first. */
  readonly lastEventAt: EpochMs | null;
  readonly surge: Cockpit["surge"];
  apply(batch: FeedBatch): void;
}

/** How many of the door's lines the connection panel keeps, newest last. */
const COMPLAINTS_KEPT = 20;

/** The model of a stream that begins; `parts` are empty. */
export function createModel(profile: Profile, { store, derived }: Parts): Model {
  let surge: Cockpit["surge"] = null;
  let rejectedAtDoor: ReadonlyMap<string, number> = new Map();
  let complaints: readonly string[] = [];
  let lastEventAt: EpochMs | null = null;
  store.observe({
    incidentChanged() {},
    incidentEvicted() {},
    advanced() {},
    eventApplied(event) {
      if (event.kind !== "mode") return;
      surge = event.mode === "surge" ? { since: event.at, reason: event.reason } : null;
    },
  });
  return {
    profile,
    store,
    derived,
    predictions: createPredictions(store, derived, profile),
    get rejected() {
      return sumCounts(rejectedAtDoor, store.rejectedCounts);
    },
    get complaints() {
      return complaints;
    },
    get lastEventAt() {
      return lastEventAt;
    },
    get surge() {
      return surge;
    },
    apply({ clock, events, ...door }) {
      // A store that knows the time places every event once, instead of moving all of them when it learns it.
      if (store.now === 0) store.advance(clock.streamTime);
      store.apply(events.map(({ event }) => event));
      if (door.rejected.size > 0) rejectedAtDoor = sumCounts(rejectedAtDoor, door.rejected);
      if (door.complaints.length > 0) complaints = [...complaints, ...door.complaints].slice(-COMPLAINTS_KEPT);
      if (events.length > 0) lastEventAt = clock.streamTime;
    },
  };
}
