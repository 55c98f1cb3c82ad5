import { type ConnectionState, isFollowing } from "../../src/domain/connection-state.ts";
import type { FeedBatch } from "../../src/feed/feed.ts";
import { DEAD_AFTER, STALE_AFTER } from "../../src/feed/connection-state.ts";
import { createLiveFeed } from "../../src/feed/live-feed.ts";
import { TOPICS } from "../../src/protocol/session.ts";
import { createStore } from "../../src/store/create-store.ts";
import type { Store } from "../../src/store/store.ts";
import { SECOND } from "../../src/shared/units.ts";
import { openRelay, type Relay } from "./relay.ts";
import { createScaledTime, real, type ScaledTime } from "./scaled-time.ts";
import { openTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

/** How late the watchdog may look, and timers of a busy machine besides. */
const SLACK = real(SECOND) + 250;
/** A page that says it follows is behind by no more: latency up to 2 s does not count as lagging, silence up to the watchdog's term not as stale, and a gap shows at the next but one heartbeat. */
const BEHIND_AT_MOST = real(STALE_AFTER + 2 * SECOND + 4 * SECOND) + SLACK;
/** After its clock was set a page measures anew; until then its latency may be anything. */
const AFTER_JUMP = real(DEAD_AFTER);

/** A page without a screen: the real feed and the real store, a line and a relay of its own, and an eye on whether what it shows is true. */
export interface HeadlessPage extends AsyncDisposable {
  readonly scope: readonly string[];
  readonly line: TcpProxy;
  readonly relay: Relay;
  readonly time: ScaledTime;
  readonly state: ConnectionState;
  readonly sequence: number;
  readonly store: Store | null;
  readonly streamId: string | null;
  /** What it showed that was not true, and what it was given twice or not at all. */
  readonly lies: readonly string[];
  /** Kinds of states it has shown. */
  readonly shown: ReadonlySet<string>;
  supervise(incident: string): Promise<number | null>;
  /** Looks whether what it shows now is true. */
  look(): void;
  jumpClock(by: number): void;
}

/** Opens a page. @param scope region path; [] is everything */
export async function openHeadlessPage(
  name: string,
  scope: readonly string[],
  world: { readonly begun: number; readonly pick: () => string; readonly random: () => number },
): Promise<HeadlessPage> {
  const relay = await openRelay(world.pick);
  const line = await openTcpProxy(relay.port);
  const time = createScaledTime(world.begun);
  const lies = new Set<string>();
  const shown = new Set<string>();
  let state: ConnectionState = { kind: "connecting", attempt: 1 };
  let stateSince = Date.now();
  let jumpedAt = 0;
  let streamId: string | null = null;
  let store: Store | null = null;
  let taken = new Set<number>();
  let held = 0;
  const lie = (what: string): void => void lies.add(`${name}: ${what}`);

  const take = ({ phase, from, to, events, rejected }: FeedBatch): void => {
    if (phase === "live" && from > held + 1) lie(`was handed ${from} after ${held}: a gap`);
    for (const { sequence } of events) {
      // A narrower scope gets earlier events once more when an incident enters it.
      if (scope.length === 0 && taken.has(sequence)) lie(`was handed ${sequence} twice`);
      taken.add(sequence);
    }
    if (rejected.size > 0) lie(`turned away ${JSON.stringify([...rejected])}`);
    held = Math.max(held, to);
    store?.apply(events.map(({ event }) => event));
  };

  const feed = createLiveFeed({
    url: `http://127.0.0.1:${line.port}`,
    scope,
    topics: TOPICS,
    now: time.now,
    after: time.after,
    random: world.random,
    wakeSignals: () => () => undefined,
  });
  feed.start({
    opened(profile, id) {
      streamId = id;
      store = createStore(profile);
      taken = new Set();
      held = 0;
    },
    batch: take,
    connection(next) {
      if (next.kind !== state.kind) stateSince = Date.now();
      state = next;
      shown.add(next.kind);
    },
  });

  return {
    scope,
    line,
    relay,
    time,
    get lies() {
      return [...lies];
    },
    shown,
    get state() {
      return state;
    },
    get sequence() {
      return feed.statistics.sequence;
    },
    get store() {
      return store;
    },
    get streamId() {
      return streamId;
    },
    async supervise(incident) {
      const command = { kind: "supervise" as const, incident, by: "值班长", note: name };
      const outcome = await feed.command(command);
      return outcome.ok ? outcome.sequence : null;
    },
    look() {
      const now = Date.now();
      const silence = now - line.lastDownAt;
      const isSilent = line.lastDownAt > 0 && silence > real(STALE_AFTER) + SLACK;
      const claims = isFollowing(state) || state.kind === "lagging" || state.kind === "recovering";
      if (claims && isSilent && now - stateSince > real(STALE_AFTER) + SLACK)
        lie(`says ${state.kind} after ${silence} ms without a byte`);
      if (!isFollowing(state) || now - Math.max(stateSince, jumpedAt + AFTER_JUMP) < BEHIND_AT_MOST) return;
      const known = relay.heartbeats.filter(({ at }) => at < now - BEHIND_AT_MOST).at(-1)?.sequence ?? 0;
      if (feed.statistics.sequence < known)
        lie(`says ${state.kind} at ${feed.statistics.sequence}, was told of ${known} long ago`);
    },
    jumpClock(by) {
      jumpedAt = Date.now();
      time.jump(by);
    },
    async [Symbol.asyncDispose]() {
      feed.stop();
      await line[Symbol.asyncDispose]();
      await relay[Symbol.asyncDispose]();
    },
  };
}
