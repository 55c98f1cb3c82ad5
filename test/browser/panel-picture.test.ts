import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { timeline } from "../fixtures/timeline.ts";
import { launchChromium } from "./chromium.ts";
import { MORNING, MORNING_EVENTS, openPage, openStreet, type Street, waitForState } from "./street.ts";

// Pictures of panels as a viewer saves them: WebGL, canvas, SVG and hostile words, under the page's content policy.

const HOSTILE = '<img src=x onerror="globalThis.hacked=1"></foreignObject></svg>&amp;\u0001\u202e';
/** Device pixels of a picture's CSS pixel, and CSS pixels around the panel: `src/surfaces/save/panel-picture.ts`. */
const SCALE = 2;
const MARGIN = 12;
const LINE = 30;

let browser: Browser;
let street: Street;
let page: Page;
/** Errors of the page, breaches of the content policy among them. */
const errors: string[] = [];

beforeAll(async () => {
  const [report] = timeline("hostile category=fire port=police-110 region=330109004004 : 09:59:00 reported");
  const hostile = { ...report, title: HOSTILE, place: HOSTILE } as (typeof MORNING_EVENTS)[number];
  [browser, street] = await Promise.all([
    launchChromium(),
    openStreet({ events: [...MORNING_EVENTS, hostile], at: MORNING }),
  ]);
  page = await openPage(browser, street.url, "#/overview?form=desk&lang=zh", {
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
  });
  page.on("pageerror", ({ message }) => errors.push(message));
  await waitForState(page, "live");
});

afterAll(async () => {
  await browser?.close();
  await street?.close();
});

interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Different colours of its middle, in steps of 32. */
  readonly colours: number;
}

/** Saves a panel, and answers what the file is like; its size has to be the panel's. */
async function picture(panel: string): Promise<Picture> {
  await page.waitForSelector(`${panel} .picture-button`, { state: "attached" });
  const box = await page.locator(panel).boundingBox();
  // The button is out of sight until somebody comes near, by the keys too.
  await page.focus(`${panel} .picture-button`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  const { data, info } = await sharp(await readFile(await download.path()))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([
    Math.floor((box?.width ?? 0) * SCALE) + 2 * MARGIN * SCALE,
    Math.floor((box?.height ?? 0) * SCALE) + (MARGIN + LINE) * SCALE,
  ]);
  const colours = new Set<number>();
  for (let row = Math.floor(info.height / 4); row < (info.height * 3) / 4; row += 1)
    for (let at = row * info.width * 3; at < (row + 1) * info.width * 3; at += 3)
      colours.add(((data[at] ?? 0) >> 5) * 64 + ((data[at + 1] ?? 0) >> 5) * 8 + ((data[at + 2] ?? 0) >> 5));
  return { name: download.suggestedFilename(), width: info.width, height: info.height, colours: colours.size };
}

const mapIsDrawn = (pane: string): Promise<unknown> =>
  page.waitForSelector(`${pane} .map-label`, { state: "attached" });

it("saves the live map with what WebGL drew", async () => {
  await mapIsDrawn(".map-panel");
  const saved = await picture(".map-panel");
  expect(saved.name).toMatch(/^xintang_地图_20260302T100000\+0800\.png$/);
  expect(saved.colours).toBeGreaterThan(8);
});

it("saves a list with hostile words, which stay words", async () => {
  await page.waitForFunction((words) => document.body.innerText.includes(words), HOSTILE.slice(0, 20));
  const saved = await picture(".panel.feed");
  expect(saved.colours).toBeGreaterThan(2);
  expect(await page.evaluate(() => "hacked" in globalThis)).toBe(false);
});

it("saves the load map and the figures beside it", async () => {
  await page.evaluate(() => {
    location.hash = "#/grid?form=desk&lang=zh";
  });
  await mapIsDrawn(".grid-map");
  expect((await picture(".grid-map")).colours).toBeGreaterThan(8);
  expect((await picture(".panel.grid-matrix")).colours).toBeGreaterThan(2);
});

it("saves charts", async () => {
  await page.evaluate(() => {
    location.hash = "#/economy?form=desk&lang=zh";
  });
  await page.waitForSelector(".cumulative svg path");
  expect((await picture(".cumulative")).colours).toBeGreaterThan(4);
  expect(errors).toEqual([]);
});
