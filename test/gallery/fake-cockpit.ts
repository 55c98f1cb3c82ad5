import { createVocabulary } from "../../src/app/language/words.ts";
import { createDerived } from "../../src/derive/create-derived.ts";
import type { Selection } from "../../src/derive/derived.ts";
import { cutPredictions } from "../../src/derive/prediction/cut-predictions.ts";
import { createPredictions } from "../../src/derive/prediction/predictions.ts";
import type { ConnectionState } from "../../src/domain/connection-state.ts";
import type { StreamEvent } from "../../src/domain/event.ts";
import { type IncidentFilter, isFiltering, NO_FILTER } from "../../src/domain/incident-filter.ts";
import { incidentMatcher } from "../../src/domain/incident-matcher.ts";
import { tallyCutter } from "../../src/domain/tally-cutter.ts";
import type { Profile } from "../../src/domain/profile.ts";
import type { Cockpit, CockpitSource, ConnectionView, Form, Language, Sight, Theme } from "../../src/panels/cockpit.ts";
import { DEFAULT_LOAD_VIEW } from "../../src/panels/grid-map/load-view.ts";
import { DEFAULT_TABLE } from "../../src/panels/incident-table/table-view.ts";
import { type EpochMs, MINUTE, SECOND } from "../../src/shared/units.ts";
import { createStore } from "../../src/store/create-store.ts";
import { createFilteredStore } from "../../src/store/filtered-store.ts";

export interface FakeOptions {
  readonly profile: Profile;
  readonly events: readonly StreamEvent[];
  readonly now: EpochMs;
  readonly freshness?: Cockpit["freshness"];
  /** What of the connection is otherwise than a quiet live one. */
  readonly connection?: Partial<ConnectionView>;
  readonly language?: Language;
  readonly theme?: Theme;
  readonly form?: Form;
  readonly spotlight?: string | null;
  readonly selection?: Selection | null;
  readonly filter?: IncidentFilter;
}

const CONNECTION: ConnectionView = {
  state: { kind: "live" },
  latency: 43,
  lag: { p50: 1_240, p95: 4_800, count: 820, ahead: 0 },
  eventRate: 12.4,
  sequence: 48_210,
  gaps: 0,
  streamId: "gallery",
  rejected: new Map(),
  duplicates: 0,
  complaints: [],
  lastEventAt: null,
  knownSince: null,
  quality: null,
};

const { words, fetch } = createVocabulary();
await fetch("en");

/** What is known at `now`: a real store with its derivations, filled with events and advanced, that has learned. */
export function fakeSight({ profile, events, now }: Pick<FakeOptions, "profile" | "events" | "now">): Sight {
  const store = createStore(profile);
  store.advance(now - SECOND);
  const derived = createDerived(store, profile);
  store.apply(events);
  // What left the window goes with the clock.
  store.advance(now);
  const predictions = createPredictions(store, derived, profile);
  const pieces = predictions.learn();
  while (pieces.next().done !== true);
  return { store, derived, predictions };
}

/** A cockpit that stands still, of the events or of what is `known` from them already. */
export function fakeCockpit(options: FakeOptions, known?: Sight): Cockpit {
  const { profile, events, now, freshness = "live", language = "zh", filter = NO_FILTER } = options;
  const whole = known ?? fakeSight(options);
  return {
    profile,
    ...cutTo(filter, whole, profile),
    whole,
    without: (part) => cutTo({ ...filter, [part]: NO_FILTER[part] }, whole, profile),
    connection: {
      ...CONNECTION,
      state: stateOf(freshness, now),
      lastEventAt: events.length === 0 ? null : now - SECOND,
      ...options.connection,
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
    filter,
    setFilter() {},
    clear() {},
    isCutting: false,
    table: DEFAULT_TABLE,
    load: DEFAULT_LOAD_VIEW,
    setLoad() {},
    setTable() {},
    scope: [],
    setScope() {},
    viewer: null,
    command: () => Promise.resolve({ ok: false, reason: "unreachable", detail: "" }),
    samples: () => Promise.resolve({ ok: false, reason: "unreachable" }),
    text: (key, values) => words(language, key, values),
  };
}

/** The state of a link that leaves the screen this fresh. */
function stateOf(freshness: Cockpit["freshness"], now: EpochMs): ConnectionState {
  switch (freshness) {
    case "live":
      return { kind: "live" };
    case "loading":
      return { kind: "loading", done: 1, total: 4 };
    case "stale":
      return { kind: "stale", since: now - 42 * SECOND };
    case "disconnected":
      return { kind: "offline", since: now - 42 * SECOND, retryAt: now + 8 * SECOND };
  }
}

function cutTo(filter: IncidentFilter, whole: Sight, profile: Profile): Sight {
  if (!isFiltering(filter)) return whole;
  const store = createFilteredStore(whole.store, incidentMatcher(filter, profile), tallyCutter(filter, profile));
  const filling = store.fill();
  while (filling.next().done !== true);
  const derived = createDerived(store, profile, whole.derived);
  return { store, derived, predictions: cutPredictions(whole.predictions, derived) };
}

/** A source that never paints anew. */
export function standingSource(cockpit: Cockpit): CockpitSource {
  return { subscribe: () => () => {}, current: () => cockpit };
}

/** Twenty minutes in which nothing was done: what was in hand is overdue, ports have fallen silent. */
export const BUSY_DELAY = 20 * MINUTE;
