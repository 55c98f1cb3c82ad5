import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { launchChromium } from "../test/browser/chromium.ts";
import { buildPages } from "./build-pages.ts";
import { type LiveLoad, openLiveLoad } from "./live-load.ts";
import { percentile, whole } from "./ratio.ts";
import { isLive, openWallPage } from "./wall-page.ts";

/** The gateway's batching window and the painter's period: what an event may wait by design. */
const BY_DESIGN = 75 + 200;

/** Milliseconds from an event handed to the gateway to its count standing on the screen of 总览, against what the design lets it wait. */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  await buildPages();
  const browser = await launchChromium();
  try {
    for (const rate of smoke ? [100] : [100, 5_000]) {
      const load = await openLiveLoad(rate);
      const page = await openWallPage(browser);
      try {
        await page.goto(`${load.url}/#/overview?form=wall`);
        await page.waitForFunction(isLive, undefined, { timeout: 60_000 });
        await page.waitForTimeout(3_000);
        const latencies = latenciesOf(await watchReports(page, smoke ? 2 : 20), load);
        const [p50, p95] = [percentile(latencies, 0.5), percentile(latencies, 0.95)];
        console.log(
          `latency at ${whole(rate)} events/s: emit → screen p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms; batching window + paint period ${BY_DESIGN} ms, ratio ${(p95 / BY_DESIGN).toFixed(2)} (${whole(latencies.length)} reports)`,
        );
      } finally {
        await page.close();
        await load.close();
      }
    }
  } finally {
    await browser.close();
  }
}

/** Each change of 今日接报 on the screen: its value and the instant it was there, after the frame that drew it. At least two, however long they take. */
async function watchReports(page: Page, seconds: number): Promise<readonly (readonly [number, number])[]> {
  return page.evaluate(
    (milliseconds) =>
      new Promise<(readonly [number, number])[]>((resolve) => {
        const seen: (readonly [number, number])[] = [];
        const element = document.querySelector<HTMLElement>('[data-figure="incidents.reported@today"]');
        if (element === null) return resolve(seen);
        const end = Date.now() + milliseconds;
        new MutationObserver(() => {
          const value = Number(element.dataset.value);
          requestAnimationFrame(() => {
            const now = Date.now();
            seen.push([value, now]);
            if (seen.length > 1 && now >= end) resolve(seen);
          });
        }).observe(element, { attributes: true });
      }),
    seconds * 1_000,
  );
}

/** A count of n on the screen shows every report up to the n-th: each is as late as the first screen that counts it. */
function latenciesOf(seen: readonly (readonly [number, number])[], load: LiveLoad): readonly number[] {
  const latencies: number[] = [];
  let shown = seen[0]?.[0] ?? 0;
  for (const [count, at] of seen.slice(1)) {
    for (let report = shown + 1; report <= count; report += 1) {
      const handedOverAt = load.reportHandedOverAt(report);
      if (handedOverAt !== undefined) latencies.push(at - handedOverAt);
    }
    shown = Math.max(shown, count);
  }
  return latencies;
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) await run({ smoke: values.smoke === true });
