import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import type { StreamEvent } from "../src/domain/event.ts";
import type { Profile } from "../src/domain/profile.ts";
import { type ClockStatement, encodeClock } from "../src/protocol/clock.ts";
import type { StreamSource } from "../src/protocol/session.ts";
import { COCKPIT_NAMESPACE, PROTOCOL_VERSION } from "../src/protocol/version.ts";
import { type DurationMs, type EpochMs, SECOND } from "../src/shared/units.ts";
import { admit, DoorCounts, toTuples } from "./door.ts";
import { type Access, loopbackAccess } from "./access/access.ts";
import type { CommandSink } from "./access/command-record.ts";
import { Commands } from "./commands.ts";
import { ComplaintBudget } from "./complaint-budget.ts";
import type { EventLog } from "./event-log.ts";
import { failLine } from "./fail-line.ts";
import { FanOut } from "./fan-out.ts";
import { SLOW_ROOM } from "./following.ts";
import { createHttp } from "./http.ts";
import type { PortTokens } from "./ingest/port-tokens.ts";
import { DEFAULT_LIMITS, type IngestLimits, registerIngest } from "./ingest/routes.ts";
import { Lines } from "./lines.ts";
import { Tallies } from "./tallies.ts";
import { ModeNow } from "./mode-now.ts";
import { pageHeaders, withHeaders } from "./page-headers.ts";
import { loadBoundary } from "./quality/boundary.ts";
import { Inspector } from "./quality/inspector.ts";
import { Quality } from "./quality/quality.ts";
import { registerQuarantine } from "./quality/quarantine-route.ts";
import { refusedTuple } from "./quality/tell-refused.ts";
import { maskContact, maskText } from "./masking/mask-text.ts";
import { Pulse } from "./pulse.ts";
import type { Delays, Timers } from "./timers.ts";
import { admitViewer, greet, receiveViewer, waitingFor } from "./viewer.ts";

/** Requests still without an answer so long after the gateway was told to end get none. */
const ANSWERS_WITHIN: DurationMs = 2 * SECOND;
/** The largest thing a page may send is a subscription. */
const UP_LIMIT_BYTES = 16_384;

export interface GatewayOptions {
  readonly profile: Profile;
  readonly log: EventLog;
  /** What its events are; the street's own, unless said. */
  readonly source?: StreamSource | undefined;
  /** The stream clock now. Live: server time at rate 1. */
  readonly clock: () => ClockStatement;
  readonly timers: Timers & Delays;
  /** 0 takes any free port. */
  readonly port: number;
  /** 127.0.0.1 unless said. */
  readonly host?: string | undefined;
  readonly distDir?: string | undefined;
  readonly publicDir?: string | undefined;
  /** Worth it on slow lines only: it costs the server three to four times the work. */
  readonly compress?: boolean | undefined;
  /** Told a line about each refused event, at most 20 in one heartbeat; the rest is counted. */
  readonly complain?: ((line: string) => void) | undefined;
  /** Who is let in, and as what; whoever sits at this machine, unless said. */
  readonly access?: Access | undefined;
  /** Keeps what was commanded. */
  readonly recordCommand?: CommandSink | undefined;
  /** Which token speaks for which port at the HTTP ingest; without them whoever sits at this machine may send. */
  readonly portTokens?: PortTokens | undefined;
  readonly ingestLimits?: Partial<IngestLimits> | undefined;
  readonly batchEvery?: DurationMs | undefined;
  readonly heartbeatEvery?: DurationMs | undefined;
}

/** What a gateway has seen since it was made. */
interface GatewayCounts {
  readonly viewers: number;
  /** Those of them whose line is too slow for batches. */
  readonly slow: number;
  /** Packets that wait for lines which take none, of all viewers. */
  readonly waiting: number;
  /** Sequence of the last event of the stream. */
  readonly sequence: number;
  /** Turned away, and as `clamped-text` shortened, by reason. */
  readonly rejected: ReadonlyMap<string, number>;
  /** Let go by the bounded log before their time. */
  readonly dropped: number;
}

