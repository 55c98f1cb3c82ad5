import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { figureOnScreen, MORNING, MORNING_EVENTS, openPage, openStreet, type Street, waitForState } from "./street.ts";

// 督办 from a leader's desk to the wall and back: two real pages on one gateway.

let street: Street;
let browser: Browser;
let desk: Page;
let wall: Page;
beforeAll(async () => {
  street = await openStreet({ events: MORNING_EVENTS, at: MORNING, rate: 1 });
  browser = await launchChromium();
  desk = await openPage(browser, street.url, "#/overview?form=desk&incident=late", {
    viewport: { width: 1440, height: 900 },
  });
  wall = await openPage(browser, street.url, "#/overview?form=wall&incident=late");
  for (const page of [desk, wall]) {
    await waitForState(page, "live");
    await page.waitForSelector(".spotlight", { timeout: 90_000 });
  }
});
afterAll(async () => {
  await browser?.close();
  await street?.close();
});

const strip = ".supervision-strip";
const button = ".spotlight .command-button";
const send = ".signed-command button[type=submit]";

it("a wall shows no buttons, and takes no room for what is not there", async () => {
  await expect.poll(() => wall.locator(button).count()).toBe(0);
  await expect.poll(() => wall.locator(strip).count()).toBe(0);
});

it("asks who supervises, and is on both screens a moment later", async () => {
  const themeOf = (): Promise<string | undefined> => desk.evaluate(() => document.documentElement.dataset.theme);
  const theme = await themeOf();
  await desk.click(button);
  await desk.click(send);
  await expect.poll(() => desk.locator(".signed-command input:invalid").count()).toBe(1);
  await desk.fill(".signed-command [name=by]", "值班领导");
  await desk.fill(".signed-command [name=note]", "<b>半小时内</b>反馈");
  // A letter that is a key of the cockpit is a letter here.
  await desk.press(".signed-command [name=note]", "t");
  await desk.click(send);
  await desk.waitForSelector(".signed-command", { state: "detached" });
  for (const page of [desk, wall]) {
    await page.waitForSelector(`${strip} .supervision-strip__row`);
    await expect.poll(() => page.locator(strip).innerText()).toContain("值班领导");
    expect(await figureOnScreen(page, "incidents.supervised")).toBe("1");
    expect(await page.locator(".spotlight .supervision-badge").getAttribute("aria-label")).toContain("值班领导 督办");
    await expect.poll(() => page.locator(".spotlight q").innerText()).toBe("<b>半小时内</b>反馈t");
  }
  expect(await themeOf()).toBe(theme);
});

it("the clock counts since the supervision, by the stream's time", async () => {
  const clock = wall.locator(".spotlight .supervision-clock");
  const first = await clock.innerText();
  await expect.poll(() => clock.innerText(), { timeout: 10_000 }).not.toBe(first);
  await expect.poll(() => clock.innerText()).toMatch(/^\d+:\d\d$/);
  await expect.poll(() => wall.locator(".supervision-line__time small").innerText()).toContain("假定");
});

it("says in words what a gateway refuses, and keeps what was written", async () => {
  await desk.click(button);
  await desk.fill(".signed-command [name=note]", "已到场");
  await street.gateway.publish([
    { kind: "answered", incident: "late", revision: 9, at: street.now(), by: "社区", note: "" },
  ]);
  await desk.click(send);
  await desk.waitForFunction(() => document.querySelector(".signed-command__failure")?.textContent !== "");
  await expect.poll(() => desk.locator(".signed-command__failure").innerText()).toContain("没有待答复的督办");
  expect(await desk.inputValue(".signed-command [name=note]")).toBe("已到场");
  expect(await desk.inputValue(".signed-command [name=by]")).toBe("值班领导");
  await desk.press(".signed-command [name=note]", "Escape");
  await desk.waitForSelector(".signed-command", { state: "detached" });
  await desk.waitForSelector(strip, { state: "detached" });
});

it("an answer takes it off every screen, and the card says who answered and after how long", async () => {
  await desk.click(button);
  await desk.click(send);
  await wall.waitForSelector(`${strip} .supervision-strip__row`);
  await desk.waitForSelector(`${strip} .supervision-strip__row`);
  await desk.click(button);
  await desk.fill(".signed-command [name=by]", "聚奎社区");
  await desk.click(send);
  for (const page of [desk, wall]) {
    await page.waitForSelector(strip, { state: "detached" });
    await expect.poll(() => page.locator(".supervision-line__words").innerText()).toContain("聚奎社区 已答复");
    await expect.poll(() => page.locator(".spotlight .supervision-badge").count()).toBe(0);
  }
});

it("a phone supervises too, and a page that comes later shows it", async () => {
  const phone = await openPage(browser, street.url, "#/overview?form=phone&tab=map&incident=risk", {
    viewport: { width: 390, height: 844 },
  });
  await phone.waitForSelector(button, { timeout: 90_000 });
  await phone.click(button);
  await phone.fill(".signed-command [name=by]", "街道主任");
  await phone.click(send);
  await phone.waitForSelector(".spotlight .supervision-badge");
  await phone.evaluate(() => {
    window.location.hash = "#/overview?form=phone&tab=overview";
  });
  await phone.waitForSelector(`${strip} .supervision-strip__row`);
  await expect.poll(() => phone.locator(strip).innerText()).toContain("街道主任");
  await phone.close();
});
