import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MapBench, startMapBench } from "./map-page.ts";

// The whole map panel over the gallery's simulated day, in a real browser (harness/map-panel-harness.tsx).

const PANE = { width: 1064, height: 808 };
const HOSTILE = '<img src=x onerror="window.hacked=1"><b>bold</b>‮gnp.exe';
let bench: MapBench;
beforeAll(async () => {
  bench = await startMapBench("map-panel");
});
afterAll(() => bench?.close());

async function withPanel(query: string, test: (page: Page) => Promise<void>): Promise<void> {
  const page = await bench.openPanel(query, PANE);
  try {
    await test(page);
  } finally {
    await page.close();
  }
}

const figures = (page: Page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>(".map-panel__headline [data-figure]")].map((figure) => [
        figure.dataset.figure,
        figure.dataset.value,
      ]),
    ),
  );

describe("MapPanel in its states", () => {
  let page: Page;
  beforeAll(async () => {
    page = await bench.openPanel("lang=en", PANE);
  });
  afterAll(() => page?.close());

  it("shows the headline figures as the derivation has them", async () => {
    const derived = await page.evaluate(() => {
      const { derived } = window.panelHarness.cockpit();
      return {
        "incidents.open": String(derived.open),
        "incidents.reported@today": String(derived.reported("today")),
        "incidents.closed@today": String(derived.closed("today")),
        "units.onduty": String(derived.unitsOnDuty),
      };
    });
    expect(await figures(page)).toEqual(derived);
  });

  it("speaks English, names its sources and says that boundaries are a sketch", async () => {
    await expect.poll(() => page.locator(".map-panel__legend").textContent()).toContain("Overdue");
    const attribution = await page.locator(".map-panel__attribution").textContent();
    expect(attribution).toContain("© OpenStreetMap contributors");
    expect(attribution).toContain("sketch");
    await page.evaluate(() => window.panelHarness.change({ language: "zh" }));
    await page.waitForFunction(() =>
      [...document.querySelectorAll(".map-label--neighbour")].some((label) => /街道/.test(label.textContent ?? "")),
    );
  });

  it("shows no figure while loading, and marks old data", async () => {
    await page.evaluate(() => window.panelHarness.change({ freshness: "loading" }));
    await expect.poll(async () => Object.values(await figures(page))).toEqual(["", "", "", ""]);
    await page.evaluate(() => window.panelHarness.change({ freshness: "disconnected" }));
    await page.waitForSelector(".map-labels--stale");
    expect(await page.locator(".map-panel").getAttribute("data-state")).toBe("disconnected");
  });
});

describe("MapPanel", () => {
  it("keeps a hostile title text, on the map and in the tooltip, and puts a click into the spotlight", () =>
    withPanel("empty", async (page) => {
      await page.evaluate((title) => {
        const { now, step } = window.panelHarness;
        const position = { longitude: 120.298, latitude: 30.159 };
        step(1_000, [
          {
            kind: "reported",
            incident: title,
            revision: 1,
            at: now,
            category: "fire",
            severity: 2,
            port: "p110",
            region: "330109004",
            position,
            title,
            place: title,
            brain: "governance",
            contact: null,
          },
        ]);
      }, HOSTILE);
      // In the middle of the view's free height, 20 design pixels above the pane's middle.
      const middle = { x: PANE.width / 2, y: PANE.height / 2 - 20 };
      await expect
        .poll(
          async () => {
            await page.mouse.move(middle.x - 3, middle.y);
            await page.mouse.move(middle.x, middle.y);
            return page.locator(".map-panel__tooltip-title").count();
          },
          { timeout: 30_000 },
        )
        .toBe(1);
      await expect.poll(() => page.locator(".map-panel__tooltip-title").textContent()).toBe(HOSTILE);
      await expect
        .poll(() => page.locator(".map-panel__tooltip img, .map-panel__tooltip b, .map-label img").count())
        .toBe(0);
      await page.mouse.click(middle.x, middle.y);
      await page.waitForSelector(".spotlight");
      expect(await page.evaluate(() => window.panelHarness.cockpit().spotlight)).toBe(HOSTILE);
      await page.waitForFunction(() => {
        const line = document.querySelector<SVGLineElement>(".map-panel__leader line");
        return line !== null && line.style.visibility === "visible" && line.getAttribute("x1") !== null;
      });
      expect(await page.evaluate(() => "hacked" in window)).toBe(false);
    }));

  it("says what it knows without WebGL, with open incidents by category", () =>
    withPanel("webgl=none", async (page) => {
      const counts = await page.locator(".map-panel__fallback b").allTextContents();
      const open = await page.evaluate(() => window.panelHarness.cockpit().derived.open);
      expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(open);
      await expect.poll(() => page.locator(".map-panel__cause").textContent()).toContain("WebGL");
    }));
});
