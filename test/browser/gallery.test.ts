import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GALLERY_STATES, SHEET_STATES } from "../gallery/gallery-states.ts";
import { isAccepting, matchPicture } from "../pictures/picture-book.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";
import { launchChromium } from "./chromium.ts";

let pages: BuiltPages;
let browser: Browser;
/** One for all visits of walls: what it has loaded once it need not load again. */
let context: BrowserContext;
/** Sheets are kept at less than half their size: every second pixel is enough, and a quarter of the work. */
let small: BrowserContext;

beforeAll(async () => {
  pages = await buildPages(["test/gallery/index.html"]);
  browser = await launchChromium();
  context = await browser.newContext({ viewport: { width: 1920, height: 1200 } });
  // As tall as a sheet: a smaller one would be laid out anew twice for each picture.
  small = await browser.newContext({ viewport: { width: 1920, height: 5_000 }, deviceScaleFactor: 0.5 });
  // Maps have their own tests: the drawer's pane stays empty here.
  for (const each of [context, small])
    await each.route("**/test/gallery/geo/**", (route) => route.fulfill({ status: 204 }));
});

afterAll(async () => {
  await browser?.close();
  await pages?.close();
});

/** A page of the gallery and what it complained of: console errors and warnings, and errors of the page. */
interface Visit {
  readonly page: Page;
  readonly complaints: readonly string[];
}

async function open(query: string, within = context): Promise<Visit> {
  const page = await within.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  await page.goto(`${pages.origin}/test/gallery/index.html?${query}`);
  await page.waitForSelector("[data-gallery], [data-sheet]", { timeout: 90_000 });
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  return { page, complaints };
}

/** Opens the gallery and gives it to `look`; a complaint fails the test. */
async function visit(query: string, look: (page: Page) => Promise<void>, within = context): Promise<void> {
  const { page, complaints } = await open(query, within);
  try {
    await look(page);
    expect(complaints).toEqual([]);
  } finally {
    await page.close();
  }
}

/** Words that stick out of the box they stand in, as `state: class "words"`. What is cut with an ellipsis does not stick out. */
function wordsThatStickOut(): string[] {
  const found: string[] = [];
  for (const box of document.querySelectorAll(
    ".gallery__column, .spotlight, .tide__head, .panel__head, .explain__card, .incident-list",
  )) {
    const state = box.closest<HTMLElement>("[data-gallery]")?.dataset.gallery;
    const edge = box.getBoundingClientRect();
    for (const element of box.querySelectorAll<HTMLElement>("*")) {
      const words = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent);
      if (words.join("").trim() === "" || isCutAway(element, box)) continue;
      if (element.getClientRects().length === 0) continue;
      const range = document.createRange();
      range.selectNodeContents(element);
      const place =
        getComputedStyle(element).textOverflow === "ellipsis"
          ? element.getBoundingClientRect()
          : range.getBoundingClientRect();
      if (place.left < edge.left - 1 || place.right > edge.right + 1) {
        found.push(`${state}: ${element.className} ${JSON.stringify(words.join(""))}`);
      }
    }
  }
  return found;

  /** Whether a list let go of it as a row that does not fit whole, or an ellipsis above it cut it. */
  function isCutAway(element: Element, end: Element): boolean {
    const place = element.getBoundingClientRect();
    for (let above = element.parentElement; above !== null && above !== end; above = above.parentElement) {
      const style = getComputedStyle(above);
      if (style.overflowX === "visible") continue;
      const edge = above.getBoundingClientRect();
      if (style.textOverflow === "ellipsis" || place.left >= edge.right - 1 || place.top >= edge.bottom - 1)
        return true;
    }
    return false;
  }
}

/** Columns that hold more than their height, and rows of lists that are cut through. */
function columnsTooFull(): string[] {
  return [...document.querySelectorAll<HTMLElement>(".gallery__column")]
    .filter((column) => column.scrollHeight > column.clientHeight + 2)
    .map((column) => `${column.closest<HTMLElement>("[data-gallery]")?.dataset.gallery}: ${column.className}`);
}

/** Places of the tide's cursors along their strips; null where a strip has none. */
function cursorPlaces(): (number | null)[] {
  return [...document.querySelectorAll(".tide:not([data-state=loading])")].map((strip) => {
    const edge = strip.getBoundingClientRect();
    const cursor = strip.querySelector(".tide__cursor")?.getBoundingClientRect();
    return cursor === undefined ? null : (cursor.left + cursor.width / 2 - edge.left) / edge.width;
  });
}

