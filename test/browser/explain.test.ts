import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadProfile } from "../../server/load-profile.ts";
import { explainFigure } from "../../src/panels/explain/explain-figure.ts";
import { fakeCockpit } from "../gallery/fake-cockpit.ts";
import { launchChromium } from "./chromium.ts";
import { figureOnScreen, MORNING, MORNING_EVENTS, openPage, openStreet, type Street, waitForState } from "./street.ts";

// "Explain this number" at every figure of the page, and the list behind it.

let street: Street;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  street = await openStreet({ events: MORNING_EVENTS, at: MORNING });
  browser = await launchChromium();
  page = await openPage(browser, street.url, "#/overview?form=wall");
  await waitForState(page, "live");
  await page.waitForSelector(".map-panel__headline");
});
afterAll(async () => {
  await browser?.close();
  await street?.close();
});

const card = () => page.locator(".explain__card");
const explained = () => page.locator(".explain").getAttribute("data-explains");
const figure = (id: string) => page.locator(`[data-figure="${id}"]`).first();

it("explains every figure the page has, on the screen or not", async () => {
  const ids = await page.evaluate(() => Object.keys(window.tidewatch?.figures() ?? {}));
  const cockpit = fakeCockpit({ profile: loadProfile("xintang", "public"), events: MORNING_EVENTS, now: MORNING });
  expect(ids.length).toBeGreaterThan(300);
  expect(ids.filter((id) => explainFigure(id, cockpit) === null)).toEqual([]);
});

it("opens by keyboard at every figure on the screen, with the figure's own value, and closes by Escape", async () => {
  const ids = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[data-figure][tabindex]")].map(({ dataset }) => dataset.figure ?? ""),
  );
  expect(ids.length).toBeGreaterThan(15);
  const silent: string[] = [];
  for (const id of new Set(ids)) {
    await figure(id).focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".explain__card", { timeout: 3_000 }).catch(() => silent.push(id));
    expect.soft(await explained(), id).toBe(id);
    await page.keyboard.press("Escape");
    await expect.poll(() => card().count()).toBe(0);
  }
  expect(silent).toEqual([]);
});

describe("a figure", () => {
  it("answers a click, and a click elsewhere closes", async () => {
    await figure("deadline.breached").click();
    await card().waitFor();
    expect(await explained()).toBe("deadline.breached");
    await expect.poll(() => card().innerText()).toContain("当前环节已超过时限的在办事件数");
    await page.mouse.click(5, 5);
    await expect.poll(() => card().count()).toBe(0);
  });

  it("says counts that add up to what was reported", async () => {
    await figure("stage.1310.signed.share@24h").click();
    await page.waitForSelector(".explain__total");
    const totals = await page.locator(".explain__total").allInnerTexts();
    const sum = totals.map(Number).reduce((total, count) => total + count, 0);
    expect(String(sum)).toBe(
      await page.evaluate(() => String(window.tidewatch?.figures()["incidents.reported@24h"] ?? "")),
    );
    await page.keyboard.press("Escape");
  });

  it("inside a button leaves the click to the button, and answers ? and a long press", async () => {
    const state = figure("stream.state");
    await state.click();
    await expect.poll(() => card().count()).toBe(0);
    await page.waitForSelector(".connection");
    await page.keyboard.press("Escape");
    await page.locator(".live-block").focus();
    await page.keyboard.press("?");
    expect(await explained()).toBe("stream.state");
    await page.keyboard.press("Escape");

    const box = await state.boundingBox();
    if (box === null) throw new Error("the state of the stream is not on the screen");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.waitForSelector(".explain__card");
    await page.mouse.up();
    expect(await explained()).toBe("stream.state");
    await expect.poll(() => page.locator(".connection").count()).toBe(0);
    await page.keyboard.press("Escape");
  });

  it("stays inside the window wherever it stands", async () => {
    for (const id of ["incidents.open", "tide.closed", "tier.grassroots.share", "response.mean@24h"]) {
      await figure(id).focus();
      await page.keyboard.press("Enter");
      await expect.poll(() => card().evaluate((element) => getComputedStyle(element).visibility)).toBe("visible");
      const box = await card().boundingBox();
      if (box === null) throw new Error(`${id} has no card`);
      expect(Math.min(box.x, box.y, 1920 - box.x - box.width, 1080 - box.y - box.height), id).toBeGreaterThanOrEqual(0);
      await page.keyboard.press("Escape");
    }
  });
});

describe("the list behind a figure", () => {
  it("opens from where incidents are lost, survives a reload, leads to the spotlight, closes by Escape", async () => {
    const at = "losses.arrived@24h";
    const count = await figureOnScreen(page, at);
    expect(Number(count)).toBeGreaterThan(0);
    await figure(at).click();
    await page.waitForSelector(".incident-list");
    expect(await page.evaluate(() => window.location.hash)).toContain("list=lost.arrived.24h");
    await expect.poll(() => page.locator(".incident-list__row").count()).toBe(Number(count));

    await page.reload();
    await waitForState(page, "live");
    await page.waitForSelector(".incident-list__row");
    await page.locator(".incident-list__choice").first().click();
    expect(await page.evaluate(() => window.location.hash)).toContain("incident=");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".incident-list").count()).toBe(0);
    expect(await page.evaluate(() => window.location.hash)).toContain("incident=");
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => window.location.hash)).not.toContain("incident=");
  });

  it("opens from an explanation", async () => {
    await figure("incidents.open").focus();
    await page.keyboard.press("Enter");
    await page.locator(".explain__foot button").first().click();
    await page.waitForSelector(".incident-list__row");
    await expect.poll(() => card().count()).toBe(0);
    expect(String(await page.locator(".incident-list__row").count())).toBe(
      await figureOnScreen(page, "incidents.open"),
    );
  });
});

it("copies the address of the list behind a figure, and says so", async () => {
  await page.keyboard.press("Escape");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await figure("deadline.breached").click();
  await page.locator(".explain__copy").click();
  await expect.poll(() => page.locator(".explain__answer").innerText()).toBe("已复制");
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toMatch(/^http:.*#\/overview\?.*list=deadline\.breached/);
  await page.keyboard.press("Escape");
});

it("goes from a wall by itself after thirty seconds: nobody is there to close it", async () => {
  await page.keyboard.press("Escape");
  await page.clock.install();
  await figure("deadline.breached").click();
  await page.waitForSelector(".explain__card");
  await page.clock.fastForward(20_000);
  await expect.poll(() => card().count()).toBe(1);
  await page.clock.fastForward(10_000);
  await expect.poll(() => card().count()).toBe(0);
});
