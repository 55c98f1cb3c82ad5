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
    const visits: ReadonlyMap<string, number>[] = [];
    for (const { address, sign } of SCENES) visits.push(await firstVisit(browser, `${street.url}/#/${address}`, sign));
    for (const [index, { address }] of SCENES.entries()) console.log(`scenes: ${address} ${bytesOf(visits, index)}`);
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

/** Gzipped bytes of each script a first visit fetched until `sign` stood, by address. */
async function firstVisit(browser: Browser, url: string, sign: string): Promise<ReadonlyMap<string, number>> {
  const page = await openWallPage(browser);
  const scripts: Promise<readonly [string, number]>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    scripts.push(
      response.body().then(
        (body) => [response.url(), gzipSync(body).length],
        () => [response.url(), 0],
      ),
    );
  });
  try {
    await page.goto(url);
    await page.waitForSelector(sign, { timeout: 60_000 });
    return new Map(await Promise.all(scripts));
  } finally {
    await page.close();
  }
}

/** The bytes of one visit, told apart by who else fetched them: every scene, some other scene, or none. */
function bytesOf(visits: readonly ReadonlyMap<string, number>[], index: number): string {
  const parts = { every: 0, some: 0, own: 0 };
  for (const [url, size] of visits[index] ?? []) {
    const scenes = visits.filter((visit) => visit.has(url)).length;
    parts[scenes === visits.length ? "every" : scenes > 1 ? "some" : "own"] += size;
  }
  const kibibytes = (bytes: number): string => whole(bytes / 1024);
  const { every, some, own } = parts;
  return `stands with ${kibibytes(every + some + own)} KiB of gzipped script: ${kibibytes(every)} of every scene, ${kibibytes(some)} shared with some, ${kibibytes(own)} its own`;
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
