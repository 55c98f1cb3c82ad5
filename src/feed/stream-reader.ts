import {
  decodeBatch,
  decodeHeartbeat,
  decodeHello,
  decodeQuality,
  decodeRefused,
  decodeSnapshotChunk,
  type DecodedBatch,
  type DecodedSnapshotChunk,
  type Hello,
} from "../protocol/decode.ts";
import type { Viewer } from "../domain/viewer.ts";
import type { Subscribe, Topic } from "../protocol/session.ts";
import { assertNever } from "../shared/assert-never.ts";
import { SECOND } from "../shared/units.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import type { ConnectionSignal } from "./connection-state.ts";
import type { ClockStatement, FeedBatch, FeedListener, FeedStatistics } from "./feed.ts";
import { createGatewayWords, followingOf } from "./gateway-words.ts";
import type { DownEvent } from "./gateway-link.ts";
import {
  forget,
  greet,
  missingEvents,
  NOTHING_HELD,
  owe,
  placeBatch,
  placeChunk,
  placeHeartbeat,
} from "./sequence-tracker.ts";
import type { After } from "./timers.ts";

/** A gap that is not filled by then is given up: a snapshot holds everything. */
const RESUME_WITHIN: DurationMs = 5 * SECOND;
/** The next chunk of a snapshot must come by then. */
const CHUNK_WITHIN: DurationMs = 20 * SECOND;
/** A server whose every batch leaves a gap is not asked at every batch. */
const ASK_AT_MOST_EVERY: DurationMs = SECOND;
/** As many lines as a batch of the feed may carry. */
const COMPLAINTS_KEPT = 20;

export interface StreamReaderOptions {
  /** Region path; [] is the whole profile. */
  readonly scope: readonly string[];
  readonly topics: readonly Topic[];
  readonly now: () => EpochMs;
  readonly after: After;
  readonly listener: FeedListener;
  readonly subscribe: (request: Subscribe) => void;
  readonly signal: (signal: ConnectionSignal) => void;
  /** A hello was accepted; `isNew` when it begins another stream. */
  readonly greeted: (isNew: boolean) => void;
  /** Takes a clock statement in; gives its latency, null while that cannot be known. */
  readonly clock: (statement: ClockStatement) => DurationMs | null;
}

/** Reads one gateway's messages: decodes them, keeps them in order without gaps, and asks for what is missing. */
export interface StreamReader {
  message(event: DownEvent, payload: unknown): void;
  /** The link is gone; what is held stays. */
  hungUp(): void;
  readonly statistics: Omit<FeedStatistics, "latency">;
  /** Whom the last hello took this page for. */
  readonly viewer: Viewer | null;
}