async function checkWalls(page: Page): Promise<void> {
  const states = await page.$$eval("[data-gallery]", (walls) => walls.map((wall) => wall.getAttribute("data-gallery")));
  expect(states).toEqual([...GALLERY_STATES]);
  expect(await page.evaluate(wordsThatStickOut)).toEqual([]);
  expect(await page.evaluate(columnsTooFull)).toEqual([]);
  for (const place of await page.evaluate(cursorPlaces)) expect(place).toBeCloseTo(0.875, 3);
}

/** Compares a sheet with its picture; one that differs may have been on its way and is compared again once it stands still. */
async function matchSettled(name: string, sheet: Locator): Promise<string | null> {
  const look = (): Promise<Buffer> => sheet.screenshot({ animations: "disabled" });
  let before = await look();
  if (!isAccepting && (await matchPicture(name, before, 0.8)) === null) return null;
  for (;;) {
    const after = await look();
    if (after.equals(before)) return matchPicture(name, before, 0.8);
    before = after;
  }
}

const backgroundOf = (page: Page): Promise<string> =>
  page.$eval(".tide", (strip) => getComputedStyle(strip).backgroundColor);

describe("the walls of the gallery", () => {
  let walls: Visit;
  beforeAll(async () => {
    walls = await open("theme=ink&lang=zh");
  });
  afterAll(() => walls?.page.close());

  it("show every state in both themes and in 4K without a complaint and without words that stick out", async () => {
    const { page, complaints } = walls;
    await checkWalls(page);
    expect(await backgroundOf(page)).toBe("rgb(6, 14, 17)");
    // Loaded once: themes and sizes are the root's alone.
    await page.evaluate(() => {
      document.documentElement.dataset.theme = "paper";
      document.documentElement.style.setProperty("--u", "2px");
    });
    await checkWalls(page);
    expect(await backgroundOf(page)).toBe("rgb(238, 242, 241)");
    expect(complaints).toEqual([]);
  });

  it("show what residents write as text, never as markup, and the raw value of every figure", async () => {
    const { page, complaints } = walls;
    const title = await page.textContent("[data-gallery=hostile] .spotlight__title");
    expect(title).toBe('<img src=x onerror="globalThis.hacked=true"><b>加粗</b>');
    const markup = ".spotlight :is(img, script, b), .gallery__column :is(img, script, b)";
    expect(await page.$$eval(markup, (elements) => elements.length)).toBe(0);
    expect(await page.evaluate(() => "hacked" in globalThis)).toBe(false);

    const figures = await page.$$eval("[data-gallery=normal] [data-figure]", (elements) =>
      elements.map((element) => [element.getAttribute("data-figure"), element.getAttribute("data-value")]),
    );
    const value = new Map(figures.map(([id, raw]) => [id, raw]));
    for (const id of [
      "tier.grassroots.share",
      "tier.grid.count",
      "port.joint-110.events",
      "tide.reported",
      "incidents.open",
    ]) {
      expect(value.get(id), id).toMatch(/^\d/);
    }
    expect(value.get("indicator.xintang.export_value.yoy")).toBe("23.51");
    expect(value.get("indicator.xintang.industrial_investment.target")).toBe("100");
    expect(complaints).toEqual([]);
  });
});

describe("the gallery", () => {
  it("shows its walls in English as well", async () => {
    await visit("theme=ink&lang=en", checkWalls);
  });

  it("has every panel of the registry in every state and both themes, as it was", async () => {
    await visit(
      "sheet&theme=ink&lang=zh",
      async (page) => {
        const panels = await page.$$eval("[data-sheet=normal] [data-panel]", (cells) => cells.length);
        expect(panels).toBeGreaterThan(15);
        // Panels come one by one; then each stands in each state.
        await page.waitForFunction(
          (sheets) =>
            document.querySelectorAll("[data-sheet]").length === sheets &&
            [...document.querySelectorAll("[data-panel]:not([data-panel=explanation], [data-panel=drawer])")].every(
              (cell) => cell.childElementCount > 0,
            ),
          SHEET_STATES.length,
        );
        await page.waitForFunction(
          () =>
            document.querySelector(
              "[data-sheet=normal] [data-state=loading], [data-sheet=error] [data-state=normal]",
            ) === null,
        );
        for (const theme of ["ink", "paper"]) {
          await page.evaluate((name) => {
            document.documentElement.dataset.theme = name;
          }, theme);
          for (const state of SHEET_STATES) {
            const sheet = page.locator(`[data-sheet=${state}]`);
            expect.soft(await matchSettled(`panels-${state}-${theme}`, sheet)).toBeNull();
          }
        }
      },
      small,
    );
  });
});
