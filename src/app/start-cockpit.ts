import type { IncidentFilter } from "../domain/incident-filter.ts";
import { withoutUnknownDays } from "../derive/known-since.ts";
import { gridFigures } from "../derive/grid/grid-figures.ts";
import type { Profile } from "../domain/profile.ts";
import { type ConnectionState, isFollowing } from "../domain/connection-state.ts";
import type { Feed } from "../feed/feed.ts";
import type { Cockpit, CockpitSource, ConnectionView, EventLag } from "../panels/cockpit.ts";
import { cutGrid } from "../panels/grid-map/use-grid.ts";
import { filterParameters } from "./filter-address.ts";
import { freshnessOf, viewConnection } from "./connection-view.ts";
import { qualityFigures } from "../panels/data-quality/quality-rows.ts";
import { createLagMeter, NO_LAG } from "./lag-meter.ts";
import { createCuts } from "./cuts.ts";
import { createLatencyMeter } from "./latency-meter.ts";
import type { Words } from "./language/words.ts";
import { createLearner } from "./learner.ts";
import { createModel, type Model, type Parts } from "./model.ts";
import { cleared } from "./view-steps.ts";
import { createRateMeter } from "./rate-meter.ts";
import { createPainter, type PaintTime } from "./painter.ts";
import type { DurationMs } from "../shared/units.ts";
import type { ViewSource } from "./view-source.ts";

interface CockpitOptions {
  readonly feed: Feed;
  /** Makes an empty store and its derivations. */
  createParts(profile: Profile): Parts;
  readonly view: ViewSource;
  readonly time: PaintTime;
  readonly words: Words;
}

/** A cockpit that runs: what the page paints, before and after the first stream opened. */
export interface RunningCockpit {
  subscribe(listener: () => void): () => void;
  /** Called with each paint before those who show it, and each stream second also while nothing is painted (a background tab). */
  watch(watcher: (cockpit: Cockpit) => void): void;
  /** Null until a stream opened. */
  cockpit(): Cockpit | null;
  connection(): ConnectionView;
  readonly words: Words;
  /** Every derived figure once a snapshot is whole, and always those of the stream. */
  figures(): Readonly<Record<string, number | string | null>>;
  stop(): void;
}

/**
 * The wiring: feed → store → derived → painter. Batches are applied as they come, also in a background tab; subscribers are told only
 * when a frame is painted, and all of them read the same instant. A snapshot fills a model of its own that is shown once it is whole: half
 * a snapshot is a wrong screen. Until then the first stream shows an empty model as loading, a later one the last state as disconnected.
 */
