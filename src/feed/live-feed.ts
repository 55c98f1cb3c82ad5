import { isFollowing } from "../domain/connection-state.ts";
import type { Topic } from "../protocol/session.ts";
import { type DurationMs, type EpochMs, SECOND } from "../shared/units.ts";
import { decodeCommandAnswer } from "../protocol/decode.ts";
import { createClockProbe } from "./clock-probe.ts";
import { type ConnectionSignal, nextConnection, UNCONNECTED } from "./connection-state.ts";
import type { ClockStatement, Feed, FeedListener } from "./feed.ts";
import { fetchSamples } from "./fetch-samples.ts";
import { createGatewayLink } from "./gateway-link.ts";
import { createGatewayWords } from "./gateway-words.ts";
import { createServerTime } from "./server-time.ts";
import { createStreamReader, type StreamReader } from "./stream-reader.ts";
import { type After, afterRealTime } from "./timers.ts";
import { browserWakeSignals, type WakeSignals } from "./wake-signals.ts";
import { createWatchdog } from "./watchdog.ts";

/** Before anything came. */
const NOTHING_SAID = { sequence: 0, gaps: 0, streamId: null, ...createGatewayWords().told };
/** A person waits for it. */
const COMMAND_WITHIN: DurationMs = 8 * SECOND;

export interface LiveFeedOptions {
  /** Origin of the gateway, for example `http://127.0.0.1:5070`; empty for the page's own. */
  readonly url: string;
  /** Says who looks, where the gateway asks. */
  readonly token?: string | null;
  /** Region path; [] is the whole profile. */
  readonly scope: readonly string[];
  readonly topics: readonly Topic[];
  /** The page's clock. It may be wrong: only its progress counts. */
  readonly now: () => EpochMs;
  /** 0 to 1, spreads reconnections. */
  readonly random?: () => number;
  readonly after?: After;
  readonly wakeSignals?: WakeSignals;
}

/**
 * A feed over Socket.IO that looks after itself: measures the server's clock, fills gaps, notices silence, dials again for ever.
 * Batches are handed on as they arrive, in a background tab too. Starts once; a stopped feed stays stopped.
 */
export function createLiveFeed(options: LiveFeedOptions): Feed {
  const { now, random = Math.random, after = afterRealTime, wakeSignals = browserWakeSignals } = options;
  const time = createServerTime(now);
  let connection = UNCONNECTED;
  let latency: DurationMs | null = null;
  let listener: FeedListener | null = null;
  let reader: StreamReader | null = null;
  let stopWakeSignals: () => void = () => {};

  const serverTimeOf = (at: EpochMs): EpochMs => at - now() + (time.serverNow() ?? now());

  const signal = (happened: ConnectionSignal): void => {
    const before = connection.state;
    connection = nextConnection(connection, happened);
    if (connection.state !== before) listener?.connection(connection.state);
    // A page's clock set forward looks like a late message: ask before it is believed for long.
    if (connection.state.kind === "lagging" && before.kind !== "lagging") probe.measure();
    if (happened.kind === "refused") link.giveUp();
  };

  const link = createGatewayLink(
    { url: options.url, token: options.token ?? null, now, random, after },
    {
      dialled(attempt) {
        watchdog.heard();
        signal({ kind: "dialled", attempt });
      },
      message(event, payload) {
        watchdog.heard();
        reader?.message(event, payload);
      },
      lost(retryAt) {
        rest();
        signal({ kind: "lost", at: serverTimeOf(now()), retryAt: serverTimeOf(retryAt) });
      },
    },
  );
  const probe = createClockProbe({ link, now, after, answered: time.answered });
  const watchdog = createWatchdog({
    now,
    after,
    silent: (since) => signal({ kind: "silent", since: serverTimeOf(since) }),
    dead: link.renew,
    woke: lookAtOnce,
  });

  const rest = (): void => {
    watchdog.stop();
    probe.stop();
    reader?.hungUp();
  };

  /** Woken, seen again, network back: dial if waiting, else make sure that the socket is alive. */
  function lookAtOnce(): void {
    if (link.hurry() || !link.isServing) return;
    const lookedAt = now();
    probe.check(() => {
      if (!watchdog.heardSince(lookedAt)) link.renew();
    });
    probe.measure();
  }

  const hearClock = (statement: ClockStatement): DurationMs | null => {
    const receivedAt = now();
    if (time.heard(statement, receivedAt)) probe.measure();
    const { state } = connection;
    // What fills a snapshot or a gap was stated long before it was sent.
    if (!isFollowing(state) && state.kind !== "lagging") return null;
    latency = time.latencyOf(statement, receivedAt);
    return latency;
  };

  return {
    start(to) {
      listener = to;
      reader = createStreamReader({
        scope: options.scope,
        topics: options.topics,
        now,
        after,
        listener: to,
        subscribe: link.subscribe,
        signal,
        clock: hearClock,
        greeted(isNew) {
          link.accept();
          if (isNew) time.reset();
          probe.measure();
        },
      });
      to.connection(connection.state);
      stopWakeSignals = wakeSignals(lookAtOnce);
      link.open();
    },
    stop() {
      stopWakeSignals();
      rest();
      link.close();
      listener = null;
      reader = null;
    },
    command(command) {
      if (!link.isServing)
        return Promise.resolve({ ok: false, reason: "unreachable", detail: "no line to the gateway" });
      return new Promise((resolve) =>
        link.command(command, COMMAND_WITHIN, (payload) => {
          const decoded = payload === null ? null : decodeCommandAnswer(payload);
          if (decoded?.ok === true) return resolve(decoded.value);
          resolve({ ok: false, reason: "unanswered", detail: decoded?.complaint ?? "the line was lost or too slow" });
        }),
      );
    },
    samples: (wanted) => fetchSamples({ url: options.url, token: options.token ?? null }, wanted),
    get statistics() {
      return { latency, ...(reader?.statistics ?? NOTHING_SAID) };
    },
    get viewer() {
      return reader?.viewer ?? null;
    },
    serverNow: time.serverNow,
    streamNow: time.streamNow,
    get rate() {
      return time.rate;
    },
  };
}
