import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { matchPicture } from "../pictures/picture-book.ts";
import { SHOTS } from "../pictures/shots.ts";
import { seriousFaults } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { openAfternoon, openPage, type Street, waitForState } from "./street.ts";

let street: Street;
let browser: Browser;
let page: Page;

/** What differs from run to run or from processor to processor: the map is drawn by WebGL, the link has its own pace. */
const STILL = `
  *, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; }
  .maplibregl-canvas, .live-block { visibility: hidden !important; }
`;

beforeAll(async () => {
  [street, browser] = await Promise.all([openAfternoon(), launchChromium()]);
  page = await openPage(browser, street.url, `#/${SHOTS[0]?.address}`, {
    reducedMotion: "reduce",
    bypassCSP: true,
  });
  await waitForState(page, "live");
  await page.addStyleTag({ content: STILL });
});

afterAll(async () => {
  await browser?.close();
  await street?.close();
});

/** Brings a screen up on the one page, and waits until nothing on it changes any more. */
async function show(address: string, width: number, height: number): Promise<Uint8Array> {
  await page.setViewportSize({ width, height });
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${address}`);
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  let before = await page.screenshot();
  for (;;) {
    const after = await page.screenshot();
    if (after.equals(before)) return after;
    before = after;
  }
}

describe("the screen", () => {
  it.each(SHOTS)(
    "is as it was, and axe finds nothing serious: $name",
    async ({ name, address, width, height, share }) => {
      const picture = await show(address, width, height);
      expect(await seriousFaults(page)).toEqual([]);
      expect(await matchPicture(name, picture, share)).toBeNull();
    },
  );
});
