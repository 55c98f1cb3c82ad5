import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { launchChromium } from "../test/browser/chromium.ts";
import { buildPages } from "./build-pages.ts";
import { frameGaps } from "./frame-gaps.ts";
import { openLiveLoad } from "./live-load.ts";
import { percentile, whole } from "./ratio.ts";
import { isLive, openWallPage } from "./wall-page.ts";

/**
 * Frame gaps with 总览 open on a 1080p wall, 10,000 open incidents and a steady stream, against a page that follows the same stream
 * and draws nothing.
 */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  await buildPages();
  const browser = await launchChromium();
  try {
    for (const rate of smoke ? [1_000] : [1_000, 5_000, 10_000]) {
      const load = await openLiveLoad(rate);
      try {
        const seconds = smoke ? 2 : 15;
        const bare = await measure(
          browser,
          `${load.url}/follow.html`,
          () => window.followed?.complete === true,
          seconds,
        );
        const cockpit = await measure(browser, `${load.url}/#/overview?form=wall`, isLive, seconds);
        const [p95, limit] = [percentile(cockpit, 0.95), percentile(bare, 0.95)];
        console.log(
          `paint at ${whole(rate)} events/s: frame gap p50 ${percentile(cockpit, 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (aim < 50); page that draws nothing p95 ${limit.toFixed(0)} ms, ratio ${(p95 / limit).toFixed(2)}`,
        );
      } finally {
        await load.close();
      }
    }
  } finally {
    await browser.close();
  }
}

async function measure(
  browser: Browser,
  url: string,
  ready: () => boolean,
  seconds: number,
): Promise<readonly number[]> {
  const page = await openWallPage(browser);
  try {
    await page.goto(url);
    await page.waitForFunction(ready, undefined, { timeout: 60_000 });
    await page.waitForTimeout(3_000);
    return await frameGaps(page, seconds);
  } finally {
    await page.close();
  }
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) await run({ smoke: values.smoke === true });
