import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createGateway, type Gateway } from "../../server/gateway.ts";
import { loadProfile } from "../../server/load-profile.ts";
import { MemoryLog } from "../../server/memory-log.ts";
import type { ReportedEvent } from "../../src/domain/event.ts";
import { DAY, MINUTE } from "../../src/shared/units.ts";
import { launchChromium } from "./chromium.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const MARKUP = `<img src=x onerror="window.broken=1"><script>window.broken=1</script>\u202Eevil\u0007`;

let gateway: Gateway;
let browser: Browser;
let page: Page;
const faults: string[] = [];

function report(incident: string, title: string): ReportedEvent {
  return {
    kind: "reported",
    incident,
    revision: 1,
    at: Date.now(),
    category: "dispute",
    severity: 3,
    port: "police-110",
    region: "330109004",
    position: { longitude: 120.3, latitude: 30.18 },
    title,
    place: title,
    brain: "governance",
    contact: null,
  };
}

/** Tuples no honest gateway would send, put on the wire between gateway and page. */
function hostileTuples(): unknown[] {
  const now = Date.now();
  const reported = (incident: string, at: unknown, longitude: unknown, title: unknown): unknown[] => {
    return [
      0,
      "reported",
      incident,
      1,
      at,
      "dispute",
      3,
      "police-110",
      "330109004",
      longitude,
      30.18,
      title,
      "place",
      "governance",
      null,
    ];
  };
  return [
    null,
    "text",
    [],
    [0, 17],
    [0, "teleported", "H-1", 1, now],
    reported("H-2", "yesterday", 120.3, "no instant"),
    reported("H-3", now, 12030, "a coordinate out of range"),
    reported("H-4", now + DAY, 120.3, "tomorrow's news"),
    reported("H-5", now, 120.3, { toString: "not a text" }),
    reported("H-6", now, 120.3, MARKUP),
    reported("H-7", now, 120.3, "长".repeat(1_000_000)),
    [0, "stage", "H-6", 2, now - MINUTE, "signed", null],
    [0, "amended", "H-6", 3, now, JSON.parse('{"__proto__":{"polluted":true},"title":"<b>bold</b>"}')],
  ];
}

beforeAll(async () => {
  gateway = await createGateway({
    profile: loadProfile("xintang", here("../../public")),
    log: new MemoryLog({ streamId: "hostile" }),
    clock: () => ({ serverTime: Date.now(), streamTime: Date.now(), rate: 1 }),
    timers: globalThis,
    port: 0,
    distDir: here("../../dist"),
  });
  await gateway.preload([report("A-1", "前塘 楼道堆物")]);
  const { url } = await gateway.listen();
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  page.on("pageerror", (error) => faults.push(error.message));
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => socket.send(typeof message === "string" ? tamper(message) : message));
  });
  await page.goto(`${url}/#/overview?form=wall&lang=en`);
  await isLive();
});

afterAll(async () => {
  await browser?.close();
  await gateway?.close();
});

async function isLive(): Promise<void> {
  await page.waitForFunction(
    () => ["live", "demo", "replaying"].includes(`${window.tidewatch?.figures()["stream.state"]}`),
    undefined,
    {
      timeout: 60_000,
    },
  );
}

/** Adds the hostile tuples to every batch. */
function tamper(message: string): string {
  const start = "42/cockpit,";
  if (!message.startsWith(`${start}["batch"`)) return message;
  const [name, [from, to, clock, events]] = JSON.parse(message.slice(start.length)) as [
    string,
    [number, number, unknown, unknown[]],
  ];
  return start + JSON.stringify([name, [from, to, clock, [...hostileTuples(), ...events]]]);
}

test("hostile messages are turned away and counted by reason, texts stay texts, and the rest goes on", async () => {
  await gateway.publish([report("A-2", "一都孙 路灯不亮")]);
  await page.waitForFunction(() => Number(window.tidewatch?.figures()["stream.rejected"]) > 0);
  await expect.poll(() => page.locator("body").innerText()).toContain("一都孙 路灯不亮");

  const figures = await page.evaluate(() => window.tidewatch?.figures());
  // and of the hostile ones H-6 and H-7, cleaned and cut.
  expect(figures?.["incidents.open"]).toBe(4);
  // A busy machine may be late for a moment and says so; the stream goes on all the same.
  await isLive();

  await page.keyboard.press("c");
  const panel = page.getByRole("dialog");
  await panel.locator(".connection__reason").first().waitFor();
  const rows = await panel.locator(".connection__reason").allInnerTexts();
  expect(rows.length).toBeGreaterThanOrEqual(5);
  await page.keyboard.press("Escape");

  const dom = await page.evaluate(() => ({
    broken: "broken" in window,
    polluted: "polluted" in Object.prototype,
    images: document.querySelectorAll("img[src=x]").length,
    longest: Math.max(
      ...[...document.querySelectorAll("body *")].map((node) =>
        node.children.length === 0 ? (node.textContent ?? "").length : 0,
      ),
    ),
    text: document.body.innerText,
  }));
  expect(dom.broken).toBe(false);
  expect(dom.polluted).toBe(false);
  expect(dom.images).toBe(0);
  expect(dom.longest).toBeLessThan(400);
  expect(dom.text).toContain("<b>bold</b>");
  expect(dom.text).not.toContain("\u202E");
  expect(faults).toEqual([]);
});
