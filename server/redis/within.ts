import type { DurationMs } from "../../src/shared/units.ts";
import type { Delays } from "../timers.ts";

/** An answer has so many turns to come in: a process that was held up loses one, not its patience with an answer that waits, or was not even asked for. */
const TURNS = 10;

/** An answer did not come in time. */
export class NoAnswerError extends Error {}

/** The answer, if it comes within a time in which this process was awake. @throws NoAnswerError, or as the answer does */
export function within<Value>(answer: Promise<Value>, wait: DurationMs, timers: Delays): Promise<Value> {
  return new Promise((resolve, reject) => {
    let left = TURNS;
    let timer: ReturnType<Delays["setTimeout"]>;
    const turn = (): void => {
      if (left === 0) {
        reject(new NoAnswerError(`no answer within ${wait} ms`));
        return;
      }
      left -= 1;
      timer = timers.setTimeout(turn, wait / TURNS);
    };
    turn();
    answer.then(resolve, reject).finally(() => timers.clearTimeout(timer));
  });
}
