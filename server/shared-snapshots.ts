import type { SequencedEvent, StreamEvent } from "../src/domain/event.ts";
import type { ClockStatement } from "../src/protocol/clock.ts";
import type { SnapshotTuple } from "../src/protocol/encode.ts";
import { type DurationMs, type EpochMs, SECOND } from "../src/shared/units.ts";
import { chunksOf, toChunk } from "./batches.ts";

/** Snapshots of so many audiences wait for others who ask for the same. */
const SNAPSHOTS_KEPT = 12;
/** Of each so many chunks, encoded: those who ask in one breath are at about the same one. */
const CHUNKS_KEPT = 16;
/** A snapshot that nobody is sent any more waits so long. */
const KEPT_FOR: DurationMs = 2 * SECOND;

/** What an audience is sent of the stream as it stood at `to`. */
export interface SnapshotContent {
  readonly to: number;
  readonly events: readonly SequencedEvent[];
  readonly show: (event: StreamEvent) => StreamEvent;
}

/** The same in the chunks it is sent in, each encoded once for those who are at about the same one. */
export class SharedSnapshot {
  readonly to: number;
  readonly chunks: number;
  readonly #content: SnapshotContent;
  readonly #encoded = new Map<number, SnapshotTuple>();
  #isShared = true;

  constructor(content: SnapshotContent) {
    this.#content = content;
    this.to = content.to;
    this.chunks = chunksOf(content.events.length);
  }

  /** The n-th chunk; the same object for all who are sent it together, with the clock as it stood for the first. */
  chunk(chunk: number, clock: ClockStatement): SnapshotTuple {
    const known = this.#encoded.get(chunk);
    if (known !== undefined) return known;
    const { to, events, show } = this.#content;
    const encoded = toChunk(chunk, to, clock, events, show);
    if (this.#isShared) this.#encoded.set(chunk, encoded);
    for (const eldest of this.#encoded.keys()) if (this.#encoded.size > CHUNKS_KEPT) this.#encoded.delete(eldest);
    return encoded;
  }

  /** Nobody comes any more: those who are sent it still get the rest. */
  unshare(): void {
    this.#isShared = false;
    this.#encoded.clear();
  }
}

interface Kept {
  readonly at: EpochMs;
  readonly snapshot: Promise<SharedSnapshot>;
  /** Null while it is being made. */
  made: SharedSnapshot | null;
  users: number;
}

/** Snapshots by audience, for the viewers who ask for one while another is sent it, or shortly after: a gateway that everybody comes back to makes each once. */
export class SharedSnapshots {
  readonly #kept = new Map<string, Kept>();

  /**
   * Runs `send` with the snapshot of a key: the one another is sent just now or was sent a moment ago if `isFresh` says so of where it stands, else a new one.
   * @param now server time
   * @throws what `make` and `send` throw
   */
  async use<Result>(
    key: string,
    how: {
      readonly now: EpochMs;
      readonly isFresh: (to: number, isInUse: boolean) => boolean;
      readonly make: () => Promise<SnapshotContent>;
    },
    send: (snapshot: SharedSnapshot) => Promise<Result>,
  ): Promise<Result> {
    const known = this.#kept.get(key);
    const isUsable = known !== undefined && (known.made === null || how.isFresh(known.made.to, known.users > 0));
    const kept = isUsable ? known : this.#make(key, how);
    kept.users += 1;
    try {
      return await send(await kept.snapshot);
    } finally {
      kept.users -= 1;
    }
  }

  /** A snapshot that stood at `to` is of no use any more: what came after it is not held. */
  outlived(key: string, to: number): void {
    if (this.#kept.get(key)?.made?.to === to) this.#drop(key);
  }

  /** Lets go of what nobody asked for lately. */
  sweep(now: EpochMs): void {
    for (const [key, { users, at }] of this.#kept) if (users === 0 && now - at >= KEPT_FOR) this.#drop(key);
  }

  clear(): void {
    for (const key of this.#kept.keys()) this.#drop(key);
  }

  #make(key: string, { now, make }: { readonly now: EpochMs; readonly make: () => Promise<SnapshotContent> }): Kept {
    this.#drop(key);
    const kept: Kept = {
      at: now,
      made: null,
      users: 0,
      snapshot: make().then(
        (content) => {
          const made = new SharedSnapshot(content);
          kept.made = made;
          if (this.#kept.get(key) !== kept) made.unshare();
          return made;
        },
        (error: unknown) => {
          if (this.#kept.get(key) === kept) this.#drop(key);
          throw error;
        },
      ),
    };
    this.#kept.set(key, kept);
    for (const eldest of this.#kept.keys()) if (this.#kept.size > SNAPSHOTS_KEPT) this.#drop(eldest);
    return kept;
  }

  #drop(key: string): void {
    this.#kept.get(key)?.made?.unshare();
    this.#kept.delete(key);
  }
}
