import { createDerived } from "../../src/derive/create-derived.ts";
import { parseProfile } from "../../src/domain/profile.ts";
import { decodeBatch } from "../../src/protocol/decode.ts";
import { createStore } from "../../src/store/create-store.ts";
import { measureBatches } from "./measure-batches.ts";

const profile = parseProfile(await (await fetch("/profile.json")).json(), "profile.json");
const store = createStore(profile);
const derived = createDerived(store, profile);

// What the cockpit does with a batch before anything is painted: decode, validate, store, derive.
measureBatches(
  (payload) => {
    const batch = decodeBatch(payload);
    if (!batch.ok) throw new Error(batch.complaint);
    store.advance(batch.value.clock.streamTime);
    store.apply(batch.value.events.map((sequenced) => sequenced.event));
    return batch.value.events.length;
  },
  () => `${store.incidents.size} incidents held, ${derived.open} open, ${store.duplicateCount} duplicates`,
);
