import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { LogUnavailableError } from "../../server/event-log.ts";
import { RedisLog } from "../../server/redis/redis-log.ts";
import type { PortEvent } from "../../src/domain/event.ts";
import type { PortHealth } from "../../src/domain/port.ts";
import { MINUTE } from "../../src/shared/units.ts";
import { openRedis } from "../faults/redis-server.ts";
import { launchChromium } from "./chromium.ts";
import {
  figureOnScreen,
  MORNING,
  MORNING_EVENTS,
  onWire,
  openPage,
  openStreet,
  type Street,
  waitForState,
} from "./street.ts";

// A lost or silent gateway: what was known stays, marked as old, until it is known again.

const FIGURES = ["incidents.open", "deadline.breached", "incidents.reported@today", "tier.grassroots.share"];

let street: Street;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
});
beforeEach(async () => {
  street = await openStreet({ events: MORNING_EVENTS, at: MORNING });
});
afterEach(async () => {
  await page?.close();
  await street?.close();
});
afterAll(() => browser?.close());

/** What the rows of ports say, each way of saying it once. Runs in the page. */
function rowsOfPorts(): { states: string[]; figures: (string | undefined)[]; words: string[] } {
  const rows = [...document.querySelectorAll<HTMLElement>(".ports__row")];
  const figures = [...(rows[0]?.querySelectorAll<HTMLElement>("[data-figure]") ?? [])];
  const all = [...document.querySelectorAll<HTMLElement>(".ports__row [data-figure]")];
  return {
    states: [...new Set(rows.map(({ className }) => className.replace(/^.*--/, "")))],
    figures: figures.map(({ dataset }) => dataset.value),
    words: [...new Set(all.map(({ innerText }) => innerText))],
  };
}

/** What stands on the screen in the first frame in which the silence is told and every panel shows it, or the line is given up. Runs in the page. */
function whenStale(
  ids: readonly string[],
): Promise<{ looks: string[]; figures: (string | undefined)[]; words: string }> {
  return new Promise((resolve) => {
    const look = (): void => {
      const panels = [...document.querySelectorAll<HTMLElement>(".column > .panel, .map-panel, .tide")];
      const looks = [...new Set(panels.map(({ dataset }) => dataset.state ?? ""))];
      const words = document.querySelector<HTMLElement>(".live-block")?.innerText ?? "";
      const isTold = looks.every((each) => each === "stale") && words.includes("无心跳");
      if (!isTold && window.tidewatch?.figures()["stream.state"] !== "offline") requestAnimationFrame(look);
      else {
        const valueOf = (id: string) => document.querySelector<HTMLElement>(`[data-figure="${id}"]`)?.dataset.value;
        resolve({ looks, figures: ids.map(valueOf), words });
      }
    };
    look();
  });
}

/** What the gateway last said of each port of the street. */
const reports = (health: PortHealth, at: number, ports: readonly string[]): readonly PortEvent[] =>
  ports.map((port) => ({ kind: "port", port, at, health, lag: 300, note: null }));
const PORTS = ["four-platforms", "joint-110", "code-works", "clean-villages", "police-online", "fire-online"];

const onScreen = async (): Promise<(string | undefined)[]> =>
  Promise.all(FIGURES.map((id) => figureOnScreen(page, id)));
const looksOfPanels = (): Promise<string[]> =>
  page.evaluate(() => [
    ...new Set(
      [...document.querySelectorAll<HTMLElement>(".column > .panel, .map-panel, .tide")].map(
        ({ dataset }) => dataset.state ?? "",
      ),
    ),
  ]);

it("goes offline with the gateway, keeps and marks its figures, and is live again with the next one", async () => {
  await street.gateway.publish(reports("live", MORNING, PORTS));
  page = await openPage(browser, street.url, "#/overview?form=wall");
  await waitForState(page, "live");
  await page.waitForSelector(".map-panel__headline");
  const before = await onScreen();
  expect(before).toEqual(["3", "1", "4", "1"]);

  await street.close();
  await waitForState(page, "offline");
  await expect.poll(looksOfPanels).toEqual(["disconnected"]);
  expect(await onScreen()).toEqual(before);
  await expect.poll(() => page.locator(".live-block").innerText()).toContain("已断线");
  await expect.poll(() => page.locator(".stream-clock").innerText()).toContain("≈");
  // Of ports nobody knows anything any more: not that they are live, nor how many, nor how fast.
  await expect.poll(() => page.locator(".ports .panel__as-of").innerText()).toMatch(/10:00:00 起不明 · — \/ 8$/);
  expect(await page.evaluate(rowsOfPorts)).toEqual({ states: ["unknown"], figures: ["", ""], words: ["—"] });

  street = await openStreet({ events: MORNING_EVENTS.slice(0, -3), at: MORNING, port: street.port });
  await waitForState(page, "live");
  await expect.poll(looksOfPanels).not.toContain("disconnected");
  await expect.poll(onScreen).toEqual(["3", "1", "3", ""]);
});

