import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StreamEvent } from "../../src/domain/event.ts";
import { launchChromium } from "./chromium.ts";
import { MORNING, MORNING_EVENTS, openPage, openStreet, type Street, waitForState } from "./street.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const JINGTOUWANG = "330109004004";
const BANPANJIE = "330109004007";

/** Nine o'clock matters of four weeks: one a day in the first village, on the weekday of this morning three. */
const HISTORY: readonly StreamEvent[] = Array.from({ length: 28 }, (_, index) => index + 1).flatMap((back) =>
  Array.from({ length: back % 7 === 0 ? 3 : 1 }, (_, place) => morningMatter(back, place)).flat(),
);
const EVENTS = [...HISTORY, ...MORNING_EVENTS];

function morningMatter(back: number, place: number): readonly StreamEvent[] {
  const incident = `H-${back}-${place}`;
  const at = MORNING - back * DAY - (30 + place) * MINUTE;
  return [
    {
      kind: "reported",
      incident,
      revision: 1,
      at,
      category: "dispute",
      severity: 3,
      port: "joint-110",
      region: JINGTOUWANG,
      position: { longitude: 120.2814, latitude: 30.1664 },
      title: "早市占道",
      place: "井头王 菜场",
      brain: "governance",
      contact: null,
    },
    { kind: "closed", incident, revision: 2, at: at + 10 * MINUTE, tier: "grid" },
  ];
}

let browser: Browser;
let street: Street;
let page: Page;

beforeAll(async () => {
  [browser, street] = await Promise.all([launchChromium(), openStreet({ events: EVENTS, at: MORNING })]);
  page = await openPage(browser, street.url, "#/grid?form=desk&lang=en", { viewport: { width: 1440, height: 900 } });
  await waitForState(page, "live");
});

afterAll(async () => {
  await browser?.close();
  await street?.close();
});

/** Reports of a region in the last so many days, counted from the events themselves. */
function reported(region: string, days: number): number {
  return EVENTS.filter(
    (event) => event.kind === "reported" && event.region === region && event.at > MORNING - days * DAY,
  ).length;
}

/** Waits until the screen shows a figure with this value. */
async function shows(id: string, value: number | string): Promise<void> {
  await page.waitForSelector(`[data-figure="${id}"][data-value="${value}"]`, { timeout: 30_000, state: "attached" });
}

