import { createText } from "../../src/app/language/words.ts";
import { createDerived } from "../../src/derive/create-derived.ts";
import type { Selection } from "../../src/derive/derived.ts";
import { createPredictions } from "../../src/derive/prediction/predictions.ts";
import type { StreamEvent } from "../../src/domain/event.ts";
import { NO_FILTER } from "../../src/domain/incident-filter.ts";
import type { Profile } from "../../src/domain/profile.ts";
import type { Cockpit, CockpitSource, ConnectionView, Form, Language, Theme } from "../../src/panels/cockpit.ts";
import { DEFAULT_TABLE } from "../../src/panels/incident-table/table-view.ts";
import { type EpochMs, MINUTE, SECOND } from "../../src/shared/units.ts";
import { createStore } from "../../src/store/create-store.ts";

interface FakeOptions {
  readonly profile: Profile;
  readonly events: readonly StreamEvent[];
  readonly now: EpochMs;
  readonly freshness?: Cockpit["freshness"];
  readonly language?: Language;
  readonly theme?: Theme;
  readonly form?: Form;
  readonly spotlight?: string | null;
  readonly selection?: Selection | null;
}

const CONNECTION: ConnectionView = {
  kind: "live",
  since: null,
  retryAt: null,
  done: 0,
  total: 0,
  refusal: null,
  detail: "",
  latency: 43,
  eventRate: 12.4,
  sequence: 48_210,
  gaps: 0,
  streamId: "gallery",
  rejected: new Map(),
  duplicates: 0,
  complaints: [],
  lastEventAt: null,
};

/** A cockpit that stands still: a real store with its derivations, filled with events and advanced to an instant. */
export function fakeCockpit(options: FakeOptions): Cockpit {
  const { profile, events, now, freshness = "live", language = "zh" } = options;
  const store = createStore(profile);
  store.advance(now - SECOND);
  const derived = createDerived(store, profile);
  store.apply(events);
  // What left the window goes with the clock.
  store.advance(now);
  const predictions = createPredictions(store, derived, profile);
  const pieces = predictions.learn();
  while (pieces.next().done !== true);
  const words = createText();
  const isBroken = freshness === "disconnected" || freshness === "stale";
  return {
    profile,
    store,
    derived,
    predictions,
    connection: {
      ...CONNECTION,
      kind: freshness === "disconnected" ? "offline" : freshness,
      since: isBroken ? now - 42 * SECOND : null,
      retryAt: freshness === "disconnected" ? now + 8 * SECOND : null,
      lastEventAt: events.length === 0 ? null : now - SECOND,
    },
    freshness,
    now,
    serverNow: now,
    rate: 1,
    surge: null,
    language,
    theme: options.theme ?? "ink",
    form: options.form ?? "wall",
    spotlight: options.spotlight ?? null,
    setSpotlight() {},
    selection: options.selection ?? null,
    setSelection() {},
    filter: NO_FILTER,
    setFilter() {},
    table: DEFAULT_TABLE,
    setTable() {},
    scope: [],
    setScope() {},
    command: () => Promise.resolve({ ok: false, reason: "unreachable", detail: "" }),
    text: (key, values) => words(language, key, values),
  };
}

/** A source that never paints anew. */
export function standingSource(cockpit: Cockpit): CockpitSource {
  return { subscribe: () => () => {}, current: () => cockpit };
}

/** Twenty minutes in which nothing was done: what was in hand is overdue, ports have fallen silent. */
export const BUSY_DELAY = 20 * MINUTE;
