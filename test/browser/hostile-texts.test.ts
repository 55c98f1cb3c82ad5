import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { HOSTILE_TEXTS } from "../fixtures/hostile-texts.ts";
import { ingestCommands } from "../fixtures/ingest-commands.ts";
import { launchChromium } from "./chromium.ts";
import { openPage, openStreet, type Street, waitForState } from "./street.ts";

// Texts that mean harm go in at the HTTP ingest and are looked for wherever the page shows what strangers wrote.

const SHOWN = HOSTILE_TEXTS.map(({ shown }) => shown);
const PORT = "joint-110";
/** Of Xintang. */
const MIDDLE = { longitude: 120.29, latitude: 30.17 };

/** Around the middle, far enough from each other for their names. */
const placeOfUnit = (index: number) => ({
  longitude: MIDDLE.longitude - 0.045 + 0.03 * (index % 4),
  latitude: MIDDLE.latitude - 0.02 + 0.01 * Math.floor(index / 4),
});

let street: Street;
let browser: Browser;
let page: Page;
const dialogs: string[] = [];
const faults: string[] = [];

declare global {
  interface Window {
    __ran?: unknown;
    violations?: string[];
  }
}

async function post(path: string, items: readonly object[]): Promise<void> {
  const response = await fetch(`${street.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(items),
  });
  expect([response.status, await response.json()]).toMatchObject([200, { accepted: items.length }]);
}

/** One incident for each text, told in it from report to amendment. */
function incidentEvents(): object[] {
  return HOSTILE_TEXTS.flatMap(({ text }, index) => {
    const of = (id: string, kind: string, fields: object): object => ({
      id: `${index}-${id}`,
      kind,
      port: PORT,
      incident: `H-${index}`,
      ...fields,
    });
    return [
      of("reported", "reported", {
        category: "fire",
        severity: 1,
        region: "330109004",
        ...MIDDLE,
        title: text,
        place: text,
        contact: text,
      }),
      of("returned", "returned", { reason: text }),
      of("supervised", "supervised", { by: text, note: text }),
      of("amended", "amended", { patch: { place: text } }),
    ];
  });
}

beforeAll(async () => {
  street = await openStreet({ events: [], at: Date.UTC(2026, 10, 20, 2), rate: 1 });
  browser = await launchChromium();
  page = await openPage(browser, street.url, "#/overview?form=wall", {}, async (opening) => {
    opening.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    opening.on("pageerror", (error) => faults.push(error.message));
    await opening.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
        window.violations?.push(`${violatedDirective} ${blockedURI} ${sourceFile}`),
      );
    });
  });
  await waitForState(page, "live");
  // What libraries try as they load (and are denied) is not these texts' doing.
  await page.evaluate(() => {
    window.violations = [];
  });
  await post("/v1/events", incidentEvents());
  await post(
    "/v1/events",
    HOSTILE_TEXTS.flatMap(({ text }, index) => [
      {
        id: `state-${index}`,
        kind: "unitState",
        port: PORT,
        unit: `u-${index}`,
        state: "moving",
        name: text,
        // Of a kind that no profile knows the map shows the name itself.
        unitKind: "hostile",
        region: "330109004",
      },
      { id: `moved-${index}`, kind: "unitMoved", port: PORT, unit: `u-${index}`, ...placeOfUnit(index) },
      { id: `port-${index}`, kind: "port", port: PORT, health: "degraded", note: text },
    ]),
  );
});

afterAll(async () => {
  await browser?.close();
  await street?.close();
});

afterEach(async () => {
  const state = await page.evaluate(() => ({
    ran: window.__ran,
    violations: window.violations,
    made: [
      ...document.querySelectorAll("[data-hostile], iframe, [onerror], [onload], [onfocus], a[href^='javascript:']"),
    ].map(({ outerHTML }) => outerHTML.slice(0, 200)),
    hidden: /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028]/.test(
      `${document.title} ${document.documentElement.outerHTML}`,
    ),
  }));
  expect(state).toEqual({ ran: undefined, violations: [], made: [], hidden: false });
  expect([dialogs, faults]).toEqual([[], []]);
});

/** The texts of elements, each as it stands there. */
function textsOf(selector: string): Promise<string[]> {
  return page.locator(selector).evaluateAll((elements) => elements.map(({ textContent }) => textContent ?? ""));
}

/** Waits until every text stands in one of the elements. */
async function everyTextIn(selector: string): Promise<void> {
  await expect
    .poll(async () => {
      const texts = await textsOf(selector);
      return SHOWN.filter((shown) => !texts.some((text) => text.includes(shown)));
    })
    .toEqual([]);
}

it("the feed shows as many as it has room for as they are", async () => {
  await expect.poll(() => textsOf(".feed__title").then((titles) => titles.length)).toBeGreaterThan(2);
  expect((await textsOf(".feed__title")).filter((title) => !SHOWN.includes(title))).toEqual([]);
});

it("the map's tooltip and the spotlight do", async () => {
  const pane = await page.locator(".map-panel canvas").first().boundingBox();
  if (pane === null) throw new Error("there is no map");
  // One place for all of them: somewhere near the middle of the map.
  const title = page.locator(".map-panel__tooltip-title");
  await expect
    .poll(async () => {
      for (let y = 0.3; y < 0.7; y += 0.04) {
        for (let x = 0.3; x < 0.7; x += 0.02) {
          await page.mouse.move(pane.x + pane.width * x, pane.y + pane.height * y);
          if ((await title.count()) > 0) return true;
        }
      }
      return false;
    })
    .toBe(true);
  expect(SHOWN).toContain(await title.textContent());
  expect(SHOWN).toContain(await page.locator(".spotlight__title").first().textContent());
});

it("the map's labels do, cut short, for they stand over what is under them", async () => {
  const labels = page.locator(".map-label--unit");
  const cut = SHOWN.map((shown) => (shown.length > 12 ? `${[...shown].slice(0, 11).join("")}…` : shown));
  await expect
    .poll(async () => (await textsOf(".map-label--unit")).filter((text) => cut.includes(text)).length)
    .toBeGreaterThan(SHOWN.length / 2);
  const widths = await labels.evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect().width));
  expect(Math.max(...widths)).toBeLessThan(240);
  // Nothing but texts.
  expect(
    await page
      .locator(".map-labels *, .map-panel__spotlight script")
      .evaluateAll((nodes) => [
        ...new Set(
          nodes.map(({ tagName, attributes }) => [tagName, ...[...attributes].map(({ name }) => name)].join(" ")),
        ),
      ]),
  ).toEqual(["SPAN class style"]);
});

it("an explanation and the list behind it do", async () => {
  await page.locator('[data-figure="incidents.open"]').first().click();
  await page.waitForSelector(".explain__card");
  await page.keyboard.press("Escape");
  await page.goto(`${street.url}/#/overview?form=wall&list=open`);
  await everyTextIn(".incident-list__title");
  await page.locator(".incident-list__choice").first().click();
  await expect
    .poll(async () => SHOWN.includes((await page.locator(".spotlight__title").first().textContent()) ?? ""))
    .toBe(true);
  await page.keyboard.press("Escape");
});

