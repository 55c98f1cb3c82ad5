import { decodeClock } from "../protocol/decode.ts";
import { SECOND } from "../shared/units.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import type { GatewayLink } from "./gateway-link.ts";
import type { RoundTrip } from "./server-offset.ts";
import type { After } from "./timers.ts";

/** Round trips in a row: the quickest of a few meets no queue. */
const QUESTIONS = 5;
const ANSWER_WITHIN: DurationMs = 3 * SECOND;
const MEASURE_EVERY: DurationMs = 30 * SECOND;

interface ClockProbeOptions {
  readonly link: Pick<GatewayLink, "askClock">;
  readonly now: () => EpochMs;
  readonly after: After;
  readonly answered: (trip: RoundTrip) => void;
}

/** Asks the server for its clock, again and again. */
export interface ClockProbe {
  /** A few questions now and every half minute from here. */
  measure(): void;
  /** One question; `silent` is called when no answer comes. */
  check(silent: () => void): void;
  stop(): void;
}

/** Makes a probe at rest. */
export function createClockProbe({ link, now, after, answered }: ClockProbeOptions): ClockProbe {
  let cancelNext: () => void = () => {};
  let series = 0;

  const question = (settled: (heard: boolean) => void): void => {
    const sentAt = now();
    link.askClock(sentAt, ANSWER_WITHIN, (payload) => {
      const decoded = decodeClock(payload);
      if (decoded.ok) answered({ sentAt, serverTime: decoded.value.serverTime, receivedAt: now() });
      settled(decoded.ok);
    });
  };

  const ask = (left: number, mine: number): void => {
    question((heard) => {
      if (mine === series && heard && left > 1) ask(left - 1, mine);
    });
  };

  function measure(): void {
    cancelNext();
    series += 1;
    cancelNext = after(MEASURE_EVERY, measure);
    ask(QUESTIONS, series);
  }

  return {
    measure,
    check(silent) {
      question((heard) => {
        if (!heard) silent();
      });
    },
    stop() {
      cancelNext();
      series += 1;
    },
  };
}
