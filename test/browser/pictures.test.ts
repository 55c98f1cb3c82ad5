import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { matchPicture } from "../pictures/picture-book.ts";
import { SHOTS } from "../pictures/shots.ts";
import { seriousFaults } from "./axe.ts";
import { auditScreen } from "./screen-audit.ts";
import { launchChromium } from "./chromium.ts";
import { holdStill, show } from "./still.ts";
import { openAfternoon, openPage, type Street } from "./street.ts";

let street: Street;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [street, browser] = await Promise.all([openAfternoon(), launchChromium()]);
  page = await openPage(browser, street.url, `#/${SHOTS[0]?.address}`, {
    deviceScaleFactor: 1,
    reducedMotion: "reduce",
    bypassCSP: true,
  });
  // Predictions are shown once they have learned.
  await page.waitForSelector('[data-figure="prediction.count"]');
  await holdStill(page);
});

afterAll(async () => {
  await browser?.close();
  await street?.close();
});

const shown = (address: string, width: number, height: number): Promise<Uint8Array> =>
  show(page, address, width, height);

describe("a filter", () => {
  const open = async (): Promise<unknown> => page.evaluate(() => window.tidewatch?.figures()["incidents.open"]);
  const filter = async (): Promise<unknown> => page.evaluate(() => window.tidewatch?.figures().filter);

  it("is brushed on the tide, stands in chips, cuts every figure, and one key clears it", async () => {
    await shown("overview?form=desk&theme=ink&lang=zh", 1440, 900);
    const whole = await open();
    const strip = await page.locator(".tide-brush").boundingBox();
    if (strip === null) throw new Error("the tide has no brush");
    const y = strip.y + strip.height / 2;
    await page.mouse.move(strip.x + 0.4 * strip.width, y);
    await page.mouse.down();
    await page.mouse.move(strip.x + 0.5 * strip.width, y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(filter).toMatch(/^reported=\d+-\d+$/);
    const cut = await open();
    expect(cut).toBeLessThan(Number(whole));
    // Every figure on the screen is that of the cut; the strip keeps its own.
    const { wrong } = await page.evaluate(auditScreen, 8);
    expect(wrong.filter((line) => !line.startsWith("stream."))).toEqual([]);
    await expect.poll(() => page.locator(".filter-chips__chip").innerText()).toContain("上报");
    // Without a mouse: the begin one bin earlier.
    await page.locator(".tide-brush").focus();
    await page.keyboard.press("Shift+ArrowLeft");
    await expect.poll(open).not.toBe(null);
    await page.locator(".tide-brush").blur();
    await page.keyboard.press("x");
    await expect.poll(filter).toBe(null);
    expect(await open()).toBe(whole);
    await expect.poll(() => page.locator(".filter-chips").count()).toBe(0);
  });

  it("leaves three taps to any incident on a phone", async () => {
    await shown("overview?form=phone&theme=paper&lang=zh", 390, 844);
    await page.locator(".phone-tabs button").nth(1).click();
    await page.locator(".table-search input").click();
    const row = page.locator(".phone-events__row").first();
    const title = await row.locator(".phone-events__title").innerText();
    await page.keyboard.type(title.slice(0, 6));
    await row.click();
    await expect.poll(() => page.locator(".incident-drawer h3").innerText()).toContain(title.slice(0, 6));
    const small = await page.$$eval(
      ".phone-tabs button, .incident-drawer button",
      (buttons) =>
        buttons.filter((button) => button.checkVisibility() && button.getBoundingClientRect().height < 44).length,
    );
    expect(small).toBe(0);
    await page.getByLabel("关闭").first().click();
  });
});

describe("the screen", () => {
  it.each(SHOTS)(
    "is as it was, and axe finds nothing serious: $name",
    async ({ name, address, width, height, share }) => {
      const picture = await shown(address, width, height);
      expect(await seriousFaults(page)).toEqual([]);
      expect(await matchPicture(name, picture, share)).toBeNull();
    },
  );
});