/** Where the middle of a name is once it stands still: the map is fitted anew when a chip or an alarm above it comes or goes. */
async function restingPlace(name: Locator): Promise<{ readonly x: number; readonly y: number }> {
  let before = "";
  for (;;) {
    const box = await name.boundingBox();
    const now = JSON.stringify(box);
    if (box !== null && now === before) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    before = now;
    await page.evaluate(async () => {
      for (let frame = 0; frame < 10; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    });
  }
}

test("the map names every village with its load, and another measure counts anew", async () => {
  await shows(`grid.${BANPANJIE}.open`, 2);
  await shows(`grid.${JINGTOUWANG}.open`, 1);
  const label = page.locator(".map-label", { hasText: "Banpanjie" });
  await label.waitFor({ timeout: 60_000 });
  await expect.poll(() => label.textContent()).toBe("Banpanjie\n2");
  await page.getByRole("combobox", { name: "Measure" }).selectOption("7d");
  await shows(`grid.${JINGTOUWANG}.7d`, reported(JINGTOUWANG, 7));
  await expect.poll(() => label.textContent()).toBe(`Banpanjie\n${reported(BANPANJIE, 7)}`);
  expect(await page.getByRole("combobox", { name: "Measure" }).locator("option").allTextContents()).not.toContain(
    "Per 1,000 residents (7 days)",
  );
  await shows("grid.hotspot.1", reported(JINGTOUWANG, 7) - 1);
});

test("an hour of the week is the mean of four weeks, and a click filters by it", async () => {
  // Monday at nine: three this morning and a week ago, which the page holds itself, and in the two weeks before, which it has from tallies.
  await shows("grid.week.1.9", 3);
  await shows("grid.week.1.7", 0.25);
  await shows("grid.week.2.9", 1);
  await shows("grid.week.2.3", 0);
  const cell = page.locator('[data-figure="grid.week.1.9"]');
  await cell.click();
  await page.waitForFunction(() => window.location.hash.includes("hour=1.9"));
  await cell.press("ArrowLeft");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-figure"))).toBe("grid.week.1.8");
  await cell.click();
  await page.waitForFunction(() => !window.location.hash.includes("hour="));
});

test("a village is chosen with a click, entered, and left by the path; the whole page goes along", async () => {
  const chosen = page.locator(".grid-ranking__row", { hasText: "Banpanjie" });
  await chosen.click();
  await page.waitForFunction((region) => window.location.hash.includes(`region=${region}`), BANPANJIE);
  await page.evaluate(() => Object.assign(window, { stillTheSamePage: true }));
  await page.getByRole("button", { name: "Go into it" }).click();
  await page.waitForFunction((region) => window.location.hash.includes(`scope=330109/330109004/${region}`), BANPANJIE);
  await page.waitForFunction(() => window.tidewatch?.figures()["incidents.open"] === 2);
  await shows(`grid.${BANPANJIE}.7d`, reported(BANPANJIE, 7));
  await page.waitForFunction(() => document.querySelectorAll(".grid-ranking__row").length === 1);
  await page.getByRole("navigation", { name: "Levels of the area" }).getByRole("button", { name: "Xintang" }).click();
  await page.waitForFunction(() => window.tidewatch?.figures()["incidents.open"] === 3);
  await shows(`grid.${JINGTOUWANG}.7d`, reported(JINGTOUWANG, 7));
  expect(await page.evaluate(() => "stillTheSamePage" in window)).toBe(true);
});

test("a village of the map is entered with a double click, and the path leads back out", async () => {
  const label = page.locator(".map-label", { hasText: "Jingtouwang" });
  await label.waitFor();
  const { x, y } = await restingPlace(label);
  await page.mouse.click(x, y);
  // The chip of the first click takes a line of its own and the map is fitted anew: what was pressed is still what is meant.
  await page.waitForFunction((region) => window.location.hash.includes(`region=${region}`), JINGTOUWANG);
  await restingPlace(label);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await page.waitForFunction(
    (region) => window.location.hash.includes(`scope=330109/330109004/${region}`),
    JINGTOUWANG,
  );
  await page.waitForFunction(() => window.tidewatch?.figures()["incidents.open"] === 1);
  const path = page.getByRole("navigation", { name: "Levels of the area" });
  expect(await path.getByRole("listitem").allTextContents()).toEqual([
    "Xiaoshan District",
    "Xintang Street",
    "Jingtouwang",
  ]);
  await path.getByRole("button", { name: "Xintang" }).click();
  await page.waitForFunction(() => /scope=330109\/330109004(&|$)/.test(window.location.hash));
  await page.waitForFunction(() => window.tidewatch?.figures()["incidents.open"] === 3);
  expect(await page.locator(".grid-map__head dt").allTextContents()).toContain("Villages");
});

test("through hexagons the same reports are seen", async () => {
  await page.getByText("Hexagons").click();
  await page.waitForFunction(() => window.location.hash.includes("lens=hexagon"));
  // The morning's own have no coordinates: they are in no hexagon, and the map says so.
  const elsewhere = MORNING_EVENTS.filter(({ kind }) => kind === "reported").length;
  await page.getByText(`${elsewhere} more without a position`, { exact: true }).waitFor();
});

test("a hexagon that is chosen cuts the whole screen, wears a chip, and one key lets it go", async () => {
  const count = (): Promise<unknown> => page.evaluate(() => window.tidewatch?.figures()["grid.330109004.7d"]);
  const all = await count();
  // All reports with coordinates were made at one place, and none of the morning's.
  const here = HISTORY.filter(({ kind, at }) => kind === "reported" && at > MORNING - 7 * DAY).length;
  await page.getByRole("combobox", { name: "Hexagon" }).selectOption({ index: 1 });
  await page.waitForFunction(() => /cell=[0-9a-f]{15}/.test(window.location.hash));
  await page.waitForFunction((wanted) => window.tidewatch?.figures()["grid.330109004.7d"] === wanted, here);
  await page.waitForFunction(() => window.tidewatch?.figures()["incidents.open"] === 0);
  const chip = page.getByRole("region", { name: "Filter" }).getByRole("button", { name: /Hexagon/ });
  await chip.waitFor();
  await chip.press("x");
  await page.waitForFunction(() => !window.location.hash.includes("cell="));
  await page.waitForFunction((wanted) => window.tidewatch?.figures()["grid.330109004.7d"] === wanted, all);
  await expect.poll(() => chip.count()).toBe(0);
});
