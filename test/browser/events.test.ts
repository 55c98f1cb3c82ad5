import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ReportedEvent } from "../../src/domain/event.ts";
import { seriousFaults } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { manyIncidents } from "./many-incidents.ts";
import { MORNING, openPage, openStreet, type Street, waitForState } from "./street.ts";

// 事件 on a desk with a hundred thousand incidents: one page, one gateway, a clock that stands.

const MANY = 100_000;
const HOSTILE = '=HYPERLINK("http://x")<img src=x onerror="globalThis.hacked=true">';
/** Late and grave: among many of a kind it can be found by its title alone. */
const TOLD: readonly Partial<ReportedEvent>[] = [
  { incident: "told-1", title: "羽绒市场租金纠纷，约 20 人", place: "羽绒城 3 号门" },
  { incident: "told-2", title: HOSTILE, place: HOSTILE },
];

let street: Street;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  const many = manyIncidents(MANY);
  const told = TOLD.map((words, index) => ({ ...many[index], ...words }) as ReportedEvent);
  street = await openStreet({ events: [...many, ...told], at: MORNING });
  browser = await launchChromium();
  page = await openPage(browser, street.url, "#/events?form=desk&lang=zh", { viewport: { width: 1440, height: 900 } });
  await waitForState(page, "live");
  await page.waitForSelector(".data-grid__row", { timeout: 90_000 });
}, 150_000);
afterAll(async () => {
  await browser?.close();
  await street?.close();
});

const rowsInPage = (): Promise<number> => page.locator(".data-grid__row").count();
const rowCount = async (): Promise<number> => Number(await page.getAttribute(".data-grid", "aria-rowcount")) - 1;
const firstId = async (): Promise<string | null> => page.getAttribute('.data-grid__row[aria-rowindex="2"]', "data-row");
/** The place of the row the keys are at, counted from 1; null while there is none. */
const activeRow = (): Promise<number | null> =>
  page.evaluate(() => {
    const id = document.querySelector(".data-grid")?.getAttribute("aria-activedescendant") ?? "";
    const row = document.getElementById(id)?.getAttribute("aria-rowindex");
    return row === null || row === undefined ? null : Number(row) - 1;
  });
const address = (): Promise<string> => page.evaluate(() => decodeURIComponent(location.hash));

it("moves through a hundred thousand rows by keys and by the wheel with few of them in the page", async () => {
  expect(await rowCount()).toBe(MANY + TOLD.length);
  expect(await rowsInPage()).toBeLessThan(50);
  await page.focus(".data-grid");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect.poll(activeRow).toBe(2);
  await page.keyboard.press("PageDown");
  await expect.poll(activeRow).toBeGreaterThan(10);
  await page.keyboard.press("End");
  await expect.poll(activeRow).toBe(MANY + TOLD.length);
  await page.mouse.move(400, 400);
  await page.mouse.wheel(0, -2_000_000);
  await page.waitForFunction(
    (last) => {
      const rows = [...document.querySelectorAll(".data-grid__row")].map((row) =>
        Number(row.getAttribute("aria-rowindex")),
      );
      // The row the keys are at stays, wherever one scrolls.
      return rows.includes(last) && rows.some((row) => row < last - 10_000);
    },
    MANY + TOLD.length + 1,
  );
  expect(await rowsInPage()).toBeLessThan(50);
  await page.keyboard.press("Home");
  await expect.poll(activeRow).toBe(1);
});

it("finds by pinyin after a slash, opens by Enter, and closes step by step", async () => {
  await page.keyboard.press("/");
  await page.keyboard.type("yrsczj");
  await expect.poll(rowCount, { timeout: 15_000 }).toBe(1);
  expect(await page.inputValue("input[data-search]")).toBe("yrsczj");
  expect(await address()).toContain("q=yrsczj");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForSelector('.incident-drawer[data-incident="told-1"]:focus');
  await expect.poll(() => page.locator(".drawer-history li").count()).toBe(1);
  expect(await address()).toContain("incident=told-1");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".incident-drawer", { state: "detached" });
  // Back at the row it was opened from.
  await page.waitForSelector(".data-grid:focus");
  expect(await activeRow()).toBe(1);
  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  await expect.poll(rowCount).toBe(MANY + TOLD.length);
});

it("says rows and order in the address, from which a reload and the back button bring them", async () => {
  await page.click('.state-switch [data-state="breached"]');
  await page.click('.data-grid__title:has-text("上报") button');
  await page.waitForSelector('.data-grid__title[aria-sort="ascending"]:has-text("上报")');
  await expect.poll(address).toMatch(/state=breached.*sort=reported/);
  const count = await rowCount();
  expect(count).toBeGreaterThan(0);
  const first = await firstId();
  await page.reload();
  await waitForState(page, "live");
  await expect.poll(rowCount, { timeout: 60_000 }).toBe(count);
  expect(await firstId()).toBe(first);
  await page.goBack();
  await page.waitForSelector('.data-grid__title[aria-sort="ascending"]:has-text("时限")');
  await expect.poll(address).not.toContain("sort=");
  expect(await rowCount()).toBe(count);
});

