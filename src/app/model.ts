import type { Derived } from "../derive/derived.ts";
import type { Profile } from "../domain/profile.ts";
import type { FeedBatch } from "../feed/feed.ts";
import type { Cockpit } from "../panels/cockpit.ts";
import type { EpochMs } from "../shared/units.ts";
import type { Store } from "../store/store.ts";
import { sumCounts } from "./connection-view.ts";

/** One stream as the page holds it: its profile, its store with the derivations, and what the doors counted. */
export interface Model {
  readonly profile: Profile;
  readonly store: Store;
  readonly derived: Derived;
  /** The first snapshot is whole: figures may be believed. */
  readonly complete: boolean;
  readonly rejected: ReadonlyMap<string, number>;
  readonly complaints: readonly string[];
  readonly lastEventAt: EpochMs | null;
  readonly surge: Cockpit["surge"];
  apply(batch: FeedBatch): void;
  markComplete(): void;
}

/** Makes the two halves of a model. */
export type CreateParts = (profile: Profile) => { readonly store: Store; readonly derived: Derived };

/** How many of the door's lines the connection panel keeps, newest last. */
const COMPLAINTS_KEPT = 20;

/** An empty model of a stream that begins. */
export function createModel(profile: Profile, createParts: CreateParts): Model {
  let surge: Cockpit["surge"] = null;
  const makeParts = (): ReturnType<CreateParts> => {
    const made = createParts(profile);
    made.store.observe({
      incidentChanged() {},
      incidentEvicted() {},
      advanced() {},
      eventApplied(event) {
        if (event.kind !== "mode") return;
        surge = event.mode === "surge" ? { since: event.at, reason: event.reason } : null;
      },
    });
    return made;
  };
  let parts = makeParts();
  let phase: FeedBatch["phase"] = "snapshot";
  let complete = false;
  let rejectedAtDoor: ReadonlyMap<string, number> = new Map();
  let complaints: readonly string[] = [];
  let lastEventAt: EpochMs | null = null;
  return {
    profile,
    get store() {
      return parts.store;
    },
    get derived() {
      return parts.derived;
    },
    get complete() {
      return complete;
    },
    get rejected() {
      return sumCounts(rejectedAtDoor, parts.store.rejectedCounts);
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
    apply(batch) {
      // A snapshot in the middle of a stream: the gap was too old to be filled, so everything is built anew.
      if (batch.phase === "snapshot" && phase === "live") parts = makeParts();
      phase = batch.phase;
      parts.store.apply(batch.events.map(({ event }) => event));
      if (batch.rejected.size > 0) rejectedAtDoor = sumCounts(rejectedAtDoor, batch.rejected);
      if (batch.complaints.length > 0) complaints = [...complaints, ...batch.complaints].slice(-COMPLAINTS_KEPT);
      if (batch.events.length > 0) lastEventAt = batch.clock.streamTime;
    },
    markComplete() {
      complete = true;
    },
  };
}