it("the table of incidents does, and the drawer with reasons, names and corrections", async () => {
  await page.goto(`${street.url}/#/events?form=desk`);
  await everyTextIn(".data-grid__row");
  const rows = await page.locator(".data-grid__row").count();
  expect(rows).toBeGreaterThanOrEqual(SHOWN.length);
  for (const shown of SHOWN.slice(0, 8)) {
    await page.locator(".data-grid__row", { hasText: shown }).first().click();
    await expect.poll(() => textsOf(".incident-drawer").then(([text = ""]) => text.split(shown).length > 4)).toBe(true);
  }
});

it("the file for a spreadsheet holds them as texts, none as a formula", async () => {
  await page.locator(".facet--end .facet__button").last().click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".facet__action").first().click()]);
  const csv = readFileSync(await download.path(), "utf8");
  const rows: string[][] = parse(csv, { bom: true });
  const cells = rows.flat();
  expect(rows.length).toBe(SHOWN.length + 1);
  for (const shown of SHOWN)
    expect(
      cells.some((cell) => cell === shown || cell === `'${shown}`),
      shown,
    ).toBe(true);
  // A number below zero is one.
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-\d+$/.test(cell))).toEqual([]);
});

it("what was turned away does, where the connection is explained", async () => {
  const response = await fetch(`${street.url}/v1/events`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(
      HOSTILE_TEXTS.map(({ text }, index) => {
        const incident = `B-${index}`;
        return { id: incident, kind: "reported", port: PORT, incident, category: "fire", severity: text, title: text };
      }),
    ),
  });
  expect(response.status).toBe(422);
  await page.keyboard.press("c");
  await expect.poll(() => textsOf(".quality__sample").then((samples) => samples.join(" "))).toContain("severity");
  await page.keyboard.press("Escape");
});

it("the first command of docs/ingest.md puts an incident on the wall", async () => {
  const [command = ""] = ingestCommands(street.url);
  await page.goto(`${street.url}/#/overview?form=wall`);
  await promisify(execFile)("sh", ["-c", command]);
  await expect.poll(() => textsOf(".feed__title").then(([newest]) => newest)).toBe("楼道电瓶车起火");
});

it("figures of the economy do", async () => {
  const row = {
    region: "xintang",
    group: "economy",
    period_from: "2026-01",
    period_to: "2026-06",
    value: 1,
    yoy_percent: 2,
    better: "up",
  };
  const texts = HOSTILE_TEXTS.slice(0, 8);
  await post(
    "/v1/indicators",
    texts.map(({ text }, index) => ({
      ...row,
      indicator: `hostile-${index}`,
      label_zh: text,
      label_en: text,
      unit: text.slice(0, 20),
      source: text,
    })),
  );
  await page.goto(`${street.url}/#/economy?form=desk`);
  await expect
    .poll(async () => {
      const seen = (await textsOf("main, #root, body")).join(" ");
      return texts.filter(({ shown }) => !seen.includes(shown)).map(({ name }) => name);
    })
    .toEqual([]);
});
