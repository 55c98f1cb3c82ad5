import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "./chromium.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const rows: Record<string, string>[] = parse(readFileSync(here("../../public/data/indicators.csv"), "utf8"), {
  columns: true,
  bom: true,
});

let server: ChildProcess;
let browser: Browser;
let url: string;

// The street of the demonstration as a visitor starts it, in the afternoon of the design's pictures.
beforeAll(async () => {
  const words = ["--import", "tsx", "mock-server/main.ts", "--from", "2026-11-20T14:32:08", "--port", "0"];
  server = spawn(process.execPath, words, { cwd: here("../.."), stdio: ["ignore", "pipe", "inherit"] });
  if (server.stdout === null) throw new Error("the server has no output");
  const [line] = (await once(createInterface(server.stdout), "line")) as [string];
  url = /http:\/\/\S+/.exec(line)?.[0] ?? "";
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  server?.kill();
});

test("every figure of the economy scene is the published one, and the table on a desk holds every row", async () => {
  const page = await open("#/economy?form=desk&theme=paper&lang=en", 1440, 900);
  const figures = await indicatorsOnScreen(page);
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
  await page.close();
});

test.each([
  ["ink", "zh", 1],
  ["paper", "en", 1],
  ["ink", "zh", 2],
])("fits a wall in %s and %s at %ix, nothing sticks out", async (theme, language, scale) => {
  const page = await open(`#/economy?form=wall&theme=${theme}&lang=${language}`, 1920 * scale, 1080 * scale);
  const overflow = await page.evaluate(() => {
    // The wall moves by a few pixels against burn-in: what counts is the shell's own box.
    const limit = document.querySelector(".shell")?.getBoundingClientRect();
    if (limit === undefined) return ["no shell"];
    return [...document.querySelectorAll(".columns .panel, .columns .card, .columns li, .tide")]
      .map((element) => ({ name: element.className, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.right > limit.right + 1 || box.bottom > limit.bottom + 1)
      .map(({ name }) => name);
  });
  expect(overflow).toEqual([]);
  // The falling energy bar is good: its side says down, its colour better.
  expect(await page.locator(".polarity__bar--good").count()).toBe(6);
  expect(await page.locator(".polarity__bar--bad").count()).toBe(0);
  await page.close();
});

async function open(hash: string, width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(`${url}/${hash}`);
  await page.waitForFunction(
    () => ["live", "demo"].includes(`${window.tidewatch?.figures()["stream.state"]}`),
    undefined,
    {
      timeout: 60_000,
    },
  );
  await page.waitForSelector(".cumulative__figure svg", { timeout: 60_000 });
  return page;
}

async function indicatorsOnScreen(page: Page): Promise<readonly (readonly [string, string])[]> {
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
