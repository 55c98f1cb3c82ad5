import type { Page } from "playwright-core";
import { waitForState } from "./street.ts";

/**
 * What differs from run to run or from processor to processor: the map is drawn by WebGL, where its words stand depends on the way the camera took, and
 * the link has its own pace.
 */
const HIDDEN = `
  *, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; }
  .maplibregl-canvas, .map-label, .map-panel [class*=leader], .live-block, .top-bar__demo { visibility: hidden !important; }
`;
/** So often in a row the screen must be the same before it counts as settled. */
const SAME = 2;
const IDLE_LIMIT = 300;

/** Waits until everything the page loads later is there, and hides what never stands still. */
export async function holdStill(page: Page): Promise<void> {
  await waitForState(page, "live");
  await page.waitForLoadState("networkidle");
  await page.addStyleTag({ content: HIDDEN });
}

/** Brings a screen up on the one page, and waits until nothing on it changes any more. */
export async function show(page: Page, address: string, width: number, height: number): Promise<Uint8Array> {
  await page.setViewportSize({ width, height });
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${address}`);
  let before: Uint8Array | null = null;
  for (let same = 0; ; ) {
    // A busy processor makes the link lag, which a screen says; it must also be idle, or two pictures are alike because nothing was done between them.
    await waitForState(page, "live");
    await page.waitForFunction(
      () => document.querySelector("[aria-busy=true]") === null && document.fonts.status === "loaded",
    );
    // Some browsers forget for minutes that they are idle: hence the limit.
    await page.evaluate(
      (limit) =>
        new Promise((resolve) =>
          requestIdleCallback(() => requestAnimationFrame(() => resolve(null)), { timeout: limit }),
        ),
      IDLE_LIMIT,
    );
    const after = await page.screenshot();
    same = before !== null && Buffer.from(before).equals(after) ? same + 1 : 0;
    if (same === SAME) return after;
    before = after;
  }
}