export function startCockpit({ feed, createParts, view, time, words }: CockpitOptions): RunningCockpit {
  const listeners = new Set<() => void>();
  const watchers = new Set<(cockpit: Cockpit) => void>();
  const latency = createLatencyMeter();
  const lag = createLagMeter();
  const rate = createRateMeter(time.now());
  let model: Model | null = null;
  let incoming: Model | null = null;
  let isComplete = false;
  /** Since the last tick. */
  let hasPainted = false;
  let latencyNow: DurationMs | null = null;
  let lagNow: EventLag = NO_LAG;
  let rateNow = 0;
  let state: ConnectionState = { kind: "connecting", attempt: 1 };
  let painted: { readonly cockpit: Cockpit | null; readonly connection: ConnectionView } = {
    cockpit: null,
    connection: readConnection(),
  };

  function readConnection(): ConnectionView {
    return viewConnection(state, feed.statistics, {
      latency: latencyNow,
      lag: lagNow,
      eventRate: rateNow,
      duplicates: model?.store.duplicateCount ?? 0,
      rejected: model?.rejected ?? new Map(),
      complaints: model?.complaints ?? [],
      lastEventAt: model?.lastEventAt ?? null,
    });
  }

  function readCockpit(connection: ConnectionView): Cockpit | null {
    if (model === null) return null;
    const { language, theme, form, state: address } = view.current();
    const shown = model;
    const sight = cuts.look(shown, address.filter);
    return {
      profile: model.profile,
      store: sight.store,
      derived: sight.derived,
      predictions: sight.predictions,
      whole: model,
      without: (part) => cuts.without(shown, address.filter, part),
      connection,
      freshness: freshnessOf(state, isComplete),
      now: feed.streamNow() ?? model.store.now,
      serverNow: feed.serverNow(),
      rate: feed.rate,
      surge: model.surge,
      language,
      theme,
      form,
      spotlight: address.incident,
      setSpotlight: (incident) => view.change({ incident }),
      selection: address.list,
      setSelection: (list) => view.change({ list }),
      filter: address.filter,
      setFilter: (filter) => view.change({ filter }),
      clear: () => view.change(cleared(address)),
      isCutting: sight.isCutting,
      table: address.table,
      setTable: (table) => view.change({ table }),
      load: address.load,
      setLoad: (load) => view.change({ load }),
      scope: address.scope.length > 0 ? address.scope : (feed.viewer?.scope ?? []),
      setScope: (scope) => view.change({ scope }),
      viewer: feed.viewer,
      command: feed.command,
      samples: feed.samples,
      text: textOf(language),
    };
  }

  // One function a language, so that a panel that depends on it does not think the words changed with every paint.
  const zh: Cockpit["text"] = (key, values) => words("zh", key, values);
  const en: Cockpit["text"] = (key, values) => words("en", key, values);
  const textOf = (language: Cockpit["language"]): Cockpit["text"] => (language === "zh" ? zh : en);

  function advance(): void {
    const now = feed.streamNow();
    if (model !== null && now !== null) model.store.advance(now);
  }

  function paint(): void {
    advance();
    const serverNow = feed.serverNow();
    if (serverNow !== null) latency.painted(serverNow);
    lag.painted(feed.streamNow(), feed.rate, time.now());
    const connection = readConnection();
    painted = { connection, cockpit: readCockpit(connection) };
    hasPainted = true;
    show(painted.cockpit);
    for (const listener of listeners) listener();
  }

  function show(cockpit: Cockpit | null): void {
    if (cockpit !== null) for (const watcher of watchers) watcher(cockpit);
  }

  const painter = createPainter({
    time,
    paint,
    tick: () => {
      advance();
      // Once a second: figures that change with every paint cannot be read.
      latencyNow = latency.read();
      lagNow = lag.read(time.now());
      rateNow = rate.read(time.now());
      if (!hasPainted) show(readCockpit(readConnection()));
      hasPainted = false;
      learner.tick();
      cuts.tick();
    },
    streamNow: () => feed.streamNow(),
    rate: () => feed.rate,
  });
  const learner = createLearner({
    time,
    subject: () => (model === null || !isComplete ? null : { predictions: model.predictions, now: model.store.now }),
  });
  const cuts = createCuts({ time, touch: () => painter.touchNow() });
  let scope = view.current().state.scope.join("/");
  const stopView = view.subscribe(() => {
    const asked = view.current().state.scope.join("/");
    // What is held is of the old scope: nothing of it may pass for the new one's.
    if (asked !== scope) isComplete = false;
    scope = asked;
    painter.touchNow();
  });

  feed.start({
    opened(profile) {
      view.setLanguages(profile.languages);
      incoming = createModel(profile, createParts(profile));
      model ??= createModel(profile, createParts(profile));
      painter.touchNow();
    },
    batch(batch) {
      (incoming ?? model)?.apply(batch);
      if (batch.phase === "live") {
        latency.received(batch.clock.serverTime);
        for (const { event } of batch.events)
          if (event.kind !== "indicator" && event.kind !== "tally") lag.received(event.at);
        rate.received(batch.events.length, time.now());
      }
      if (incoming === null) painter.touch();
    },
    connection(next) {
      state = next;
      if (incoming !== null && (isFollowing(next) || next.kind === "lagging")) {
        model = incoming;
        incoming = null;
        isComplete = true;
      }
      painter.touch();
    },
  });

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch: (watcher) => void watchers.add(watcher),
    cockpit: () => painted.cockpit,
    connection: () => painted.connection,
    words,
    figures() {
      const { connection } = painted;
      const current = readCockpit(connection);
      const cut = isComplete && model !== null ? { model, ...cuts.look(model, view.current().state.filter) } : null;
      return {
        // Half a snapshot has no figures: those of an empty table would say zero.
        ...(cut === null
          ? {}
          : {
              ...withoutUnknownDays(cut.derived.figures(), connection.knownSince, {
                now: cut.store.now,
                profile: cut.model.profile,
              }),
              ...cut.predictions.figures(),
              filter: filterText(cut.filter),
              ...(current === null ? {} : gridFiguresOf(current)),
            }),
        "stream.state": connection.state.kind,
        "stream.rate": connection.eventRate,
        "stream.latency": connection.latency,
        "stream.lag.p50": connection.lag.p50,
        "stream.lag.p95": connection.lag.p95,
        "stream.lag.ahead": connection.lag.ahead,
        ...qualityFigures(connection.quality),
        "stream.sequence": connection.sequence,
        "stream.rejected": [...connection.rejected.values()].reduce((sum, count) => sum + count, 0),
        "stream.duplicates": connection.duplicates,
        "stream.knownSince": connection.knownSince,
      };
    },
    stop() {
      feed.stop();
      painter.stop();
      learner.stop();
      cuts.stop();
      stopView();
      listeners.clear();
      watchers.clear();
    },
  };
}

/** `filter` of docs/figures.md: what figures are cut to, as the address says it; null for nothing. */
function filterText(filter: IncidentFilter): string | null {
  const parts = filterParameters(filter).filter(([, value]) => value !== null);
  return parts.length === 0 ? null : parts.map(([name, value]) => `${name}=${value}`).join("&");
}

/** What the 网格 scene shows, cut as its panels are. */
function gridFiguresOf(cockpit: Cockpit): ReturnType<typeof gridFigures> {
  const grids = {
    regions: cutGrid(cockpit, "regions"),
    week: cutGrid(cockpit, "weekHour"),
    hotspots: cutGrid(cockpit, null),
  };
  return gridFigures(grids, cockpit.profile, cockpit.scope.at(-1) ?? null);
}

/** The source panels read from, once a stream opened. */
export function cockpitSource(running: RunningCockpit): CockpitSource {
  let last: Cockpit | null = null;
  return {
    subscribe: running.subscribe,
    current() {
      last = running.cockpit() ?? last;
      if (last === null) throw new Error("no stream has opened yet");
      return last;
    },
  };
}