it("says since when figures count that reach back before the gateway knows anything", async () => {
  await street.close();
  street = await openStreet({ events: [], at: MORNING, knownSince: MORNING });
  page = await openPage(browser, street.url, "#/overview?form=wall");
  await waitForState(page, "demo");
  const today = page.locator(".map-panel__headline > div", {
    has: page.locator("[data-figure='incidents.reported@today']"),
  });
  await expect.poll(() => today.innerText()).toMatch(/今日接报\s+0\s+自 10:00 起/);
  await expect.poll(() => page.locator(".gauges .panel__as-of").innerText()).toContain("自 10:00 起");
  await expect.poll(() => page.locator(".tide").innerText()).toContain("自 10:00 起");
  const figures = await page.evaluate(() => window.tidewatch?.figures());
  expect(figures).toMatchObject({ "stream.knownSince": MORNING, "incidents.reported.yesterday": null });
});

it("is stale when the heartbeat stays away, and live again when it comes", async () => {
  let isMute = false;
  // Engine.IO goes on pinging: the socket is open, nobody speaks.
  page = await openPage(browser, street.url, "#/overview?form=wall", {}, (fresh) =>
    onWire(fresh, (message) => (isMute && message.startsWith("4") ? null : message)),
  );
  await waitForState(page, "live");
  await page.waitForSelector(".map-panel__headline");
  const before = await onScreen();
  // Watched in the page: a few seconds later it dials anew, and is stale no more.
  const seen = page.evaluate(whenStale, FIGURES);
  isMute = true;
  expect(await seen).toEqual({ looks: ["stale"], figures: before, words: expect.stringContaining("无心跳") });
  isMute = false;
  await waitForState(page, "live");
  await expect.poll(looksOfPanels).not.toContain("stale");
});

it("takes the colour of everything and says why while the gateway's log is away, and is live again with it", async () => {
  await using redis = await openRedis();
  const log = await RedisLog.open({
    url: redis.url,
    name: "street",
    newId: randomUUID,
    timers: globalThis,
    complain: () => undefined,
    periods: { retryAfter: 50 },
  });
  await street.close();
  street = await openStreet({ events: MORNING_EVENTS, at: MORNING, log });
  page = await openPage(browser, street.url, "#/overview?form=wall");
  await waitForState(page, "live");
  await page.waitForSelector(".map-panel__headline");
  const before = await onScreen();

  await redis.kill();
  await waitForState(page, "lagging");
  await expect.poll(looksOfPanels).toEqual(["stale"]);
  expect(await onScreen()).toEqual(before);
  await expect.poll(() => page.locator(".live-block").innerText()).toContain("日志中断 暂无新事件");
  await expect.poll(() => page.locator(".tide__pill").innerText()).toContain("已过期");
  await page.keyboard.press("c");
  await expect.poll(() => page.locator(".connection").innerText()).toContain("日志中断 暂无新事件");
  await expect(street.gateway.publish(MORNING_EVENTS)).rejects.toThrow(LogUnavailableError);

  await redis.start();
  await waitForState(page, "live");
  await expect.poll(looksOfPanels).not.toContain("stale");
  await page.close();
  await street.close();
  await log.close();
});

it("names a port that falls silent on every panel it feeds, and takes the colour of all when most of them are", async () => {
  await street.gateway.publish(reports("live", MORNING, PORTS));
  await street.gateway.publish(reports("live", MORNING - 4 * MINUTE, ["governance-online"]));
  page = await openPage(browser, street.url, "#/overview?form=wall");
  await waitForState(page, "demo");
  await page.waitForSelector(".map-panel__headline");
  // Made up events are not called live, however good the line is.
  await expect.poll(() => page.locator(".live-block").innerText()).toContain("演示");
  await expect.poll(() => page.locator(".urgent .panel__silent").innerText()).toContain("在线综治 已静默 4 分");
  await expect.poll(() => page.locator(".ports .panel__silent").count()).toBe(0);
  await expect.poll(() => page.locator(".tide").innerText()).toContain("在线综治 已静默 4 分");
  expect(await looksOfPanels()).not.toContain("stale");

  await street.gateway.publish(reports("down", MORNING, PORTS.slice(1)));
  await expect.poll(looksOfPanels).toContain("stale");
  expect(await page.locator(".urgent").getAttribute("data-state")).toBe("stale");
  await expect.poll(() => page.locator(".urgent > .panel__message").innerText()).toContain("已过期");
  // Indicators do not come by these ports.
  expect(await page.locator(".economy").getAttribute("data-state")).not.toBe("stale");

  await street.gateway.publish(reports("live", MORNING, PORTS));
  await expect.poll(looksOfPanels).not.toContain("stale");
});

it("says of a panel whose code does not come that it failed, and has it once the code comes", async () => {
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  let asked = 0;
  await page.route("**/assets/projects-panel-*.js", (route) => {
    asked += 1;
    return route.abort();
  });
  await page.goto(`${street.url}#/economy?form=wall`);
  await waitForState(page, "live");
  const projects = page.locator(".panel", { hasText: "项目前后" });
  await expect.poll(() => projects.getAttribute("data-state")).toBe("error");
  // Once for the scene, once more at most with what is fetched beforehand.
  expect(asked).toBeLessThanOrEqual(2);
  await page.unroute("**/assets/projects-panel-*.js");
  await expect.poll(() => projects.getAttribute("data-state")).not.toBe("error");
});
