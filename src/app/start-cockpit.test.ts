import { describe, expect, it } from "vitest";
import { createManualTime } from "../../test/fixtures/manual-time.ts";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { instant, timeline } from "../../test/fixtures/timeline.ts";
import { createDerived } from "../derive/create-derived.ts";
import type { StreamEvent } from "../domain/event.ts";
import { NO_FILTER } from "../domain/incident-filter.ts";
import type { Feed, FeedBatch, FeedListener } from "../feed/feed.ts";
import { createStore } from "../store/create-store.ts";
import { cockpitSource, startCockpit } from "./start-cockpit.ts";
import type { View, ViewSource } from "./view-source.ts";
import { parseViewState } from "./view-state.ts";

const START = instant("10:00");
const profile = makeProfile();

/** A cockpit on a feed driven by hand; server and stream time are the manual clock. */
function setUp() {
  const manual = createManualTime(START);
  let listener: FeedListener | null = null;
  const feed: Feed = {
    start(to) {
      listener = to;
    },
    stop() {},
    command: () => Promise.resolve({ ok: true, sequence: 8 }),
    samples: () => Promise.resolve({ ok: true, lines: "" }),
    statistics: {
      sequence: 7,
      latency: 1,
      gaps: 0,
      rejectedByGateway: new Map([["malformed", 2]]),
      droppedByGateway: 0,
      knownSince: null,
      streamId: "s-1",
      quality: null,
    },
    viewer: null,
    streamNow: manual.now,
    serverNow: manual.now,
    rate: 1,
  };
  let view: View = { state: parseViewState("#/overview"), form: "wall", theme: "ink", language: "zh" };
  const viewListeners = new Set<() => void>();
  const source: ViewSource = {
    current: () => view,
    subscribe(to) {
      viewListeners.add(to);
      return () => viewListeners.delete(to);
    },
    change(patch) {
      view = { ...view, state: { ...view.state, ...patch } };
      for (const each of viewListeners) each();
    },
    setLanguages() {},
    settled: Promise.resolve(),
  };
  const running = startCockpit({
    feed,
    createParts(of) {
      const store = createStore(of);
      return { store, derived: createDerived(store, of) };
    },
    view: source,
    words: (language, key) => `${language}:${key}`,
    time: { now: manual.now, after: manual.after, onFrame: (call) => void manual.after(16, call) },
  });
  if (listener === null) throw new Error("the feed was not started");
  return { manual, feed: listener as FeedListener, running, view: source };
}

function batch(phase: FeedBatch["phase"], at: number, events: readonly StreamEvent[], more: Partial<FeedBatch> = {}) {
  return {
    phase,
    from: 1,
    to: events.length,
    clock: { serverTime: at, streamTime: at, rate: 1 },
    events: events.map((event, index) => ({ sequence: index + 1, event })),
    rejected: new Map(),
    complaints: [],
    ...more,
  };
}

const one = timeline("A : 09:50:00 reported · 09:50:20 signed u1");
const two = timeline("B : 09:59:00 reported");