/** Makes a reader that holds nothing yet. */
export function createStreamReader(options: StreamReaderOptions): StreamReader {
  const { listener, signal, now, after } = options;
  let tracker = NOTHING_HELD;
  let hello: Hello | null = null;
  let isUntouched = true;
  let isAsking = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let cancelDeadline: () => void = () => {};
  let misread = 0;
  let misreadLines: string[] = [];
  let gaps = 0;
  const words = createGatewayWords();

  const expectWithin = (delay: DurationMs): void => {
    cancelDeadline();
    cancelDeadline = after(delay, () => {
      tracker = forget(tracker);
      ask();
    });
  };

  const settle = (): void => {
    cancelDeadline();
    isAsking = false;
    signal({ kind: "caughtUp" });
  };

  function ask(): void {
    if (hello === null) return;
    const { streamId, profile } = hello;
    const { held } = tracker;
    askedAt = now();
    isAsking = true;
    options.subscribe({
      // Who may see a part only is shown that part where the address asks for everything.
      scope: [...(options.scope.length > 0 ? options.scope : (hello.viewer?.scope ?? []))],
      topics: [...options.topics],
      windowMs: profile.windowMs,
      ...(held === null ? {} : { resume: { streamId, sequence: held } }),
    });
    const missing = missingEvents(tracker);
    if (held === null) {
      signal({ kind: "loading", done: 0, total: 0 });
      expectWithin(CHUNK_WITHIN);
    } else if (missing > 0) {
      signal({ kind: "recovering", missing });
      expectWithin(RESUME_WITHIN);
    } else settle();
  }

  const askSoon = (): void => {
    cancelDeadline();
    isAsking = true;
    // A page's clock that was set back would have it wait until then.
    const wait = Math.min(ASK_AT_MOST_EVERY, askedAt + ASK_AT_MOST_EVERY - now());
    if (wait > 0) cancelDeadline = after(wait, ask);
    else ask();
  };

  const foundGap = (missing: number): void => {
    signal({ kind: "recovering", missing });
    if (isAsking) return;
    gaps += 1;
    askSoon();
  };

  const deliver = (phase: FeedBatch["phase"], decoded: DecodedBatch, after: number): void => {
    const rejected = new Map<string, number>(decoded.rejected);
    if (decoded.clamped.size > 0) rejected.set("clamped-text", decoded.clamped.size);
    if (misread > 0) rejected.set("malformed", (rejected.get("malformed") ?? 0) + misread);
    const complaints = [...misreadLines, ...decoded.complaints].slice(0, COMPLAINTS_KEPT);
    misread = 0;
    misreadLines = [];
    isUntouched = false;
    const { from, to, clock } = decoded;
    const events = from > after ? decoded.events : decoded.events.filter(({ sequence }) => sequence > after);
    listener.batch({ phase, from, to, clock, events, rejected, complaints });
  };

  const onHello = (said: Hello): void => {
    const isNew = tracker.streamId !== said.streamId;
    hello = said;
    words.hello(said);
    tracker = greet(tracker, said.streamId, said.sequence);
    signal({ kind: "greeted", following: followingOf(said) });
    options.greeted(isNew);
    options.clock(said.clock);
    if (isNew) {
      isUntouched = true;
      listener.opened(said.profile, said.streamId);
    }
    ask();
  };

  const onChunk = (decoded: DecodedSnapshotChunk): void => {
    if (hello === null) return;
    options.clock(decoded.clock);
    const placed = placeChunk(tracker, decoded.chunk, decoded.chunks, decoded.to);
    tracker = placed.tracker;
    if (placed.verdict === "ignore") return;
    if (placed.verdict === "broken") {
      gaps += 1;
      askSoon();
      return;
    }
    if (placed.verdict === "first" && !isUntouched) listener.opened(hello.profile, hello.streamId);
    deliver("snapshot", decoded, Number.NEGATIVE_INFINITY);
    signal({ kind: "loading", done: decoded.chunk + 1, total: decoded.chunks });
    if (tracker.snapshot !== null) expectWithin(CHUNK_WITHIN);
    else settle();
  };

  const onBatch = (decoded: DecodedBatch): void => {
    signal({ kind: "heard", latency: options.clock(decoded.clock) });
    const placed = placeBatch(tracker, decoded.from, decoded.to);
    tracker = placed.tracker;
    switch (placed.verdict.kind) {
      case "ignore":
        return;
      case "gap":
        foundGap(missingEvents(tracker));
        return;
      case "take":
        deliver("live", decoded, placed.verdict.after);
        if (missingEvents(tracker) === 0) settle();
        else if (isAsking) {
          // What is missing counts down as it comes in.
          signal({ kind: "recovering", missing: missingEvents(tracker) });
          expectWithin(RESUME_WITHIN);
        }
        return;
      default:
        assertNever(placed.verdict);
    }
  };

  /** A whole message was not understood: told with the next batch. What it carried shows as a gap. */
  const misunderstood = (complaint: string): void => {
    misread += 1;
    if (misreadLines.length < COMPLAINTS_KEPT) misreadLines.push(complaint);
  };

  return {
    get viewer() {
      return hello?.viewer ?? null;
    },
    message(event, payload) {
      signal({ kind: "heard", latency: null });
      switch (event) {
        case "hello": {
          const decoded = decodeHello(payload);
          if (decoded.ok) onHello(decoded.value);
          else signal({ kind: "refused", reason: decoded.reason, detail: decoded.complaint });
          return;
        }
        case "refused": {
          const decoded = decodeRefused(payload);
          if (decoded.ok) signal({ kind: "refused", reason: decoded.value.reason, detail: decoded.value.detail });
          else signal({ kind: "refused", reason: "malformed", detail: decoded.complaint });
          return;
        }
        case "snapshot": {
          const decoded = decodeSnapshotChunk(payload);
          if (decoded.ok) onChunk(decoded.value);
          else misunderstood(decoded.complaint);
          return;
        }
        case "batch": {
          const decoded = decodeBatch(payload);
          if (decoded.ok) onBatch(decoded.value);
          else misunderstood(decoded.complaint);
          return;
        }
        case "heartbeat": {
          const decoded = decodeHeartbeat(payload);
          if (!decoded.ok) return misunderstood(decoded.complaint);
          const { clock, sequence, slow, logAway } = decoded.value;
          signal({ kind: "heard", latency: options.clock(clock) });
          words.heartbeat(decoded.value);
          signal({ kind: "line", slow });
          signal({ kind: "log", away: logAway });
          // What a slow line misses is sent when the line is free: asking for it would only fill the line.
          if (slow) {
            tracker = owe(tracker, sequence);
            return;
          }
          const placed = placeHeartbeat(tracker, sequence);
          tracker = placed.tracker;
          if (placed.missing > 0) foundGap(placed.missing);
          return;
        }
        case "quality": {
          const decoded = decodeQuality(payload);
          if (decoded.ok) words.quality(decoded.value);
          else misunderstood(decoded.complaint);
          return;
        }
        default:
          assertNever(event);
      }
    },
    hungUp() {
      cancelDeadline();
      isAsking = false;
      askedAt = Number.NEGATIVE_INFINITY;
    },
    get statistics() {
      return { sequence: tracker.held ?? 0, gaps, streamId: tracker.streamId, ...words.told };
    },
  };
}
