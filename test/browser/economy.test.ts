import { readFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readIndicators } from "../../mock-server/simulation/indicators.ts";
import type { IndicatorRecord } from "../../src/domain/indicator.ts";
import { MINUTE } from "../../src/shared/units.ts";
import { launchChromium } from "./chromium.ts";
import { auditScreen } from "./screen-audit.ts";
import { MORNING, MORNING_EVENTS, openPage, openStreet, type Street, waitForState } from "./street.ts";

const CSV = readFileSync(fileURLToPath(new URL("../../public/data/indicators.csv", import.meta.url)), "utf8");
const rows: Record<string, string>[] = parse(CSV, { columns: true, bom: true });
const { records } = readIndicators(CSV, "indicators.csv");
const EXPORTS = "indicator.xintang.export_value.value";

let browser: Browser;
let street: Street;
let page: Page;

beforeAll(async () => {
  const published = records.map((record) => ({ kind: "indicator" as const, at: MORNING - MINUTE, record }));
  [browser, street] = await Promise.all([
    launchChromium(),
    openStreet({ events: [...MORNING_EVENTS, ...published], at: MORNING }),
  ]);
  page = await openPage(browser, street.url, "#/economy?form=desk&theme=paper&lang=en", {
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
  });
  await waitForState(page, "live");
  await chartsStand(page);
});

afterAll(async () => {
  await browser?.close();
  await street?.close();
});

test("every figure of the economy scene is the published one, and the table on a desk holds every row", async () => {
  const figures = await indicatorsOnScreen();
  expect(figures.length).toBeGreaterThan(3 * rows.length);
  const published = new Map(rows.flatMap(figuresOf));
  for (const [id, value] of figures) {
    if (id.endsWith(".permonth") || !id.includes("@")) continue;
    expect([id, value]).toEqual([id, published.get(id)]);
    published.delete(id);
  }
  expect([...published.keys()]).toEqual([]);
  // Those without a period in their id are of the latest one.
  const latest = figures.filter(([id]) => !id.includes("@") && id.endsWith(".value"));
  for (const [id, value] of latest) {
    const [, region, indicator] = id.split(".");
    const values = rows.filter((row) => row.region === region && row.indicator === indicator).map((row) => row.value);
    expect([id, values]).toEqual([id, expect.arrayContaining([value])]);
  }
});

test("the source of a figure is at the pointer, and at the keys", async () => {
  const figures = page.locator('[data-figure^="indicator."]');
  const hints = await figures.evaluateAll((all) =>
    all.map((each) => `${each.dataset.figure} ${each.getAttribute("title")}`),
  );
  expect(hints.filter((hint) => !/source [a-z]+-\d{4}/.test(hint))).toEqual([]);
  await page.locator(`[data-figure="${EXPORTS}"]`).first().focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(`[data-explains="${EXPORTS}"]`);
  await expect.poll(() => page.locator(".explain__card").innerText()).toContain("source xintang-2021");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".explain__card", { state: "detached" });
});

