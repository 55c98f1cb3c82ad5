import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { launchChromium } from "../test/browser/chromium.ts";
import { manyIncidents } from "../test/browser/many-incidents.ts";
import { MORNING, openStreet, type Street } from "../test/browser/street.ts";
import { frameGaps } from "./frame-gaps.ts";
import { median, percentile, whole } from "./ratio.ts";
import { openWallPage } from "./wall-page.ts";

/** As residents' words are: a search by letters reads every character of them. */
const TITLES = [
  "羽绒市场租金纠纷，约 20 人聚集",
  "杭州南站 匝道 两车剐蹭",
  "西小江 疑似偷排 异味",
  "泰和花园 3 幢 电梯困人",
];
const SIZE = 100_000;
const OPENED = 300;
const STRETCH = 50;
const SCROLLED = 2;

/** What a viewer does, and what stands in the page once it is done. */
type Deed =
  | { readonly kind: "go"; readonly hash: string }
  | { readonly kind: "type"; readonly words: string }
  | { readonly kind: "press"; readonly button: string };

interface Answer {
  /** Milliseconds until the rows asked for were painted. */
  readonly taken: number;
  /** The longest the page stood still in them; 0 where none was above 50 ms. */
  readonly longest: number;
}

/**
 * 事件 on a desk over a hundred thousand incidents, in a real browser: opening the scene, a search by letters, a sort, a fast scroll. Beside it the frames of
 * the same page when nobody does anything, below which nothing can come.
 */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  const size = smoke ? 1_000 : SIZE;
  const street = await openMany(size);
  const browser = await launchChromium();
  try {
    const page = await openWallPage(browser);
    await page.goto(`${street.url}/#/economy?form=desk&lang=zh`, { timeout: 90_000 });
    await page.waitForFunction((all) => Number(window.tidewatch?.figures()["incidents.open"]) >= all, size, {
      timeout: 90_000,
    });
    // What comes later has come by then.
    await page.waitForTimeout(smoke ? 500 : 5_000);
    const bare = median(await frameGaps(page, 1));
    const say = (what: string, { taken, longest }: Answer): void =>
      console.log(
        `events: ${what} ${whole(taken)} ms over ${whole(size)}, ${(taken / bare).toFixed(1)} × a bare frame (${whole(bare)} ms); longest stretch ${longest === 0 ? "below 50" : whole(longest)} ms (aim at most ${STRETCH})`,
      );
    say(`first rows (aim ${OPENED} ms)`, await answer(page, { kind: "go", hash: "#/events?form=desk&lang=zh" }));
    // The first search by letters has the dictionary of pinyin loaded.
    await search(page, "hangzhounanzhan", size / TITLES.length);
    await search(page, "", size);
    say("a search by letters", await answer(page, { kind: "type", words: "hznz" }));
    await search(page, "", size);
    say("a sort", await answer(page, { kind: "press", button: '[aria-sort="ascending"] button' }));
    const { gaps, empty } = await scroll(page);
    console.log(
      `events: a fast scroll draws a frame each ${whole(median(gaps))} ms, p95 ${whole(percentile(gaps, 0.95))} ms, ${(median(gaps) / bare).toFixed(1)} × a bare one; ${empty} of ${gaps.length} without rows`,
    );
  } finally {
    await browser.close();
    await street.close();
  }
}

/** A street where so many incidents are open, and the clock stands. */
function openMany(size: number): Promise<Street> {
  let reports = 0;
  const events = manyIncidents(size).map((event) => {
    if (event.kind !== "reported") return event;
    reports += 1;
    return { ...event, title: `${TITLES[reports % TITLES.length]} ${reports}` };
  });
  return openStreet({ events, at: MORNING });
}

/** Searches, and waits until so many are found, unmeasured. */
async function search(page: Page, words: string, found: number): Promise<void> {
  await page.fill("input[data-search]", words);
  const rows = `.incident-table__rows[aria-busy="false"] [role=grid][aria-rowcount="${found + 1}"]`;
  await page.waitForSelector(rows, { timeout: 60_000 });
}

/** Does something in the page, and waits until other rows than before are painted. */
function answer(page: Page, deed: Deed): Promise<Answer> {
  return page.evaluate(
    (what) =>
      new Promise<{ taken: number; longest: number }>((resolve, reject) => {
        const rows = (): string => {
          const table = document.querySelector('.incident-table__rows[aria-busy="false"] [role=grid]');
          const first = table?.querySelector("[data-row]")?.getAttribute("data-row");
          return first == null ? "" : `${table?.getAttribute("aria-rowcount")} ${first}`;
        };
        const before = rows();
        let longest = 0;
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
        });
        observer.observe({ type: "longtask" });
        const begun = performance.now();
        if (what.kind === "go") location.hash = what.hash;
        else if (what.kind === "press") document.querySelector<HTMLElement>(what.button)?.click();
        else {
          const input = document.querySelector<HTMLInputElement>("input[data-search]");
          // As a key does it, past what React keeps of the value.
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, what.words);
          input?.dispatchEvent(new Event("input", { bubbles: true }));
        }
        const look = (): void => {
          const now = rows();
          if (performance.now() - begun > 30_000) reject(new Error(`no other rows after ${JSON.stringify(what)}`));
          else if (now === "" || now === before) requestAnimationFrame(look);
          else
            requestAnimationFrame(() => {
              const taken = performance.now() - begun;
              // Long tasks are told of a moment later.
              setTimeout(() => {
                observer.disconnect();
                resolve({ taken, longest });
              }, 300);
            });
        };
        requestAnimationFrame(look);
      }),
    deed,
  );
}

/** Scrolls four screens a frame, and counts the frames whose middle had no row. */
function scroll(page: Page): Promise<{ readonly gaps: readonly number[]; readonly empty: number }> {
  return page.evaluate(
    (seconds) =>
      new Promise<{ gaps: number[]; empty: number }>((resolve) => {
        const grid = document.querySelector<HTMLElement>(".data-grid");
        const gaps: number[] = [];
        let empty = 0;
        let last = performance.now();
        const end = last + seconds * 1_000;
        const next = (): void => {
          const now = performance.now();
          gaps.push(now - last);
          last = now;
          if (grid === null || now >= end) {
            resolve({ gaps, empty });
            return;
          }
          const { left, top, height } = grid.getBoundingClientRect();
          if (document.elementFromPoint(left + 300, top + height / 2)?.closest("[data-row]") == null) empty += 1;
          grid.scrollTop += 4 * height;
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    SCROLLED,
  );
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) await run({ smoke: values.smoke === true });
