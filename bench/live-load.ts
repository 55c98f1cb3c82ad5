import { join } from "node:path";
import { createGateway } from "../server/gateway.ts";
import { loadProfile } from "../server/load-profile.ts";
import { MemoryLog } from "../server/memory-log.ts";
import type { EpochMs } from "../src/shared/units.ts";
import { BUILT_PAGES } from "./build-pages.ts";
import { SyntheticStream } from "./synthetic-events.ts";

const ROOT = join(import.meta.dirname, "..");
/** How often the load hands events to the gateway: well below its batching window. */
const HAND_OVER_EVERY = 20;
const OPEN_INCIDENTS = 10_000;
/** Events before the first viewer, so that incidents stand at every stage and reports come as often as closes. */
const EVENTS_BEFORE = 8 * OPEN_INCIDENTS;

/** A gateway with 10,000 open incidents under a steady load, serving the cockpit and the bench's bare page. */
export interface LiveLoad {
  readonly url: string;
  /** When (epoch ms) the n-th report of the stream, counted from 1, was handed to the gateway; undefined for those before the first viewer. */
  reportHandedOverAt(count: number): EpochMs | undefined;
  close(): Promise<void>;
}

/** Opens the gateway in this process; `rate` in events a second. */
export async function openLiveLoad(rate: number): Promise<LiveLoad> {
  const spacing = 1_000 / rate;
  const profile = loadProfile("xintang", join(ROOT, "public"));
  const start = Date.now() - (OPEN_INCIDENTS + EVENTS_BEFORE) * spacing;
  const stream = new SyntheticStream(profile, { seed: 1, start, spacing, open: OPEN_INCIDENTS, fixes: 0.3 });
  const gateway = await createGateway({
    profile,
    log: new MemoryLog({ streamId: "bench" }),
    clock: () => ({ serverTime: Date.now(), streamTime: Date.now(), rate: 1 }),
    timers: globalThis,
    port: 0,
    distDir: join(ROOT, "dist"),
    publicDir: BUILT_PAGES,
  });
  const before = [...stream.fill(), ...stream.take(EVENTS_BEFORE)];
  await gateway.preload(before);
  let reports = before.filter((event) => event.kind === "reported").length;
  const handedOver = new Map<number, EpochMs>();
  const timer = setInterval(() => {
    const now = Date.now();
    const events = stream.take(Math.max(0, Math.floor((now - stream.now) / spacing)));
    for (const event of events) {
      if (event.kind !== "reported") continue;
      reports += 1;
      handedOver.set(reports, now);
    }
    void gateway.publish(events);
  }, HAND_OVER_EVERY);
  const { url } = await gateway.listen();
  return {
    url,
    reportHandedOverAt: (count) => handedOver.get(count),
    async close() {
      clearInterval(timer);
      await gateway.close();
    },
  };
}