test.each([".cumulative", ".cards"])("%s is saved as a picture", async (panel) => {
  await page.focus(`${panel} .picture-button`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  const { channels } = await sharp(await readFile(await download.path())).stats();
  expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(10);
});

test.each([
  ["wall", "ink", "zh", 1920, 1080],
  ["wall", "paper", "en", 1920, 1080],
  ["wall", "ink", "en", 3840, 2160],
  ["wall", "ink", "zh", 5760, 1080],
  ["desk", "ink", "en", 1440, 900],
  ["desk", "paper", "zh", 1280, 800],
])("stands whole on a %s in %s and %s at %i × %i", async (form, theme, language, width, height) => {
  await page.setViewportSize({ width, height });
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/economy?form=${form}&theme=${theme}&lang=${language}`);
  await page.waitForFunction(
    ([wanted, words]) =>
      document.documentElement.dataset.form === wanted && document.documentElement.lang.startsWith(words ?? ""),
    [form, language],
  );
  await chartsStand(page);
  // Panels take their new sizes one after the other.
  const audit = async () => {
    const { small, cut, wrong } = await page.evaluate(auditScreen, form === "wall" ? 14 : 12);
    return { small, cut, wrong, out: await page.evaluate(whatSticksOut) };
  };
  await expect.poll(audit).toEqual({ small: [], cut: [], wrong: [], out: [] });
  // The falling energy bar is good: its side says down, its colour better.
  await expect.poll(() => page.locator(".polarity__bar--good").count()).toBe(6);
  await expect.poll(() => page.locator(".polarity__bar--bad").count()).toBe(0);
});

test("a revised figure arrives over the stream, marked with what changed; on a phone its source is a tap away", async () => {
  const phone = await openPage(browser, street.url, "#/economy?form=phone&theme=paper&lang=zh&tab=figures", {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await waitForState(phone, "live");
  await phone.locator(".phone-groups button", { hasText: /^经济$/ }).tap();
  await phone.waitForSelector(".cards .card");
  const revised = records.find(({ indicator }) => indicator === "export_value");
  if (revised === undefined) throw new Error("no exports");
  const record: IndicatorRecord = { ...revised, value: 17.05, status: "revised" };
  await street.gateway.publish([{ kind: "indicator", at: MORNING, record }]);
  await phone.waitForSelector(".card .indicator-status");
  await expect.poll(() => phone.locator(".card .indicator-status").innerText()).toBe("已修订 · 原 16.92 亿元");
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await phone.locator(`[data-figure="${EXPORTS}"]`).first().tap();
  await phone.waitForSelector(`[data-explains="${EXPORTS}"]`);
  const card = await phone.locator(".explain__card").innerText();
  for (const said of ["来源 xintang-2021", "修订前 16.92"]) expect(card).toContain(said);
  await phone.close();
});

async function chartsStand(on: Page): Promise<void> {
  await on.waitForSelector(".cumulative__figure svg", { timeout: 60_000 });
}

/** Panels, cards and rows beyond the shell's box or another's column; runs in the page. */
function whatSticksOut(): readonly string[] {
  // The wall moves by a few pixels against burn-in: what counts is the shell's own box.
  const shell = document.querySelector(".shell");
  const limit = shell?.getBoundingClientRect();
  if (shell === null || limit === undefined) return ["no shell"];
  const isWall = shell.classList.contains("shell--wall");
  return [...document.querySelectorAll(".columns .panel, .columns .card, .columns li, .columns dl > *, .tide")].flatMap(
    (element) => {
      const box = element.getBoundingClientRect();
      const column = element.closest(".column")?.getBoundingClientRect() ?? limit;
      const isOut = box.right > column.right + 1 || (isWall && box.bottom > column.bottom + 1);
      const isTooWide = element.scrollWidth > element.clientWidth + 1 && element.matches(".card, li, dl > *");
      return isOut || isTooWide ? [`${element.className} ${element.textContent?.slice(0, 30)}`] : [];
    },
  );
}

async function indicatorsOnScreen(): Promise<readonly (readonly [string, string])[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-figure^="indicator."]')].map((element): [string, string] => [
      element.dataset.figure ?? "",
      element.dataset.value ?? "",
    ]),
  );
}

/** What the screen must hold of a row of the file: its raw cells as numbers, empty ones empty. */
function figuresOf(row: Record<string, string>): [string, string][] {
  const id = `indicator.${row.region}.${row.indicator}@${row.period_from}..${row.period_to}`;
  const raw = (cell: string | undefined): string => (cell === undefined || cell === "" ? "" : String(Number(cell)));
  return [
    [`${id}.value`, raw(row.value)],
    [`${id}.yoy`, raw(row.yoy_percent)],
    [`${id}.target`, raw(row.target_completion_percent)],
  ];
}
