import { io, type Socket } from "socket.io-client";
import { createGateway, type Gateway, type GatewayOptions } from "../../server/gateway.ts";
import { MemoryLog } from "../../server/memory-log.ts";
import type { IncidentEvent, ReportedEvent, StreamEvent } from "../../src/domain/event.ts";
import { decodeBatch, decodeSnapshotChunk } from "../../src/protocol/decode.ts";
import { COCKPIT_NAMESPACE, PROTOCOL_VERSION } from "../../src/protocol/version.ts";
import { DAY, type EpochMs } from "../../src/shared/units.ts";
import { makeProfile } from "../fixtures/profile.ts";

/** 10:00 in Shanghai. */
export const NOW: EpochMs = Date.UTC(2026, 10, 20, 2);

/** A page's end of the line: what came, by message, one after another. */
export interface TestPage {
  readonly socket: Socket;
  /** The next message of a name, in the order they came. */
  next(message: string): Promise<unknown>;
  /** Messages of a name that came and were not taken yet. */
  waiting(message: string): readonly unknown[];
  subscribe(request?: Record<string, unknown>): void;
}

/** A gateway on a free port whose batches go out only when the test says so, and pages to watch it. */
export interface TestGateway extends AsyncDisposable {
  readonly gateway: Gateway;
  readonly url: string;
  readonly complaints: string[];
  connect(auth?: Record<string, unknown>): TestPage;
}

/** Opens a gateway over a memory log; the stream clock stands at `NOW`. */
export async function openGateway(options: Partial<GatewayOptions> = {}): Promise<TestGateway> {
  const complaints: string[] = [];
  const gateway = await createGateway({
    profile: makeProfile({ demonstration: false }),
    log: new MemoryLog({ streamId: "stream-1" }),
    clock: () => ({ serverTime: NOW, streamTime: NOW, rate: 1 }),
    timers: globalThis,
    port: 0,
    batchEvery: DAY,
    heartbeatEvery: DAY,
    complain: (line) => complaints.push(line),
    ...options,
  });
  const { url } = await gateway.listen();
  const pages: TestPage[] = [];
  return {
    gateway,
    url,
    complaints,
    connect(auth = { protocol: PROTOCOL_VERSION }) {
      const page = openPage(url, auth);
      pages.push(page);
      return page;
    },
    async [Symbol.asyncDispose]() {
      for (const page of pages) page.socket.disconnect();
      await gateway.close();
    },
  };
}

function openPage(url: string, auth: Record<string, unknown>): TestPage {
  const socket = io(`${url}${COCKPIT_NAMESPACE}`, {
    auth,
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
  });
  const inbox = new Map<string, unknown[]>();
  const takers = new Map<string, ((payload: unknown) => void)[]>();
  const list = <Value>(map: Map<string, Value[]>, key: string): Value[] => {
    const found = map.get(key) ?? [];
    map.set(key, found);
    return found;
  };
  const receive = (message: string, payload: unknown): void => {
    const taker = list(takers, message).shift();
    if (taker === undefined) list(inbox, message).push(payload);
    else taker(payload);
  };
  socket.onAny((message: string, payload: unknown) => receive(message, payload));
  socket.on("disconnect", (reason) => receive("disconnect", reason));
  return {
    socket,
    next(message) {
      const came = list(inbox, message);
      if (came.length > 0) return Promise.resolve(came.shift());
      return new Promise((resolve) => list(takers, message).push(resolve));
    },
    waiting: (message) => list(inbox, message),
    subscribe(request = {}) {
      socket.emit("subscribe", {
        scope: [],
        topics: ["incidents", "units", "indicators", "ports", "mode"],
        windowMs: DAY,
        ...request,
      });
    },
  };
}

/** A page that is up to date: it subscribed and has heard the heartbeat that follows the answer. */
export async function watchPage(place: TestGateway, request: Record<string, unknown> = {}): Promise<TestPage> {
  const page = place.connect();
  await page.next("hello");
  page.subscribe(request);
  await page.next("heartbeat");
  return page;
}

/** The events of the next batch or part of a snapshot that comes to a page. @throws when it cannot be read */
export async function nextEvents(
  page: TestPage,
  message: "batch" | "snapshot" = "batch",
): Promise<readonly StreamEvent[]> {
  const raw = await page.next(message);
  const decoded = message === "batch" ? decodeBatch(raw) : decodeSnapshotChunk(raw);
  if (!decoded.ok) throw new Error(decoded.complaint);
  return decoded.value.events.map(({ event }) => event);
}

/** A report in a region of the test profile, at `NOW` unless said. */
export function reported(incident: string, changes: Partial<ReportedEvent> = {}): ReportedEvent {
  return {
    kind: "reported",
    incident,
    revision: 1,
    at: NOW,
    category: "fire",
    severity: 3,
    port: "hotline",
    region: "grid-a1",
    position: { longitude: 120.3, latitude: 30.2 },
    title: "Smoke in a stairwell",
    place: "12 Canal Road",
    brain: "governance",
    contact: null,
    ...changes,
  };
}

/** The close of an incident. */
export function closed(incident: string, revision: number, at: EpochMs = NOW): IncidentEvent {
  return { kind: "closed", incident, revision, at, tier: "grid" };
}
