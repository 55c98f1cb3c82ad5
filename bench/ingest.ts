import { join } from "node:path";
import { parseArgs } from "node:util";
import fastifyStatic from "@fastify/static";
import fastify from "fastify";
import type { Browser } from "playwright-core";
import { Server } from "socket.io";
import { loadProfile } from "../server/load-profile.ts";
import { encodeEvent } from "../src/protocol/encode.ts";
import { MINUTE } from "../src/shared/units.ts";
import { BUILT_PAGES, buildPages } from "./build-pages.ts";
import { launchChromium } from "../test/browser/chromium.ts";
import { median, whole } from "./ratio.ts";
import { SyntheticStream } from "./synthetic-events.ts";

/** What the gateway sends in one packet at 5,000–10,000 events a second. */
const EVENTS_PER_BATCH = 500;
const START = Date.UTC(2026, 10, 20, 6);
const ROUNDS = 3;

/**
 * Events a second the page takes in a real browser (decode, validate, store, derive), against a bare page that only counts
 * the same batches from the same server; in turn, medians of several rounds.
 */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  await buildPages();
  const profile = loadProfile("xintang", join(import.meta.dirname, "..", "public"));
  const stream = new SyntheticStream(profile, { seed: 1, start: START, spacing: 10, open: 10_000, fixes: 0.4 });
  const count = smoke ? 20_000 : 400_000;
  const batches = encodeBatches(stream, count);

  const app = fastify();
  app.get("/profile.json", () => profile);
  await app.register(fastifyStatic, { root: BUILT_PAGES });
  const io = new Server(app.server, { perMessageDeflate: false, serveClient: false });
  io.of("/cockpit").on("connection", (socket) => {
    socket.on("ready", () => {
      for (const batch of batches) socket.emit("batch", batch);
      socket.emit("end");
    });
  });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const browser = await launchChromium();
  try {
    const bare: number[] = [];
    const ingest: number[] = [];
    let note = "";
    for (let round = 0; round < (smoke ? 1 : ROUNDS); round += 1) {
      bare.push((await measure(browser, `${url}/bare.html`, count)).rate);
      const full = await measure(browser, `${url}/ingest.html`, count);
      ingest.push(full.rate);
      note = full.note;
    }
    const ratio = median(ingest) / median(bare);
    console.log(
      `ingest: ${whole(median(ingest))} events/s, bare page ${whole(median(bare))} events/s, ratio ${ratio.toFixed(2)} (aim ≥ 0.5; ${whole(count)} events, ${note})`,
    );
  } finally {
    await browser.close();
    await io.close();
    await app.close();
  }
}

/** Wire batches, 10,000 incidents reported first, then lives and unit fixes; each batch with the clock of its last event. */
function encodeBatches(stream: SyntheticStream, count: number): unknown[] {
  const events = [...stream.fill(), ...stream.take(count)].slice(0, count);
  const batches: unknown[] = [];
  for (let first = 0; first < events.length; first += EVENTS_PER_BATCH) {
    const part = events.slice(first, first + EVENTS_PER_BATCH);
    const streamTime = (part.at(-1)?.at ?? START) + MINUTE;
    const tuples = part.map((event, offset) => encodeEvent(event, offset));
    batches.push([first + 1, first + part.length, [streamTime, streamTime, 1], tuples]);
  }
  return batches;
}

async function measure(browser: Browser, url: string, count: number): Promise<{ rate: number; note: string }> {
  const page = await browser.newPage();
  try {
    page.on("pageerror", (error) => console.error(`${url}: ${error.message}`));
    await page.goto(url);
    await page.waitForFunction(() => window.result !== undefined, undefined, { timeout: 120_000 });
    const result = await page.evaluate(() => window.result);
    if (result?.events !== count) throw new Error(`${url}: ${result?.events} events arrived of ${count}`);
    return { rate: (result.events / result.milliseconds) * 1000, note: result.note };
  } finally {
    await page.close();
  }
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) await run({ smoke: values.smoke === true });
