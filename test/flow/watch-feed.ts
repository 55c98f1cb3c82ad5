import type { ConnectionState } from "../../src/domain/connection-state.ts";
import type { Feed, FeedBatch, FeedListener } from "../../src/feed/feed.ts";

/** A listener that keeps what a feed tells, and lets a test wait for it. */
export interface FeedWatch {
  readonly opened: readonly string[];
  readonly batches: readonly FeedBatch[];
  readonly states: readonly ConnectionState[];
  /** Sequences of all events handed on, in order. */
  taken(): readonly number[];
  /** Resolves once `holds` is true: asked now and after everything the feed tells. */
  until(holds: () => boolean): Promise<void>;
  /** Resolves with the state once the feed stands in one of that kind. */
  reaches<Kind extends ConnectionState["kind"]>(kind: Kind): Promise<Extract<ConnectionState, { kind: Kind }>>;
}

/** Starts a feed and watches it. */
export function watchFeed(feed: Feed): FeedWatch {
  const opened: string[] = [];
  const batches: FeedBatch[] = [];
  const states: ConnectionState[] = [];
  let waiting: { readonly holds: () => boolean; readonly resolve: () => void }[] = [];
  const settle = (): void => {
    const done = waiting.filter(({ holds }) => holds());
    waiting = waiting.filter((entry) => !done.includes(entry));
    for (const { resolve } of done) resolve();
  };
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ holds, resolve });
      settle();
    });
  const listener: FeedListener = {
    opened(_profile, streamId) {
      opened.push(streamId);
      settle();
    },
    batch(batch) {
      batches.push(batch);
      settle();
    },
    connection(state) {
      states.push(state);
      settle();
    },
  };
  feed.start(listener);
  return {
    opened,
    batches,
    states,
    taken: () => batches.flatMap((batch) => batch.events.map(({ sequence }) => sequence)),
    until,
    async reaches(kind) {
      await until(() => states.at(-1)?.kind === kind);
      const state = states.at(-1);
      return state as Extract<ConnectionState, { kind: typeof kind }>;
    },
  };
}