/** The server of a command centre: log, fan-out, page. */
export interface Gateway {
  readonly counts: GatewayCounts;
  /** Through the door, into the log, out with the next batch. Resolves once the log has them. Never rejects for bad events: they are counted; only for a log that is away (LogUnavailableError): then publish them again. */
  publish(events: readonly StreamEvent[]): Promise<void>;
  /** The same for tuples of the wire, as a source from outside sends them; offsets are read but not used. */
  publishTuples(tuples: unknown): Promise<void>;
  /** Fills the log without the door and without fan-out: for a trusted source in the same process, before `listen`. */
  preload(events: readonly StreamEvent[]): Promise<void>;
  /** Says that what was preloaded or published goes back to `at` without a gap; without it the stream is known from the making of the gateway, or of the log that it found. */
  holdsFrom(at: EpochMs): Promise<void>;
  /** Another source of the stream clock from now on. */
  setClock(clock: () => ClockStatement): void;
  /** Begins another stream (a recording that starts over): the log is emptied and every page greeted anew. */
  restart(streamId: string): Promise<void>;
  /** Sends what is pending now instead of with the next tick. */
  flush(): Promise<void>;
  /** Opens the port. Rejects when it cannot (see failLine). */
  listen(): Promise<{ readonly url: string; readonly port: number }>;
  /** Ends within a few seconds, whatever is connected. What is being answered has its answer first. */
  close(): Promise<void>;
}

