import type { DurationMs, EpochMs } from "../shared/units.ts";

/** Measures server emit → painted. */
export interface LatencyMeter {
  /** A live batch came, sent by the server at `emittedAt` (server time); it is not on the screen yet. */
  received(emittedAt: EpochMs): void;
  /** Everything received stands on the screen at `paintedAt` (server time by the measured offset). */
  painted(paintedAt: EpochMs): void;
  /** Median of the batches painted since the last call that had any; null before the first. */
  read(): DurationMs | null;
}

/** Makes a meter that holds at most `limit` measurements between two readings. */
export function createLatencyMeter(limit = 256): LatencyMeter {
  let waiting: EpochMs[] = [];
  let measured: DurationMs[] = [];
  let last: DurationMs | null = null;
  return {
    received(emittedAt) {
      // In a background tab nothing is painted: keep the newest, which is what the next paint will be about.
      if (waiting.length >= limit) waiting = waiting.slice(limit / 2);
      waiting.push(emittedAt);
    },
    painted(paintedAt) {
      for (const emittedAt of waiting) measured.push(Math.max(0, paintedAt - emittedAt));
      measured = measured.slice(-limit);
      waiting = [];
    },
    read() {
      if (measured.length > 0) {
        measured.sort((a, b) => a - b);
        last = measured[Math.ceil(measured.length / 2) - 1] ?? last;
        measured = [];
      }
      return last;
    },
  };
}
