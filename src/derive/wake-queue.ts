import TinyQueue from "tinyqueue";
import type { EpochMs } from "../shared/units.ts";
import type { Track } from "./track.ts";

interface WakeUp {
  readonly at: EpochMs;
  readonly track: Track;
}

/** Void wake-ups tolerated beside one for each incident before the queue is cleaned. */
const SLACK = 1_024;

/**
 * Who must be looked at again when: the next instant at which the mere passing of time changes something about an incident.
 * A wake-up that became too early stays and is answered with a later one; only an earlier need adds one.
 */
export class WakeQueue {
  #queue = new TinyQueue<WakeUp>([], (one, other) => one.at - other.at);

  /** Asks for a wake-up at `at` or before; Infinity for none. `tracked` is how many incidents there are. */
  schedule(track: Track, at: EpochMs, tracked: number): void {
    if (at >= track.wakeAt) return;
    track.wakeAt = at;
    this.#queue.push({ at, track });
    if (this.#queue.length > 2 * tracked + SLACK) this.#clean();
  }

  /** The next incident whose wake-up is due at `now`; null when none is. It has no wake-up any more. */
  next(now: EpochMs): Track | null {
    for (let first = this.#queue.peek(); first !== undefined && first.at <= now; first = this.#queue.peek()) {
      this.#queue.pop();
      if (!isValid(first)) continue;
      first.track.wakeAt = Number.POSITIVE_INFINITY;
      return first.track;
    }
    return null;
  }

  #clean(): void {
    this.#queue = new TinyQueue(this.#queue.data.filter(isValid), (one, other) => one.at - other.at);
  }
}

function isValid({ at, track }: WakeUp): boolean {
  return !track.isGone && track.wakeAt === at;
}
