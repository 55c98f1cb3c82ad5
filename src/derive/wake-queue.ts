import TinyQueue from "tinyqueue";
import { SECOND, type DurationMs, type EpochMs } from "../shared/units.ts";
import type { Track } from "./track.ts";

/** Wake-ups are kept by the second: a heap of seconds is far smaller than one of incidents. */
const SLOT: DurationMs = SECOND;

/**
 * Who must be looked at again when: the next instant at which the mere passing of time changes something about an incident.
 * A wake-up that became too early stays and is answered with a later one; only an earlier need adds one. An entry is void when its
 * incident is gone or has its wake-up in another second.
 */
export class WakeQueue {
  readonly #slots = new Map<number, Track[]>();
  readonly #order = new TinyQueue<number>();

  /** Asks for a wake-up at `at` or before; Infinity for none. */
  schedule(track: Track, at: EpochMs): void {
    if (at >= track.wakeAt) return;
    const slot = Math.floor(at / SLOT);
    const isThere = Math.floor(track.wakeAt / SLOT) === slot;
    track.wakeAt = at;
    if (isThere) return;
    const tracks = this.#slots.get(slot);
    if (tracks !== undefined) tracks.push(track);
    else {
      this.#slots.set(slot, [track]);
      this.#order.push(slot);
    }
  }

  /** Calls `wake` for every incident whose wake-up is due at `now`. It has no wake-up then, and may schedule one after `now`. */
  wakeAll(now: EpochMs, wake: (track: Track) => void): void {
    const running = Math.floor(now / SLOT);
    for (let slot = this.#order.peek(); slot !== undefined && slot <= running; slot = this.#order.peek()) {
      this.#order.pop();
      const tracks = this.#slots.get(slot) ?? [];
      this.#slots.delete(slot);
      const waiting: Track[] = [];
      for (const track of tracks) {
        if (track.isGone || Math.floor(track.wakeAt / SLOT) !== slot) continue;
        if (track.wakeAt > now) waiting.push(track);
        else {
          track.wakeAt = Number.POSITIVE_INFINITY;
          wake(track);
        }
      }
      if (slot < running) continue;
      this.#keep(slot, waiting);
      return;
    }
  }

  /** The running second is not over: who waits for its later part goes on waiting, beside those who came meanwhile. */
  #keep(slot: number, waiting: readonly Track[]): void {
    if (waiting.length === 0) return;
    const added = this.#slots.get(slot);
    if (added !== undefined) added.push(...waiting);
    else {
      this.#slots.set(slot, [...waiting]);
      this.#order.push(slot);
    }
  }
}
