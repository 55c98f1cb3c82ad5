import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Server } from "socket.io";
import { createGateway } from "../server/gateway.ts";
import { loadProfile } from "../server/load-profile.ts";
import { MemoryLog } from "../server/memory-log.ts";
import type { StreamEvent } from "../src/domain/event.ts";
import { encodeEvent } from "../src/protocol/encode.ts";
import { COCKPIT_NAMESPACE } from "../src/protocol/version.ts";
import type { Asked, Measured } from "./fan-out-viewers.ts";
import { percentile, whole } from "./ratio.ts";
import { SyntheticStream } from "./synthetic-events.ts";

const EVENTS_A_SECOND = 100;
const HAND_OVER_EVERY = 10;
/** The gateway's own. */
const BATCH_EVERY = 75;
const AIM = 250;
const STEPS = [250, 500, 1_000, 2_000];
const MEASURE_FOR = 2_000;
/** Walls of a city, and a day and more of a busy one. */
const RETURNING = 40;
const HELD_EVENTS = 30_000;

/**
 * Viewers one gateway serves at 100 events a second so that 95 of 100 batches arrive within 250 ms of their eldest event (the batching of 75 ms is part of it);
 * against a bare Socket.IO server that sends the same to one room. In steps, until one is too many; the viewers share a second process.
 */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  const steps = smoke ? [50] : STEPS;
  const lines: string[] = [];
  const served: number[] = [];
  for (const [name, open] of [
    ["gateway", () => openGateway()],
    ["bare Socket.IO", openBare],
  ] as const) {
    const { url, close } = await open();
    const child = startViewers(url);
    let most = 0;
    const found: string[] = [];
    for (const viewers of steps) {
      const { delays, events, lost } = await measure(child, { url, viewers, measureFor: smoke ? 500 : MEASURE_FOR });
      const p95 = delays.length === 0 ? Number.POSITIVE_INFINITY : percentile(delays, 0.95);
      found.push(
        `${whole(viewers)}: ${Math.round(p95)} ms (${whole(events / viewers)} events each${lost > 0 ? `, ${lost} lost` : ""})`,
      );
      if (p95 > AIM || lost > 0) break;
      most = viewers;
    }
    child.kill();
    await close();
    served.push(most);
    lines.push(`  ${name}, p95 by viewers: ${found.join(", ")}`);
  }
  lines.push(await measureReturn(smoke));
  const [ours = 0, bare = 0] = served;
  console.log(
    `fan-out: ${whole(ours)} viewers at ${EVENTS_A_SECOND} events/s with p95 ≤ ${AIM} ms, bare Socket.IO ${whole(bare)} (steps ${steps.join(" ")})\n${lines.join("\n")}`,
  );
}

/** What it costs when everybody comes back at once, against one. */
async function measureReturn(smoke: boolean): Promise<string> {
  const held = smoke ? 3_000 : HELD_EVENTS;
  const { url, close } = await openGateway(held);
  const child = startViewers(url);
  const costs: string[] = [];
  const returns = (viewers: number): Promise<Measured> =>
    measure(child, { url, viewers, measureFor: 0, returning: true });
  // The first comes while the log is being filled.
  await returns(1);
  for (const viewers of [1, RETURNING]) {
    const before = process.cpuUsage();
    const { delays } = await returns(viewers);
    const { user, system } = process.cpuUsage(before);
    costs.push(
      `${viewers}: the last holds all after ${whole(Math.max(...delays))} ms, ${whole((user + system) / 1_000)} ms of the gateway's CPU`,
    );
  }
  child.kill();
  await close();
  return `  viewers that return at once to ${whole(held)} events: ${costs.join("; ")}`;
}

interface Bench {
  readonly url: string;
  close(): Promise<void>;
}

/** Events that happen as they are handed over. */
function startEvents(take: (events: readonly StreamEvent[]) => void, before: number): () => void {
  const profile = loadProfile("xintang", join(import.meta.dirname, "..", "public"));
  const spacing = 1_000 / EVENTS_A_SECOND;
  const start = Date.now() - before * spacing;
  const stream = new SyntheticStream(profile, { seed: 1, start, spacing, open: 200, fixes: 0 });
  take([...stream.fill(), ...stream.take(before)]);
  const begun = Date.now();
  let handed = 0;
  const timer = setInterval(() => {
    const due = Math.floor((Date.now() - begun) / spacing) - handed;
    handed += due;
    const now = Date.now();
    if (due > 0) take(stream.take(due).map((event) => ({ ...event, at: now })));
  }, HAND_OVER_EVERY);
  return () => clearInterval(timer);
}

/** @param before events it holds already */
async function openGateway(before = 0): Promise<Bench> {
  const profile = loadProfile("xintang", join(import.meta.dirname, "..", "public"));
  const gateway = await createGateway({
    profile,
    log: new MemoryLog({ streamId: "bench" }),
    clock: () => ({ serverTime: Date.now(), streamTime: Date.now(), rate: 1 }),
    timers: globalThis,
    port: 0,
    complain: (line) => console.error(line),
  });
  const stop = startEvents((events) => void gateway.publish(events), before);
  const { url } = await gateway.listen();
  return {
    url,
    async close() {
      stop();
      await gateway.close();
    },
  };
}

async function openBare(): Promise<Bench> {
  const http = createServer();
  const io = new Server(http, { serveClient: false, perMessageDeflate: false });
  const cockpit = io.of(COCKPIT_NAMESPACE);
  cockpit.on("connection", (socket) => {
    socket.on("subscribe", () => {
      socket.join("room");
      socket.emit("heartbeat", {});
    });
    socket.emit("hello", {});
  });
  let pending: unknown[] = [];
  const stop = startEvents((events) => pending.push(...events.map((event) => encodeEvent(event, 0))), 0);
  const timer = setInterval(() => {
    const now = Date.now();
    cockpit.to("room").emit("batch", [0, 0, [now, now, 1], pending]);
    pending = [];
  }, BATCH_EVERY);
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    async close() {
      stop();
      clearInterval(timer);
      await io.close();
    },
  };
}

function startViewers(url: string): ChildProcess {
  const file = join(import.meta.dirname, "fan-out-viewers.ts");
  return spawn(process.execPath, ["--import", "tsx", file, url], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

async function measure(child: ChildProcess, asked: Asked): Promise<Measured> {
  const answered = Promise.race([once(child, "message"), once(child, "exit").then(() => [null])]);
  child.send(asked);
  const [measured] = (await answered) as [Measured | null];
  if (measured === null) throw new Error("the viewers' process ended");
  return measured;
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) await run({ smoke: values.smoke === true });
