import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROTOCOL_VERSION } from "../../src/protocol/version.ts";
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

// What the address says is what is shown, and what does not fit is said.

let street: Street;
let fire: Street;
let browser: Browser;
beforeAll(async () => {
  street = await openStreet({ events: MORNING_EVENTS, at: MORNING });
  fire = await openStreet({ events: [], at: MORNING, profile: "sf-fire" });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await street?.close();
  await fire?.close();
});

/** Opens `hash` in a page of its own, waits for `state` of the connection, and closes it after `look`. */
async function visit(hash: string, look: (page: Page) => Promise<void>, state = "live", on = street): Promise<void> {
  // An English browser: what it asks for must not matter.
  const page = await openPage(browser, on.url, hash, { locale: "en-US" });
  try {
    await waitForState(page, state);
    await look(page);
  } finally {
    await page.close();
  }
}

const rootOf = (page: Page) =>
  page.evaluate(() => {
    const { lang, dataset } = document.documentElement;
    return { lang, form: dataset.form, theme: dataset.theme, address: window.location.hash };
  });

describe("the address", () => {
  it("survives a reload, and keys change it", () =>
    visit("#/overview?form=wall&theme=paper&lang=en&scope=330109/330109004", async (page) => {
      const first = await rootOf(page);
      expect(first).toMatchObject({ lang: "en", form: "wall", theme: "paper" });
      expect(first.address).toBe("#/overview?form=wall&theme=paper&lang=en&scope=330109/330109004");
      await page.reload();
      await waitForState(page, "live");
      expect(await rootOf(page)).toEqual(first);

      await page.keyboard.press("l");
      await page.keyboard.press("t");
      expect(await rootOf(page)).toEqual({
        lang: "zh-CN",
        form: "wall",
        theme: "ink",
        address: "#/overview?form=wall&theme=ink&lang=zh&scope=330109/330109004",
      });
      await expect.poll(() => page.locator(".top-bar").innerText()).toContain("总览");
    }));

  it("speaks the profile's first language, whatever the browser asks for", async () => {
    // A phone's first screen needs no map.
    const language = (hash: string, on: Street): Promise<string> =>
      new Promise((resolve, reject) => {
        visit(hash, async (page) => resolve((await rootOf(page)).lang), "live", on).catch(reject);
      });
    expect(await language("#/overview?form=phone", street)).toBe("zh-CN");
    expect(await language("#/overview?form=phone&lang=en", street)).toBe("en");
    expect(await language("#/overview?form=phone", fire)).toBe("en");
    expect(await language("#/overview?form=phone&lang=zh", fire)).toBe("zh-CN");
  });

  it("narrows every figure to its scope", () =>
    visit("#/overview?form=wall", async (page) => {
      const ids = ["incidents.open", "deadline.breached", "deadline.atrisk", "incidents.reported@today"];
      const shown = (): Promise<unknown> => Promise.all(ids.map((id) => figureOnScreen(page, id)));
      await expect.poll(shown).toEqual(["3", "1", "1", "4"]);
      const expected = { "330109004004": ["1", "1", "0", "1"], "330109004007": ["2", "0", "1", "3"] };
      for (const [village, figures] of Object.entries(expected)) {
        await page.evaluate((scope) => {
          window.location.hash = `#/overview?form=wall&scope=330109/330109004/${scope}`;
        }, village);
        await expect.poll(shown).toEqual(figures);
      }
    }));
});

describe("keys", () => {
  it("reach everything one can press at a desk, from top to bottom, with a ring where they are", () =>
    visit("#/overview?form=desk&theme=ink", async (page) => {
      await page.waitForSelector(".map-panel__headline");
      // What is foreseen comes last: first it is learnt.
      await page.waitForSelector("[data-figure='prediction.count']");
      const wanted = await page.evaluate(numberPressable);
      const reached: NonNullable<Awaited<ReturnType<typeof focused>>>[] = [];
      for (let press = 0; press <= wanted.length + 5; press += 1) {
        await page.keyboard.press("Tab");
        const now = await focused(page);
        if (now === null || reached.some(({ number }) => number === now.number)) break;
        reached.push(now);
      }
      const numbers = reached.map((each) => each.number);
      expect(wanted.filter(({ number }) => !numbers.includes(number))).toEqual([]);
      expect(numbers).toEqual([...numbers].sort((a, b) => Number(a) - Number(b)));
      expect(reached.filter((each) => each.ring !== true)).toEqual([]);
    }));

  it("are told of at ?, which Escape closes", () =>
    visit("#/overview?form=desk&lang=en", async (page) => {
      await page.keyboard.press("?");
      const help = page.getByRole("dialog", { name: "Keys" });
      await expect.poll(() => help.innerText()).toMatch(/X\s+Clear the whole filter/);
      await page.keyboard.press("Escape");
      await expect.poll(() => help.count()).toBe(0);
      await page.getByRole("button", { name: "?" }).click();
      await expect.poll(() => help.count()).toBe(1);
    }));
});