describe("startCockpit", () => {
  it("loads behind an empty cockpit and shows a snapshot once it is whole", () => {
    const { manual, feed, running } = setUp();
    expect(running.cockpit()).toBeNull();
    feed.opened(profile, "s-1");
    feed.connection({ kind: "loading", done: 0, total: 2 });
    feed.batch(batch("snapshot", START, one));
    manual.pass(300);
    expect(running.cockpit()?.freshness).toBe("loading");
    expect(running.cockpit()?.derived.open).toBe(0);
    feed.batch(batch("snapshot", START, two));
    feed.connection({ kind: "live" });
    manual.pass(300);
    expect(running.cockpit()?.freshness).toBe("live");
    expect(running.cockpit()?.derived.open).toBe(2);
    expect(running.cockpit()?.predictions.learned).toBeNull();
    manual.pass(2_000);
    expect(running.cockpit()?.predictions.learned?.examples).toBe(3);
  });

  it("applies batches at once and paints them together, all at one instant", () => {
    const { manual, feed, running } = setUp();
    feed.opened(profile, "s-1");
    feed.connection({ kind: "live" });
    manual.pass(500);
    const paints: number[] = [];
    const source = cockpitSource(running);
    source.subscribe(() => paints.push(source.current().now));
    feed.batch(batch("live", manual.now(), one));
    feed.batch(batch("live", manual.now(), two));
    expect(source.current().store.incidents.size).toBe(2);
    expect(paints).toEqual([]);
    manual.pass(20);
    expect(paints.length).toBe(1);
    expect(source.current().now).toBe(source.current().store.now);
  });

  it("measures from the server's emit to the paint", () => {
    const { manual, feed, running } = setUp();
    feed.opened(profile, "s-1");
    feed.connection({ kind: "live" });
    manual.pass(1_300);
    feed.batch(batch("live", manual.now() - 40, one));
    manual.pass(1_500);
    expect(running.connection().latency).toBe(56);
    expect(running.figures()).toMatchObject({
      "incidents.open": 1,
      "prediction.count": 0,
      "prediction.brier": null,
      "stream.state": "live",
      "stream.latency": 56,
      "stream.sequence": 7,
      "stream.duplicates": 0,
      "stream.rejected": 2,
    });
  });

  it("keeps the last state while another stream loads, then starts over", () => {
    const { manual, feed, running } = setUp();
    feed.opened(profile, "s-1");
    feed.batch(batch("snapshot", START, one));
    feed.connection({ kind: "live" });
    feed.connection({ kind: "offline", since: START, retryAt: START + 1_000 });
    feed.opened(profile, "s-2");
    feed.connection({ kind: "loading", done: 1, total: 2 });
    feed.batch(batch("snapshot", START, two));
    manual.pass(300);
    expect(running.cockpit()?.freshness).toBe("disconnected");
    expect([...(running.cockpit()?.store.incidents.keys() ?? [])]).toEqual(["A"]);
    feed.connection({ kind: "live" });
    manual.pass(300);
    expect([...(running.cockpit()?.store.incidents.keys() ?? [])]).toEqual(["B"]);
  });

  it("counts and quotes what was turned away, and says why it is surge", () => {
    const { manual, feed, running } = setUp();
    feed.opened(profile, "s-1");
    feed.connection({ kind: "live" });
    const mode: StreamEvent = { kind: "mode", at: START, mode: "surge", reason: "warehouse fire" };
    feed.batch(
      batch("live", START, [mode, ...one, ...one], { rejected: new Map([["future", 1]]), complaints: ["too soon"] }),
    );
    manual.pass(1_100);
    const { duplicates, complaints, rejected } = running.connection();
    expect({ duplicates, complaints, rejected: [...rejected] }).toEqual({
      duplicates: 2,
      complaints: ["too soon"],
      rejected: [
        ["future", 1],
        ["malformed", 2],
      ],
    });
    expect(running.cockpit()?.surge).toEqual({ since: START, reason: "warehouse fire" });
    feed.batch(batch("live", START, [{ kind: "mode", at: START + 1, mode: "peace", reason: null }]));
    manual.pass(1_100);
    expect(running.cockpit()?.surge).toBeNull();
  });

  it("cuts every figure to the filter of the address, and keeps the whole beside it", () => {
    const { manual, feed, running, view } = setUp();
    feed.opened(profile, "s-1");
    feed.connection({ kind: "live" });
    feed.batch(batch("live", START, [...one, ...timeline("B category=fire : 09:59:00 reported")]));
    manual.pass(300);
    const uncut = running.cockpit();
    expect(uncut?.whole.derived).toBe(uncut?.derived);
    view.change({ filter: { ...NO_FILTER, categories: ["fire"] } });
    manual.pass(20);
    const cut = running.cockpit();
    expect([cut?.derived.open, cut?.whole.derived.open, cut?.isCutting]).toEqual([1, 2, false]);
    expect(running.figures()).toMatchObject({ "incidents.open": 1, filter: "category=fire" });
    feed.batch(batch("live", START, timeline("C category=fire : 09:59:30 reported")));
    manual.pass(300);
    expect(running.cockpit()?.derived.open).toBe(2);
    expect(running.cockpit()?.store).toBe(cut?.store);
    view.change({ filter: NO_FILTER });
    manual.pass(20);
    expect(running.cockpit()?.derived).toBe(uncut?.derived);
    expect(running.figures()).toMatchObject({ "incidents.open": 3, filter: null });
  });

  it("paints a change of the view with the next frame, with the same words function", () => {
    const { manual, feed, running } = setUp();
    feed.opened(profile, "s-1");
    manual.pass(50);
    const before = running.cockpit();
    before?.setSpotlight("A");
    manual.pass(20);
    expect(running.cockpit()?.spotlight).toBe("A");
    expect(running.cockpit()?.text).toBe(before?.text);
  });
});
