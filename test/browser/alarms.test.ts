import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { tokenAccess } from "../../server/access/access.ts";
import { loadProfile } from "../../server/load-profile.ts";
import type { StreamEvent } from "../../src/domain/event.ts";
import { type EpochMs, MINUTE, SECOND } from "../../src/shared/units.ts";
import type { Role } from "../../src/domain/viewer.ts";
import { instant, timeline } from "../fixtures/timeline.ts";
import { SECRET, tokenFor } from "../fixtures/tokens.ts";
import { launchChromium } from "./chromium.ts";
import { openPage, openStreet, type Street, waitForState } from "./street.ts";

// Alarms where they are seen and heard. The stream's clock runs at its own rate, since a replay makes no sound, and is put forward instead of waited for.

/** Should be arrived at by 10:03. */
const TURNING = timeline(
  "turn category=fire severity=1 port=police-110 region=330109004004 : 09:53:00 reported · 09:53:20 signed · 09:54:00 dispatched",
);
/** Should be closed by 10:03, all of them, and nothing else ever turns. */
const FLOOD = timeline(
  Array.from(
    { length: 14 },
    (_, index) =>
      `f${index} category=dispute port=police-110 region=330109004004 : 06:03:00 reported · 06:03:20 signed · 06:04:00 dispatched · 06:05:00 arrived`,
  ).join("\n"),
);
const OPENED = instant("10:00:00");
const DUE = instant("10:03:00");
const PHONE = { viewport: { width: 390, height: 844 } };

let street: Street;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
});
afterEach(async () => {
  await page?.close();
  await street?.close();
});
afterAll(() => browser?.close());

it("alarms in the very frame in which the countdown turns, and says so in Chinese", async () => {
  page = await openHearing(TURNING, "#/overview?form=wall");
  await page.waitForSelector(".urgent__countdown");
  await expect.poll(() => page.locator(".alarm-line").count()).toBe(0);
  const watched = page.evaluate(watchTurn, 60 * SECOND);
  putForward(DUE - 2 * SECOND);
  const frames = await watched;
  expect(frames.some(({ isLate }) => !isLate)).toBe(true);
  expect(frames.at(-1)).toEqual({ isLate: true, alarm: expect.stringMatching(/^到场已超时 \+0:0\d$/) });
  expect(frames.filter(({ isLate, alarm }) => isLate !== (alarm !== ""))).toEqual([]);
  await expect.poll(() => heard(page)).toEqual(["到场已超时，turn"]);
  expect(await figures(page)).toMatchObject({ "alarms.open": 1, "alarms.today": 1, "alarms.muted": 0 });
});

it("merges a flood into one line and one tone, and lets it be put off and acknowledged", async () => {
  page = await openHearing(FLOOD, "#/economy?form=desk&lang=zh");
  putForward(DUE + SECOND);
  const line = page.locator(".alarm-line");
  await expect
    .poll(() => page.locator(".alarm-line__head").allInnerTexts())
    .toEqual([expect.stringMatching(/^本分钟新增 14 件，最急 \+0:\d\d$/)]);
  await expect.poll(() => heard(page)).toEqual(["tone"]);
  expect(await figures(page)).toMatchObject({ "alarms.open": 14, "alarms.today": 14 });

  await page.locator(".alarm-line__snooze button").first().click();
  await expect.poll(() => line.count()).toBe(0);
  expect(await figures(page)).toMatchObject({ "alarms.open": 14 });
  putForward(street.now() + 5 * MINUTE);
  await expect.poll(() => line.count()).toBe(1);
  await expect.poll(() => heard(page)).toEqual(["tone", "tone"]);

  await page.keyboard.press("a");
  await expect.poll(() => line.count()).toBe(0);
  expect(await figures(page)).toMatchObject({ "alarms.open": 0, "alarms.today": 14 });
  await page.reload();
  await waitForState(page, "live");
  await page.keyboard.press("g");
  const rows = page.locator(".alarm-log__row");
  await expect.poll(() => rows.count()).toBe(14);
  await expect.poll(() => rows.first().innerText()).toMatch(/办结已超时[\s\S]*桌面端 10:0\d:\d\d 确认/);
});

