import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../test/browser/chromium.ts";
import { openAfternoon } from "../test/browser/street.ts";
import { buildPages } from "./build-pages.ts";
import { median, whole } from "./ratio.ts";
import { openWallPage } from "./wall-page.ts";

/** A scene, the form leaders look at it in, and what stands on it once it is drawn. */
const SCENES = [
  { address: "overview?form=wall", sign: ".overview .panel" },
  { address: "economy?form=wall", sign: ".columns .card" },
  { address: "grid?form=wall", sign: ".load-scene .grid-matrix" },
  { address: "events?form=desk", sign: ".incident-table [role=row]" },
  { address: "overview?form=phone", sign: ".phone__body .panel" },
] as const;
const AIM = 300;

/**
 * What each scene costs: gzipped script bytes of a first visit until its panels stand; and the time from the change of scene to the first paint of the
 * other scene's panels, on a page that has stood for some seconds, as all do. Beside it two frames of the same page, below which nothing can come.
 */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  await buildPages();
  const street = await openAfternoon();
  const browser = await launchChromium();
  try {
    for (const { address, sign } of SCENES) {
      const bytes = await firstVisit(browser, `${street.url}/#/${address}`, sign);
      console.log(`scenes: ${address} stands with ${whole(bytes / 1024)} KiB of gzipped script`);
    }
    const page = await openWallPage(browser);
    await page.goto(`${street.url}/#/overview?form=wall`);
    await page.waitForSelector(".overview [data-figure]");
    // What comes later has come by then.
    await page.waitForTimeout(smoke ? 500 : 6_000);
    const frames: number[] = [];
    for (let round = 0; round < 5; round += 1) frames.push(await changeTo(page, null, "body"));
    for (const scene of SCENES.slice(0, smoke ? 2 : 3)) {
      const taken: number[] = [];
      for (let round = 0; round < (smoke ? 1 : 5); round += 1) {
        await changeTo(page, scene === SCENES[0] ? SCENES[1].address : SCENES[0].address, ".panel");
        taken.push(await changeTo(page, scene.address, scene.sign));
      }
      const [change, bare] = [median(taken), median(frames)];
      console.log(
        `scenes: change to ${scene.address} ${whole(change)} ms (aim at most ${AIM}); two frames ${whole(bare)} ms, ratio ${(change / bare).toFixed(1)}`,
      );
    }
  } finally {
    await browser.close();
    await street.close();
  }
}

async function firstVisit(browser: Browser, url: string, sign: string): Promise<number> {
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
    await page.goto(url);
    await page.waitForSelector(sign, { timeout: 60_000 });
    return (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  } finally {
    await page.close();
  }
}

/** Milliseconds from setting the address (null: leaving it) until what `sign` selects has been painted. */
function changeTo(page: Page, address: string | null, sign: string): Promise<number> {
  return page.evaluate(
    ([hash, selector]) =>
      new Promise<number>((resolve) => {
        const begun = performance.now();
        if (hash !== null) location.hash = `#/${hash}`;
        const look = (): void => {
          // Drawn with this frame, seen with the next.
          if (document.querySelector(selector) !== null)
            requestAnimationFrame(() => resolve(performance.now() - begun));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    [address, sign] as const,
  );
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) await run({ smoke: values.smoke === true });
