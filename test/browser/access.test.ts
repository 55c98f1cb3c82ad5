import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tokenAccess } from "../../server/access/access.ts";
import { loadProfile } from "../../server/load-profile.ts";
import type { TokenClaims } from "../../server/access/token.ts";
import { SECRET, tokenFor } from "../fixtures/tokens.ts";
import { launchChromium } from "./chromium.ts";
import { MORNING, MORNING_EVENTS, openPage, openStreet, type Street, waitForState } from "./street.ts";

// Tokens and roles in a real page: one gateway that asks for tokens, one page that takes one after another.

let street: Street;
let browser: Browser;
let page: Page;
const faults: string[] = [];
const addresses: string[] = [];
beforeAll(async () => {
  const { regions } = loadProfile("xintang", fileURLToPath(new URL("../../public", import.meta.url)));
  street = await openStreet({ events: MORNING_EVENTS, at: MORNING, access: tokenAccess(SECRET, regions) });
  browser = await launchChromium();
  page = await openPage(browser, street.url, "#/overview?form=desk&incident=late", {}, async (fresh) => {
    fresh.on("pageerror", (error) => faults.push(error.message));
    fresh.on("request", (request) => addresses.push(request.url()));
  });
});
afterAll(async () => {
  await browser?.close();
  await street?.close();
});

const supervise = ".spotlight .command-button";
const mode = ".top-bar .mode-indicator";

/** The page at an address that carries a token. */
async function comeWith(claims: Partial<TokenClaims>): Promise<string> {
  const token = await tokenFor(claims, Date.now());
  await Promise.all([
    page.waitForEvent("load"),
    page.evaluate((carried) => {
      window.location.hash = `#/overview?form=desk&incident=late&token=${carried}`;
    }, token),
  ]);
  return token;
}

it("without a token says that one is needed, and shows nothing", async () => {
  await page.waitForSelector(".notice");
  await expect.poll(() => page.locator(".notice").innerText()).toContain("服务器要求登录凭证");
  await expect.poll(() => page.locator(".top-bar").count()).toBe(0);
});

it("takes the token out of the address, and keeps it for the next visit", async () => {
  const token = await comeWith({ role: "wall" });
  await waitForState(page, "live");
  expect(page.url()).not.toContain("token");
  await page.reload();
  await waitForState(page, "live");
  expect(addresses.filter((address) => address.includes(token))).toEqual([]);
});

it("offers a wall's token no commands", async () => {
  await page.waitForSelector(".spotlight", { timeout: 90_000 });
  await expect.poll(() => page.locator(supervise).count()).toBe(0);
  expect(await page.locator(mode).getAttribute("role")).toBe("img");
});

it("lets a leader supervise and switch the mode, signed with the token's name", async () => {
  await comeWith({ role: "leader", name: "王局" });
  await waitForState(page, "live");
  await page.waitForSelector(supervise, { timeout: 90_000 });
  await page.click(mode);
  expect(await page.inputValue(".signed-command [name=by]")).toBe("王局");
  await page.fill(".signed-command [name=note]", "<i>台风</i>红色预警");
  await page.click(".signed-command button[type=submit]");
  await page.waitForFunction(() => document.documentElement.dataset.mode === "surge");
  await page.waitForSelector(".signed-command", { state: "detached" });
  await expect.poll(() => page.locator("body").innerText()).toContain("<i>台风</i>红色预警（王局）");
});

it("gives the desk samples of what was wrong, by its token in a header, and a leader none", async () => {
  await street.gateway.publishTuples([[0, "closed", "late", 2, MORNING]]);
  const found = page.locator(".quality-button");
  await expect.poll(() => found.count()).toBe(1);
  await found.click();
  await page.waitForSelector(".quality__row");
  await expect.poll(() => page.locator(".quality__download").count()).toBe(0);
  await comeWith({ role: "duty", name: "值守台" });
  await found.click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(".quality__download")]);
  expect(download.suggestedFilename()).toMatch(/^quarantine-.*-malformed\.ndjson$/);
  const lines = await readFile(await download.path(), "utf8");
  expect(JSON.parse(lines)).toMatchObject({ kind: "closed", incident: "late" });
  expect(addresses.filter((address) => address.includes("eyJ"))).toEqual([]);
});

it("says so when the token is no good any more, and nothing broke on the way", async () => {
  await comeWith({ expiresAt: Date.now() - 1_000 });
  await expect.poll(() => page.locator(".notice").innerText()).toContain("the token has expired");
  expect(faults).toEqual([]);
});