it("acknowledged at the desk, it is off the wall too, which may not; what turns next calls anew", async () => {
  const { regions } = loadProfile("xintang", "public");
  street = await openStreet({ events: TURNING, at: OPENED, rate: 1, access: tokenAccess(SECRET, regions) });
  const openAs = async (role: Role, name: string, form: string): Promise<Page> => {
    const token = await tokenFor({ role, name }, Date.now());
    const hash = `#/economy?form=${form}&lang=zh&token=${token}`;
    const opened = await openPage(browser, street.url, hash, {}, async (fresh) => {
      await fresh.addInitScript(listenIn);
    });
    await waitForState(opened, "live");
    return opened;
  };
  page = await openAs("duty", "值守台", "desk");
  const wall = await openAs("wall", "一楼大厅", "wall");
  putForward(DUE + SECOND);
  const lines = [page, wall].map((each) => each.locator(".alarm-line"));
  const shown = (): Promise<readonly number[]> => Promise.all(lines.map((line) => line.count()));
  await expect.poll(shown).toEqual([1, 1]);
  await wall.keyboard.press("a");
  const refused = wall.locator(".alarm-line__failure");
  await expect.poll(() => refused.allInnerTexts()).toEqual(["此屏不能确认告警，由值守台确认"]);
  expect(await shown()).toEqual([1, 1]);

  await page.locator(".alarm-line__acknowledge").click();
  await expect.poll(shown).toEqual([0, 0]);
  await wall.keyboard.press("g");
  const row = wall.locator(".alarm-log__row");
  await expect
    .poll(() => row.allInnerTexts())
    .toEqual([expect.stringMatching(/到场已超时[\s\S]*值守台 10:03:\d\d 确认/)]);

  await street.gateway.publish([
    { kind: "supervised", incident: "turn", revision: 9, at: street.now(), by: "王局", note: "" },
  ]);
  await expect.poll(shown).toEqual([1, 1]);
  await street.close();
  await waitForState(page, "offline");
  await page.keyboard.press("a");
  const failure = page.locator(".alarm-line__failure");
  await expect.poll(() => failure.allInnerTexts()).toEqual([expect.stringMatching(/^没有发出：与服务器的连接已断/)]);
  expect(await shown()).toEqual([1, 1]);
  await wall.close();
});

it("mutes with a reason until the stream's clock says so, then tells once what came", async () => {
  page = await openHearing(TURNING, "#/economy?form=wall");
  await page.keyboard.press("m");
  const confirm = page.locator(".mute-dialog__confirm");
  expect(await confirm.isDisabled()).toBe(true);
  await page.locator(".mute-dialog__choices button").first().click();
  await confirm.click();
  const badge = page.locator(".mute-badge");
  await expect.poll(() => badge.innerText()).toMatch(/^静音 (30:00|29:5\d) · 演练$/);
  putForward(DUE + MINUTE);
  await expect.poll(() => page.locator(".alarm-line__head").innerText()).toMatch(/^到场已超时/);
  const { "alarms.muted": left } = await figures(page);
  expect(left).toBeGreaterThan(20 * MINUTE);
  expect(await heard(page)).toEqual([]);
  putForward(street.now() + Number(left) - 10 * SECOND);
  await expect.poll(() => badge.innerText()).toMatch(/^静音 0:0\d · 演练$/);
  expect(await heard(page)).toEqual([]);
  putForward(street.now() + 10 * SECOND);
  await expect.poll(() => badge.count()).toBe(0);
  await expect.poll(() => heard(page)).toEqual(["到场已超时，turn"]);
});

it("says so when the browser refuses a sound, and sounds at the first tap", async () => {
  street = await openStreet({ events: [], at: OPENED, rate: 1 });
  const strict = await launchChromium(["--autoplay-policy=document-user-activation-required"]);
  try {
    const attempts: string[] = [];
    page = await openPage(strict, street.url, "#/overview?form=phone&lang=zh", PHONE, async (fresh) => {
      fresh.on("console", (message) => attempts.push(message.text()));
      await fresh.addInitScript(reportAttempts);
    });
    // Nothing may be evaluated in the page before: to the browser that is a gesture of the viewer's.
    let told = 0;
    await expect
      .poll(async () => {
        await street.gateway.publish([grave(`grave-${told++}`, street.now())]);
        return attempts;
      })
      .toContain("sound: NotAllowedError");
    const blocked = page.locator(".alarm-line__blocked");
    await expect.poll(() => blocked.allInnerTexts()).toEqual(["声音被浏览器拦截，点一下即可"]);
    expect(attempts).not.toContain("sound: played");
    await blocked.click();
    await expect.poll(() => blocked.count()).toBe(0);
    await expect.poll(() => attempts).toContain("sound: played");
  } finally {
    await strict.close();
  }
});

