import type { ConnectionState } from "../domain/connection-state.ts";
import type { SequencedEvent, StreamEvent } from "../domain/event.ts";
import type { Profile } from "../domain/profile.ts";
import type { ClockStatement } from "../protocol/clock.ts";
import type { EpochMs } from "../shared/units.ts";
import type { Feed, FeedBatch, FeedListener, FeedStatistics } from "./feed.ts";

/** A feed fed by hand: for tests and the gallery. Sequences are counted for the caller, its clock stands where `setClock` puts it. */
export interface FakeFeed extends Feed {
  /** A stream begins: empties what the listener holds. Sequences start again at 1. */
  open(profile: Profile, streamId?: string): void;
  /** Events as one live batch. */
  push(...events: StreamEvent[]): void;
  /** Events as a one-chunk snapshot. */
  pushSnapshot(...events: StreamEvent[]): void;
  /** A batch as it is, for what `push` cannot say: rejections, complaints, sequences of its own. */
  pushBatch(batch: FeedBatch): void;
  setConnection(state: ConnectionState): void;
  /** Server and stream clock stand together at `now` until set again. */
  setClock(now: EpochMs, rate?: number): void;
  setStatistics(statistics: Partial<FeedStatistics>): void;
}

/** Makes a fake feed, connecting, its clock at `now`. Push after `start`. */
export function createFakeFeed(now: EpochMs = 0): FakeFeed {
  let listener: FeedListener | null = null;
  let clock: ClockStatement = { serverTime: now, streamTime: now, rate: 1 };
  let statistics: FeedStatistics = {
    sequence: 0,
    latency: null,
    gaps: 0,
    rejectedByGateway: new Map(),
    droppedByGateway: 0,
    knownSince: null,
    streamId: null,
    quality: null,
  };

  const pushBatch = (batch: FeedBatch): void => {
    statistics = { ...statistics, sequence: batch.to };
    listener?.batch(batch);
  };
  const push = (phase: FeedBatch["phase"], events: readonly StreamEvent[]): void => {
    const from = statistics.sequence + 1;
    const sequenced: SequencedEvent[] = events.map((event, index) => ({ sequence: from + index, event }));
    const to = statistics.sequence + events.length;
    pushBatch({ phase, from, to, clock, events: sequenced, rejected: new Map(), complaints: [] });
  };

  return {
    start(to) {
      listener = to;
      to.connection({ kind: "connecting", attempt: 1 });
    },
    stop() {
      listener = null;
    },
    command: () => Promise.resolve({ ok: false, reason: "unreachable", detail: "a fake feed has no gateway" }),
    samples: () => Promise.resolve({ ok: false, reason: "unreachable" }),
    open(profile, streamId = "fake") {
      statistics = { ...statistics, sequence: 0, streamId };
      listener?.opened(profile, streamId);
    },
    push: (...events) => push("live", events),
    pushSnapshot: (...events) => push("snapshot", events),
    pushBatch,
    setConnection(state) {
      listener?.connection(state);
    },
    setClock(at, rate = clock.rate) {
      clock = { serverTime: at, streamTime: at, rate };
    },
    setStatistics(changed) {
      statistics = { ...statistics, ...changed };
    },
    get statistics() {
      return statistics;
    },
    viewer: null,
    streamNow: () => clock.streamTime,
    serverNow: () => clock.serverTime,
    get rate() {
      return clock.rate;
    },
  };
}