/** A gateway that does not listen yet. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { profile, log, timers } = options;
  const host = options.host ?? "127.0.0.1";
  const complaints = new ComplaintBudget((line) => options.complain?.(maskText(line, "full")));
  const complain = (line: string): void => complaints.tell(line);
  const doorCounts = new DoorCounts();
  const access = options.access ?? loopbackAccess;
  let clock = options.clock;
  const modeNow = new ModeNow();
  const quality = new Quality({
    inspector: new Inspector(profile, loadBoundary(profile, options.publicDir)),
    mask: { text: (text) => maskText(text, "full"), contact: (contact) => maskContact(contact, "full") },
    since: clock().serverTime,
  });

  // A log that nothing was said of holds nothing: what it will hold is whole from now on.
  const knownSince = (): EpochMs => log.knownSince ?? clock().streamTime;
  const hello = () => ({
    protocol: PROTOCOL_VERSION,
    streamId: log.streamId,
    sequence: log.head,
    profile,
    source: options.source,
    clock: encodeClock(clock()),
    knownSince: knownSince(),
  });
  const heartbeat = () => ({
    clock: encodeClock(clock()),
    sequence: log.head,
    rejected: Object.fromEntries(doorCounts.rejected),
    dropped: log.dropped,
    knownSince: knownSince(),
    ...(log.available ? {} : { logAway: true }),
  });
  const app = await createHttp({
    distDir: options.distDir,
    publicDir: options.publicDir,
    profile,
    health: () => ({
      status: log.available ? "ok" : "log away",
      protocol: PROTOCOL_VERSION,
      streamId: log.streamId,
      viewers: cockpit.sockets.size,
      slow: slowViewers(),
      ...heartbeat(),
    }),
  });
  const lines = new Lines(app.server);
  const io = new Server(app.server, {
    serveClient: false,
    perMessageDeflate: options.compress ?? false,
    maxHttpBufferSize: UP_LIMIT_BYTES,
  });
  // Its answers do not pass the HTTP side's hooks.
  io.engine.use(withHeaders(pageHeaders(profile)));
  const cockpit = io.of(COCKPIT_NAMESPACE);
  const slowViewers = (): number => cockpit.adapter.rooms.get(SLOW_ROOM)?.size ?? 0;
  const fanOut = new FanOut({
    log,
    regions: profile.regions,
    tallies: new Tallies(profile),
    clock: () => clock(),
    watch: {
      took(event) {
        quality.took(event, clock().streamTime);
        modeNow.note(event);
      },
      learned(event) {
        quality.learned(event);
        modeNow.note(event);
      },
      forget: (incident) => quality.forget(incident),
      restarted() {
        quality.restarted();
        modeNow.clear();
      },
    },
    broadcast: (room, batch) => cockpit.to(room).emit("batch", batch),
    isEmpty: (room) => (cockpit.adapter.rooms.get(room)?.size ?? 0) === 0,
    clear: (room) => cockpit.in(room).socketsLeave(room),
    greet: () => {
      for (const socket of cockpit.sockets.values()) greet(socket, hello());
    },
  });
  await fanOut.open();
  if (log.knownSince === null) await log.holdsFrom(clock().streamTime);
  const commands = new Commands({
    log,
    fanOut,
    clock: () => clock(),
    modeNow,
    root: profile.regions.id,
    record: options.recordCommand ?? (() => undefined),
    complain,
  });
  const viewers = {
    access,
    fanOut,
    commands,
    hello,
    heartbeat,
    quality: () => quality.report(),
    clock: () => clock(),
    timers,
    complain,
  };
  // Until its handshake is looked at a page is no part of the namespace, and nothing that goes to all goes to it.
  cockpit.use((socket, next) => void admitViewer(socket, viewers).then(() => next(), next));
  cockpit.on("connection", (socket) => receiveViewer(socket, viewers));
  await registerIngest(app, {
    profile,
    log,
    fanOut,
    clock: () => clock(),
    counts: doorCounts,
    complain,
    quality,
    tokens: options.portTokens ?? null,
    limits: { ...DEFAULT_LIMITS, ...options.ingestLimits },
  });
  registerQuarantine(app, {
    quarantine: quality.quarantine,
    access,
    tokens: options.portTokens ?? null,
    now: () => clock().serverTime,
  });
  const flush = (): Promise<void> => fanOut.flush().catch((error: unknown) => complain(`flush: ${failLine(error)}`));

  const pulse = new Pulse({
    cockpit,
    timers,
    batchEvery: options.batchEvery,
    heartbeatEvery: options.heartbeatEvery,
    flush: () => void flush(),
    heartbeat,
    quality,
    now: () => clock().serverTime,
    beats: () => complaints.renew(),
  });
  const publishTuples = async (tuples: unknown): Promise<void> => {
    const now = clock();
    const clamped: (() => void)[] = [];
    const events = admit(tuples, now, doorCounts, complain, {
      refused: (tuple, complaint) => quality.refused(refusedTuple(tuple, complaint), now.streamTime),
      clamped: (tuple, event) => clamped.push(() => quality.clamped(tuple, event, now.streamTime)),
    });
    if (events.length > 0) await fanOut.publish(events);
    // Whose port an event is follows from its incident's report, which may have come with it.
    for (const tell of clamped) tell();
  };

  return {
    get counts() {
      return {
        viewers: cockpit.sockets.size,
        slow: slowViewers(),
        waiting: [...cockpit.sockets.values()].reduce((sum, socket) => sum + waitingFor(socket), 0),
        sequence: log.head,
        rejected: doorCounts.rejected,
        dropped: log.dropped,
      };
    },
    publish: (events) => publishTuples(toTuples(events)),
    publishTuples,
    preload: (events) => fanOut.publish(events),
    holdsFrom: (at) => log.holdsFrom(at),
    setClock(supplier) {
      clock = supplier;
    },
    restart: (streamId) => log.restart(streamId),
    flush,
    async listen() {
      await app.listen({ host, port: options.port });
      // What came before is history.
      quality.open();
      pulse.start();
      const { port } = app.server.address() as AddressInfo;
      return { url: `http://${host}:${port}`, port };
    },
    async close() {
      pulse.stop();
      const closed = io.close();
      // The farewells are out by then.
      timers.setImmediate(() => lines.end());
      const cut = timers.setTimeout(() => lines.cut(), ANSWERS_WITHIN);
      await closed;
      timers.clearTimeout(cut);
      await app.close();
    },
  };
}