it("sounds in one tab of a browser alone: the one acted in last, and another once that is closed", async () => {
  street = await openStreet({ events: TURNING, at: OPENED, rate: 1 });
  const context = await browser.newContext();
  const openTab = async (): Promise<Page> => {
    const tab = await context.newPage();
    await tab.addInitScript(listenIn);
    await tab.goto(`${street.url}/#/economy?form=wall&lang=zh`);
    await waitForState(tab, "live");
    return tab;
  };
  page = await openTab();
  const other = await openTab();
  const bothHeard = (): Promise<readonly (readonly string[])[]> => Promise.all([heard(page), heard(other)]);
  putForward(DUE + SECOND);
  const isSeen = expect.stringMatching(/^到场已超时/);
  for (const each of [page, other])
    await expect.poll(() => each.locator(".alarm-line__head").allInnerTexts()).toEqual([isSeen]);
  await expect.poll(bothHeard).toEqual([["到场已超时，turn"], []]);

  const first = await soundingTab(page);
  await other.keyboard.press("a");
  await expect.poll(() => soundingTab(page)).not.toBe(first);
  putForward(street.now() + 2 * MINUTE);
  await street.gateway.publish([grave("grave", street.now())]);
  await expect.poll(async () => (await heard(other)).length).toBeGreaterThan(0);
  expect(await heard(page)).toHaveLength(1);

  await other.close();
  await expect.poll(() => soundingTab(page)).toBe(first);
  putForward(street.now() + 2 * MINUTE);
  await street.gateway.publish([grave("graver", street.now())]);
  await expect.poll(async () => (await heard(page)).length).toBeGreaterThan(1);
  await context.close();
});

/** A page on a street of its own that writes down what it is given to say and to play, and says it is over at once. */
async function openHearing(events: readonly StreamEvent[], hash: string): Promise<Page> {
  street = await openStreet({ events, at: OPENED, rate: 1 });
  const opened = await openPage(browser, street.url, hash, {}, async (fresh) => {
    await fresh.addInitScript(listenIn);
  });
  await waitForState(opened, "live");
  return opened;
}

declare global {
  interface Window {
    heard: string[];
  }
}

/** Runs in the page before anything else. */
function listenIn(): void {
  window.heard = [];
  const speech = {
    speaking: false,
    getVoices: () => [{ lang: "en-US" }, { lang: "zh-CN" }],
    cancel() {},
    speak(utterance: { text: string; lang: string; onend?: () => void }) {
      window.heard.push(utterance.lang === "zh-CN" ? utterance.text : `${utterance.lang}: ${utterance.text}`);
      utterance.onend?.();
    },
  };
  class Utterance {
    text: string;
    lang = "";
    constructor(text: string) {
      this.text = text;
    }
  }
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
  HTMLMediaElement.prototype.play = async function play(this: HTMLMediaElement) {
    window.heard.push("tone");
    this.onended?.(new Event("ended"));
  };
}

/** Says on the console what became of every attempt to play. Runs in the page before anything else. */
function reportAttempts(): void {
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function attempt(this: HTMLMediaElement) {
    const attempted = play.call(this);
    attempted.then(
      () => console.log("sound: played"),
      (error: DOMException) => console.log(`sound: ${error.name}`),
    );
    return attempted;
  };
}

/** In every frame until some time after the row of `turn` turned late: whether it is late, and what the alarm line says. Runs in the page. */
function watchTurn(length: number): Promise<{ isLate: boolean; alarm: string }[]> {
  return new Promise((resolve) => {
    const frames: { isLate: boolean; alarm: string }[] = [];
    const until = performance.now() + length;
    const look = (): void => {
      const countdown = document.querySelector(".urgent__countdown")?.textContent ?? "";
      const alarm = document.querySelector(".alarm-line__head")?.textContent ?? "";
      frames.push({ isLate: countdown.startsWith("+"), alarm });
      const isOver = frames.filter(({ isLate }) => isLate).length > 30;
      if (isOver || performance.now() > until) resolve(frames);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** The tab that holds the lock, by an id of the browser's; undefined while none does. */
function soundingTab(of: Page): Promise<string | undefined> {
  return of.evaluate(async () => (await navigator.locks.query()).held?.[0]?.clientId);
}

const heard = (of: Page): Promise<string[]> => of.evaluate(() => window.heard);

function figures(of: Page): Promise<Readonly<Record<string, number | string | null>>> {
  return of.evaluate(() => window.tidewatch?.figures() ?? {});
}

/** Puts the stream's clock forward to `at`; the next heartbeat tells the pages. */
function putForward(at: EpochMs): void {
  const begun = Date.now();
  const now = (): EpochMs => at + Date.now() - begun;
  street.gateway.setClock(() => ({ serverTime: Date.now(), streamTime: now(), rate: 1 }));
  street.now = now;
}

function grave(incident: string, at: EpochMs): StreamEvent {
  return {
    kind: "reported",
    incident,
    revision: 1,
    at,
    category: "dispute",
    severity: 1,
    port: "police-110",
    region: "330109004004",
    position: null,
    title: incident,
    place: "",
    brain: "governance",
    contact: null,
  };
}
