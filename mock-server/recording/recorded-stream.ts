import type { IncidentEvent } from "../../src/domain/event.ts";
import type { ClockStatement } from "../../src/protocol/clock.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import type { Source } from "../source.ts";

/** Events handed on at once at full speed. */
const HURRIED_BATCH = 1_000;

export interface Playback {
  /** In order of time; at least one. */
  readonly events: readonly IncidentEvent[];
  /** Where the stream clock begins; what happened before is history. Null begins at the first event. */
  readonly from: EpochMs | null;
  /** The clock goes on to here when the last event lies before it. Absent or null: it ends with the last event. */
  readonly asOf?: EpochMs | null;
  /** Times real time, or as fast as they are taken: the clock then follows the events. */
  readonly speed: number | "max";
}

/** The instant at which a recording's clock stands still. */
export function endOf({ events, from, asOf }: Omit<Playback, "speed">): EpochMs {
  return Math.max(from ?? 0, asOf ?? 0, events[events.length - 1]?.at ?? 0);
}

/** A recording as a stream. Its clock runs from `from` to its end and stands still there. */
export class RecordedStream implements Source {
  readonly hurried: boolean;
  readonly #playback: Playback;
  readonly #from: EpochMs;
  readonly #end: EpochMs;
  #next = 0;
  #openedAt: EpochMs | null = null;
  /** Stream time when it was last asked. */
  #askedAt: EpochMs;

  constructor(playback: Playback) {
    this.#playback = playback;
    this.#end = endOf(playback);
    this.#from = playback.from ?? playback.events[0]?.at ?? 0;
    this.#askedAt = this.#from;
    this.hurried = playback.speed === "max";
  }

  get begin(): EpochMs {
    return Math.min(this.#from, this.#playback.events[0]?.at ?? this.#from);
  }

  get ended(): boolean {
    return this.#isThrough && this.#askedAt >= this.#end;
  }

  open(serverNow: EpochMs): readonly IncidentEvent[] {
    this.#openedAt = serverNow;
    const { events } = this.#playback;
    const first = events.findIndex((event) => event.at >= this.#from);
    this.#next = first < 0 ? events.length : first;
    this.#askedAt = this.#streamTime(serverNow);
    return events.slice(0, this.#next);
  }

  clock(serverNow: EpochMs): ClockStatement {
    const streamTime = this.#streamTime(serverNow);
    const { speed } = this.#playback;
    return { serverTime: serverNow, streamTime, rate: speed === "max" || streamTime >= this.#end ? 0 : speed };
  }

  due(serverNow: EpochMs): readonly IncidentEvent[] {
    const { events, speed } = this.#playback;
    const from = this.#next;
    if (speed === "max") {
      this.#next = Math.min(events.length, from + HURRIED_BATCH);
    } else {
      const now = this.#streamTime(serverNow);
      while ((events[this.#next]?.at ?? Number.POSITIVE_INFINITY) <= now) this.#next += 1;
    }
    this.#askedAt = this.#streamTime(serverNow);
    return events.slice(from, this.#next);
  }

  get #isThrough(): boolean {
    return this.#next >= this.#playback.events.length;
  }

  #streamTime(serverNow: EpochMs): EpochMs {
    const { events, speed } = this.#playback;
    if (speed === "max") {
      if (this.#isThrough) return this.#end;
      return Math.max(this.#from, events[this.#next - 1]?.at ?? this.#from);
    }
    const elapsed = this.#openedAt === null ? 0 : Math.max(0, serverNow - this.#openedAt);
    return Math.min(this.#end, this.#from + Math.floor(elapsed * speed));
  }
}
