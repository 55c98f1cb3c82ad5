import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatClock } from "../../src/shared/format-instant.ts";
import { MINUTE, SECOND } from "../../src/shared/units.ts";
import { instant } from "../fixtures/timeline.ts";
import { launchChromium } from "./chromium.ts";
import { figureOnScreen, MORNING, MORNING_EVENTS, openPage, openStreet, type Street, waitForState } from "./street.ts";

// Time on the screen is the stream's, in the profile's zone, whatever the viewer's machine believes.

/** How far the screen may be behind the gateway when the machine is busy. */
const PATIENCE = 3 * SECOND;
/** The late incident should have been arrived at ten minutes after its report. */
const LATE_DUE = instant("09:50:00");

let street: Street;
let browser: Browser;
beforeAll(async () => {
  street = await openStreet({ events: MORNING_EVENTS, at: MORNING, rate: 1 });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await street?.close();
});

describe.each([-5 * MINUTE, 5 * MINUTE])("a browser in UTC whose clock is off by %d ms", (shift) => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage(browser, street.url, "#/overview?form=wall", { timezoneId: "UTC" }, async (fresh) => {
      await fresh.addInitScript((by) => {
        const truth = Date.now.bind(Date);
        Date.now = () => truth() + by;
      }, shift);
    });
    await waitForState(page, "live");
  });
  afterAll(async () => {
    await page?.close();
  });

  it("shows the stream's clock in the profile's zone", async () => {
    await expect.poll(() => clockError(page), { timeout: 30_000 }).toBeLessThan(PATIENCE);
    await expect.poll(() => page.locator(".stream-clock__date").innerText()).toBe("2026-03-02");
  });

  it("counts down by it", async () => {
    const behind = async (): Promise<number> => {
      const text = await page.locator(".urgent__row", { hasText: "late" }).locator(".urgent__countdown").innerText();
      const [, minutes, seconds] = /^\+(\d\d):(\d\d)$/.exec(text) ?? [];
      return Math.abs(street.now() - LATE_DUE - Number(minutes) * MINUTE - Number(seconds) * SECOND);
    };
    await expect.poll(behind, { timeout: 30_000 }).toBeLessThan(PATIENCE);
  });

  it("begins today at the midnight of the zone", async () => {
    // One of them was reported at 07:10 in Shanghai: yesterday in UTC.
    await page.waitForSelector(".map-panel__headline");
    expect(await figureOnScreen(page, "incidents.reported@today")).toBe("4");
  });
});

it("turns the countdowns of list, spotlight and map in the same frame", async () => {
  const page = await openPage(browser, street.url, "#/overview?form=wall&incident=late");
  await waitForState(page, "live");
  await page.waitForSelector(".spotlight__clock");
  await page.waitForSelector(".map-label--overdue", { timeout: 60_000 });
  const frames = await page.evaluate(watchCountdowns, 4 * SECOND);
  expect(frames.length).toBeGreaterThan(3);
  expect(new Set(frames.map(({ list }) => list)).size).toBeGreaterThan(1);
  expect(frames.filter(({ list, spotlight }) => list !== spotlight)).toEqual([]);
  expect(frames.filter(({ list, map }) => list !== map)).toEqual([]);
  await page.close();
});

/** How far the clock on the screen is from the stream's. */
async function clockError(page: Page): Promise<number> {
  const text = await page.locator(".stream-clock__clock").innerText();
  const now = street.now();
  const errors = [0, 1, 2].map((seconds) => ({
    seconds,
    text: formatClock(now - seconds * SECOND, "Asia/Shanghai"),
  }));
  const found = errors.find((candidate) => candidate.text === text);
  return found === undefined ? Number.POSITIVE_INFINITY : found.seconds * SECOND;
}

/** The three countdowns of the late incident in every frame of `length` milliseconds. Runs in the page. */
function watchCountdowns(length: number): Promise<{ list: string; spotlight: string; map: string }[]> {
  const textOf = (selector: string): string => document.querySelector(selector)?.textContent ?? "";
  return new Promise((resolve) => {
    const frames: { list: string; spotlight: string; map: string }[] = [];
    const until = performance.now() + length;
    const look = (): void => {
      frames.push({
        list: textOf(".urgent__countdown--breached"),
        spotlight: textOf(".spotlight__clock"),
        map: textOf(".map-label--overdue"),
      });
      if (performance.now() < until) requestAnimationFrame(look);
      else resolve(frames);
    };
    requestAnimationFrame(look);
  });
}