it("saves the rows as they are shown, and hostile words as words", async () => {
  await page.fill("input[data-search]", "HYPERLINK");
  await expect.poll(rowCount).toBe(1);
  await expect.poll(() => page.locator('.data-grid__row [data-column="title"]').innerText()).toBe(HOSTILE);
  await page.click(".data-grid__row");
  await page.waitForSelector(".incident-drawer h3");
  expect(await page.innerText(".incident-drawer h3")).toBe(HOSTILE);
  const rows = await savedRows();
  expect(rows.map((row) => row.事件)).toEqual([`'${HOSTILE}`]);
  expect(await page.evaluate(() => "hacked" in globalThis)).toBe(false);

  await page.fill("input[data-search]", "incident 1234");
  // 1234, 11234 … 91234, 12340 … 12349
  await expect.poll(rowCount).toBe(20);
  const shown = await page
    .locator(".data-grid__row")
    .evaluateAll((each) =>
      each
        .sort((one, other) => Number(one.getAttribute("aria-rowindex")) - Number(other.getAttribute("aria-rowindex")))
        .map((row) => row.getAttribute("data-row")),
    );
  const saved = await savedRows();
  expect(saved).toHaveLength(20);
  expect(saved.slice(0, 12).map((row) => row.编号)).toEqual(shown.slice(0, 12));
  for (const { 事件, 状态 } of saved) expect(`${事件} ${状态}`).toMatch(/^Incident \d*1234\d* 超时$/);
});

it("leads into a menu by the arrows, chooses by Enter, and gives the focus back to its button by Escape", async () => {
  const category = page.locator(".facet__button", { hasText: "类别" });
  await category.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".facet__list");
  const choice = page.locator(".facet__list label", { hasText: "纠纷" }).locator("input");
  for (let step = 0; step < 12 && !(await choice.evaluate((each) => each === document.activeElement)); step += 1)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(address).toContain("category=dispute");
  expect(await choice.isChecked()).toBe(true);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".facet__list", { state: "detached" });
  expect(await category.evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await address()).toContain("category=dispute");
});

it("says that nothing passes, and shows everything again by one press", async () => {
  await page.fill("input[data-search]", "nothing is called this");
  await page.click(".no-rows button");
  await expect.poll(rowCount, { timeout: 15_000 }).toBe(MANY + TOLD.length);
  expect(await address()).not.toMatch(/category=|q=|state=/);
});

it.each(["paper", "ink"])("has no serious fault of access in drawer, menu, card and dialog on %s", async (theme) => {
  await page.fill("input[data-search]", "incident 1234");
  await expect.poll(rowCount, { timeout: 15_000 }).toBe(20);
  await page.focus(".data-grid");
  if ((await page.evaluate(() => document.documentElement.dataset.theme)) !== theme) await page.keyboard.press("t");
  await page.click(".data-grid__row >> nth=0");
  await page.waitForSelector(".incident-drawer .locator");
  const faults: Record<string, readonly string[]> = {};
  await page.click(".facet--end > button:has-text('列')");
  await page.waitForSelector(".facet__list");
  faults.menu = await seriousFaults(page);
  await page.keyboard.press("Escape");
  await page.focus(".state-switch button >> nth=0");
  await page.keyboard.press("?");
  await page.waitForSelector(".explain__card");
  faults.card = await seriousFaults(page);
  await page.keyboard.press("Escape");
  await page.click(".incident-drawer__foot .command-button:has-text('督办')");
  await page.waitForSelector(".signed-command[open]");
  faults.dialog = await seriousFaults(page);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".signed-command", { state: "detached" });
  expect(faults).toEqual({ menu: [], card: [], dialog: [] });
});

async function savedRows(): Promise<readonly Record<string, string>[]> {
  await page.click(".facet--end > button:has-text('导出')");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(".facet__action >> nth=0")]);
  expect(download.suggestedFilename()).toMatch(/^xintang_events_state=breached_q=.*\.csv$/);
  return parse(await readFile(await download.path()), { bom: true, columns: true, recordDelimiter: "\r\n" });
}

it("goes from the street into a village and back, and every figure and row goes along", async () => {
  const go = (hash: string): Promise<void> =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  const open = (): Promise<unknown> => page.evaluate(() => window.tidewatch?.figures()["incidents.open"]);
  await go("#/grid?form=desk&lang=zh");
  const first = page.locator("[data-figure^='grid.'][data-figure$='.open'].grid-ranking__value").first();
  await first.waitFor();
  const [region = ""] = /\d+/.exec((await first.getAttribute("data-figure")) ?? "") ?? [];
  const load = Number(await first.getAttribute("data-value"));
  expect(load).toBeGreaterThan(1_000);
  await page.click(".grid-ranking__row >> nth=0");
  await page.getByRole("button", { name: "进入该区域" }).click();
  await expect.poll(address).toContain(`/${region}`);
  await expect.poll(open).toBe(load);
  await go(`#/events?form=desk&lang=zh&scope=${new URLSearchParams((await address()).split("?")[1]).get("scope")}`);
  await expect.poll(rowCount).toBe(load);
  await go("#/events?form=desk&lang=zh");
  await expect.poll(rowCount).toBe(MANY + TOLD.length);
  expect(await open()).toBe(MANY + TOLD.length);
});