/** Numbers what takes the focus, in the order of the document. Runs in the page. */
function numberPressable(): { number: string; what: string }[] {
  const elements = [
    ...document.querySelectorAll<HTMLElement>("a[href], button:enabled, input, select, [tabindex='0']"),
  ];
  return elements
    .filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }))
    .map((element, number) => {
      element.dataset.number = String(number);
      return { number: String(number), what: `${element.className} ${element.innerText?.slice(0, 20)}` };
    });
}

/** What has the focus, and whether it shows; null for nothing. */
function focused(page: Page): Promise<{ number: string; what: string; ring: boolean } | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const ring = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    return { number: element.dataset.number ?? "", what: element.getAttribute("class") ?? element.tagName, ring };
  });
}

describe("what does not fit", () => {
  it("refuses a region nobody knows by its name, and offers the whole", () =>
    visit(
      "#/overview?form=wall&scope=330109/atlantis",
      async (page) => {
        const words = await page.getByRole("alert").innerText();
        expect(words).toContain("服务器没有所请求的区域");
        expect(words).toContain("atlantis");
        await page.getByRole("button", { name: "查看全域" }).click();
        await waitForState(page, "live");
        expect((await rootOf(page)).address).toBe("#/overview?form=wall");
      },
      "refused",
    ));

  it("refuses a server of another version, naming both", async () => {
    const page = await openPage(browser, street.url, "#/overview?lang=en", {}, (fresh) =>
      onWire(fresh, (message) =>
        message.includes('["hello"') ? message.replace(`"protocol":${PROTOCOL_VERSION}`, '"protocol":97') : message,
      ),
    );
    await waitForState(page, "refused");
    const words = await page.getByRole("alert").innerText();
    expect(words).toContain("Server and page are of different versions");
    expect(words).toMatch(/\b97\b/);
    expect(words).toMatch(new RegExp(`\\b${PROTOCOL_VERSION}\\b`));
    expect(await page.evaluate(() => window.tidewatch?.figures()["stream.state"])).toBe("refused");
    await page.close();
  });
});

it("has the stream's figures before anything is live, and no others", async () => {
  const figures = (page: Page) => page.evaluate(() => window.tidewatch?.figures());
  const none = {
    "quality.seen": null,
    "quality.rejected": null,
    "quality.doubtful": null,
    "stream.rate": 0,
    "stream.latency": null,
    "stream.lag.p50": null,
    "stream.lag.p95": null,
    "stream.lag.ahead": 0,
    "stream.sequence": 0,
    "stream.rejected": 0,
    "stream.duplicates": 0,
    "stream.knownSince": null,
  };
  const silent = await openPage(browser, street.url, "#/overview", {}, (page) => onWire(page, () => null));
  expect(await figures(silent)).toEqual({ ...none, "stream.state": "connecting" });
  await expect.poll(() => silent.locator("[data-figure]").count()).toBe(0);
  await silent.close();

  const loading = await openPage(browser, street.url, "#/overview", {}, (page) =>
    onWire(page, (message) => (message.includes('["snapshot"') ? null : message)),
  );
  await loading.waitForSelector(".panel__loading");
  const before = await figures(loading);
  expect(Object.keys(before ?? {}).sort()).toEqual([...Object.keys(none), "stream.state"].sort());
  const values = await loading.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        "[data-figure]:not([data-figure^='stream.'], [data-figure^='quality.'])",
      ),
    ].map(({ dataset }) => dataset.value),
  );
  expect(values.filter((value) => value !== "")).toEqual([]);
  await loading.close();
});
