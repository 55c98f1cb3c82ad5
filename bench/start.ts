import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { loadSource } from "../mock-server/load-source.ts";
import { createGateway } from "../server/gateway.ts";
import { MemoryLog } from "../server/memory-log.ts";
import { launchChromium } from "../test/browser/chromium.ts";
import { BUILT_PAGES, buildPages } from "./build-pages.ts";
import { median, whole } from "./ratio.ts";
import { isLive, openWallPage } from "./wall-page.ts";

const ROOT = join(import.meta.dirname, "..");

/**
 * Navigation → first live figures with 28 days of Xintang behind the stream, against a page that receives the same snapshot and counts it;
 * gzipped script bytes until then; and the time the simulation needs for its 28 days.
 */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  await buildPages();
  const options = { port: 0, host: "127.0.0.1", profile: "xintang", seed: 1, recording: undefined, mapping: undefined };
  const folders = { publicDir: join(ROOT, "public"), recordingsDir: join(ROOT, "mock-server", "recordings") };
  const began = performance.now();
  const commandLine = { ...options, speed: undefined, from: undefined, loop: false };
  const { profile, source } = await loadSource(commandLine, folders, Date.now());
  const history = source.open(Date.now());
  const gateway = await createGateway({
    profile,
    log: new MemoryLog({ streamId: "bench" }),
    clock: () => source.clock(Date.now()),
    timers: globalThis,
    port: 0,
    distDir: join(ROOT, "dist"),
    publicDir: BUILT_PAGES,
  });
  await gateway.preload(history);
  const { url } = await gateway.listen();
  const seconds = (performance.now() - began) / 1_000;
  console.log(`start: ${whole(history.length)} events of history ready in ${seconds.toFixed(1)} s (aim < 3 s)`);
  const browser = await launchChromium();
  try {
    const bare: number[] = [];
    const cockpit: number[] = [];
    let scriptBytes = 0;
    for (let round = 0; round < (smoke ? 1 : 5); round += 1) {
      bare.push((await open(browser, `${url}/follow.html`, () => window.followed?.complete === true)).milliseconds);
      const first = await open(browser, `${url}/#/overview?form=wall`, isLive);
      cockpit.push(first.milliseconds);
      scriptBytes = first.scriptBytes;
    }
    const [taken, limit] = [median(cockpit), median(bare)];
    console.log(
      `start: navigation → first live figures ${whole(taken)} ms; page that only counts the snapshot ${whole(limit)} ms, ratio ${(taken / limit).toFixed(2)}; ${whole(scriptBytes / 1024)} KiB of gzipped script until then`,
    );
  } finally {
    await browser.close();
    await gateway.close();
  }
}

async function open(
  browser: Browser,
  url: string,
  ready: () => boolean,
): Promise<{ milliseconds: number; scriptBytes: number }> {
  const page = await openWallPage(browser);
  const scripts: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    scripts.push(
      response.body().then(
        (body) => gzipSync(body).length,
        () => 0,
      ),
    );
  });
  try {
    await page.goto(url, { waitUntil: "commit" });
    const done = await page.waitForFunction(ready, undefined, { timeout: 60_000, polling: "raf" });
    await done.dispose();
    const milliseconds = await page.evaluate(() => performance.now());
    const bytes = await Promise.all(scripts);
    return { milliseconds, scriptBytes: bytes.reduce((sum, size) => sum + size, 0) };
  } finally {
    await page.close();
  }
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) await run({ smoke: values.smoke === true });
