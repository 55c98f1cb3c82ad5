import type { Feed, FeedListener } from "../feed/feed.ts";

/** A feed that can be cut to another scope while it runs. */
export interface ScopedFeed extends Feed {
  /** Another region path: the stream is opened anew for it, everything held until then is of the old one. The same path changes nothing. */
  moveTo(scope: readonly string[]): void;
}

/** One feed after another, each for the scope it was opened with; to the listener they are one that begins anew. */
export function createScopedFeed(scope: readonly string[], open: (scope: readonly string[]) => Feed): ScopedFeed {
  let path = scope.join("/");
  let feed = open(scope);
  let listener: FeedListener | null = null;
  return {
    start(to) {
      listener = to;
      feed.start(to);
    },
    stop() {
      listener = null;
      feed.stop();
    },
    moveTo(next) {
      if (next.join("/") === path) return;
      path = next.join("/");
      feed.stop();
      feed = open(next);
      if (listener !== null) feed.start(listener);
    },
    command: (command) => feed.command(command),
    samples: (wanted) => feed.samples(wanted),
    get statistics() {
      return feed.statistics;
    },
    get viewer() {
      return feed.viewer;
    },
    serverNow: () => feed.serverNow(),
    streamNow: () => feed.streamNow(),
    get rate() {
      return feed.rate;
    },
  };
}
