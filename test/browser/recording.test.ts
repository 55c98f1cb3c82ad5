import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY } from "../../src/shared/units.ts";
import { computeSfFigures, type SfFigures } from "../oracle/sf-oracle.ts";
import { launchChromium } from "./chromium.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const csv = readFileSync(here("../../mock-server/recordings/sf-fire.csv"), "utf8");

let server: ChildProcess;
let browser: Browser;
let page: Page;
let oracle: SfFigures;
let oracleOfLastDay: SfFigures;

// The real recording through the real command and gateway into a real browser, as fast as it goes.
beforeAll(async () => {
  oracle = computeSfFigures(csv);
  oracleOfLastDay = computeSfFigures(csv, DAY);
  const words = ["--import", "tsx", "mock-server/main.ts", "--recording", "sf-fire", "--speed", "max", "--port", "0"];
  server = spawn(process.execPath, words, { cwd: here("../.."), stdio: ["ignore", "pipe", "inherit"] });
  if (server.stdout === null) throw new Error("the server has no output");
  const [line] = (await once(createInterface(server.stdout), "line")) as [string];
  const url = /http:\/\/\S+/.exec(line)?.[0];
  if (url === undefined) throw new Error(`no URL in: ${line}`);
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(`${url}/#/overview?form=wall&lang=en`);
  // The stream is through when every call is in and every close is known.
  await page.waitForFunction(
    ([reported, closed]) => {
      const figures = window.tidewatch?.figures();
      return figures?.["incidents.reported@all"] === reported && figures?.["incidents.closed@all"] === closed;
    },
    [oracle.calls, oracle.closed],
    { timeout: 90_000 },
  );
});

afterAll(async () => {
  await browser?.close();
  server?.kill();
});

test("every count and stage figure equals the oracle's, straight from the CSV", async () => {
  const figures = await page.evaluate(() => window.tidewatch?.figures());
  expect(figures).toMatchObject({
    "incidents.open": oracle.open,
    "incidents.reported@24h": oracleOfLastDay.calls,
    "stream.rejected": 0,
    ...stageFigures("dispatched", "all", oracle.dispatched),
    ...stageFigures("arrived", "all", oracle.arrived),
    ...stageFigures("dispatched", "24h", oracleOfLastDay.dispatched),
    ...stageFigures("arrived", "24h", oracleOfLastDay.arrived),
  });
});

test("what stands on the screen is the same, and the clock stays at the recording's last instant", async () => {
  const { dispatched, arrived } = oracleOfLastDay;
  // The page paints after its figures are there: a panel may still be loading when the count of the store is complete.
  await expect.poll(figuresOnScreen, { timeout: 30_000 }).toMatchObject({
    "incidents.open": String(oracle.open),
    "stage.sf.dispatched.share@24h": String(dispatched.share),
    "stage.sf.dispatched.median@24h": String(dispatched.median),
    "stage.sf.dispatched.p90@24h": String(dispatched.p90),
    "stage.sf.arrived.share@24h": String(arrived.share),
    "stage.sf.arrived.median@24h": String(arrived.median),
    "stage.sf.arrived.p90@24h": String(arrived.p90),
  });
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: "America/Los_Angeles",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).format(oracle.end);
  await expect.poll(() => page.locator("body").innerText()).toContain(clock);
});

/** The raw value of every figure on the screen, by id. */
async function figuresOnScreen(): Promise<Record<string, string | undefined>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>("[data-figure]")].map((element) => [
        element.dataset.figure ?? "",
        element.dataset.value,
      ]),
    ),
  );
}

function stageFigures(stage: string, window: string, expected: SfFigures["dispatched"]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(expected).map(([name, value]) => [`stage.sf.${stage}.${name}@${window}`, value]),
  );
}
