import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { auditScreen } from "./screen-audit.ts";
import { openAfternoon, openPage, type Street, waitForState } from "./street.ts";

// 总览 on every form, in both themes and languages, over a day as full as the design picture's.

const FORMS = [
  { form: "wall", width: 1920, height: 1080, leastSize: 14, tabs: [""] },
  { form: "wall", width: 3840, height: 2160, leastSize: 14, tabs: [""] },
  { form: "desk", width: 1440, height: 900, leastSize: 12, tabs: [""] },
  { form: "phone", width: 390, height: 844, leastSize: 12, tabs: ["overview", "events", "map", "figures"] },
] as const;
const LOOKS = ["ink", "paper"].flatMap((theme) => ["zh", "en"].map((language) => ({ theme, language })));

let street: Street;
let browser: Browser;
beforeAll(async () => {
  street = await openAfternoon();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await street?.close();
});

describe.each(FORMS)("$form of $width×$height", ({ form, width, height, leastSize, tabs }) => {
  let page: Page;
  let loading: Places;
  let loaded: Places;
  const faults: string[] = [];
  beforeAll(async () => {
    [page, loading] = await openLoading(`#/overview?form=${form}`, width, height, faults);
    if (form !== "phone") await page.waitForSelector(".spotlight", { timeout: 90_000 });
    loaded = await page.evaluate(placesOfPanels);
  });
  afterAll(async () => {
    await page?.close();
  });

  it("keeps the place of everything that will come while it loads", () => {
    expect(Object.keys(loading).length).toBeGreaterThan(2);
    expect(loaded).toEqual(loading);
  });

  it.each(LOOKS)("fits in $theme and $language, and shows the figures as they are", async ({ theme, language }) => {
    const ids: string[] = [];
    for (const tab of tabs) {
      await show(page, `#/overview?form=${form}&theme=${theme}&lang=${language}${tab === "" ? "" : `&tab=${tab}`}`);
      const { ids: shown, ...faultsOfScreen } = await page.evaluate(auditScreen, leastSize);
      expect({ tab, ...faultsOfScreen }).toEqual({ tab, page: [], cut: [], small: [], covered: [], wrong: [] });
      ids.push(...shown);
    }
    expect(new Set(ids).size).toBeGreaterThan(20);
    expect(ids.filter((id) => !isDocumented(id))).toEqual([]);
    expect(faults).toEqual([]);
  });
});

it("keeps the place of everything that will come on a phone's page of figures", async () => {
  const [page, loading] = await openLoading("#/overview?form=phone&tab=figures", 390, 844, []);
  expect(Object.keys(loading).length).toBeGreaterThan(2);
  expect(await page.evaluate(placesOfPanels)).toEqual(loading);
  await page.close();
});

type Places = Readonly<Record<string, number>>;

/** Opens a page that waits for its snapshot, looks where its panels stand meanwhile, and lets the snapshot come. Errors go to `faults`. */
async function openLoading(hash: string, width: number, height: number, faults: string[]): Promise<[Page, Places]> {
  const held: (() => void)[] = [];
  let isHeld = true;
  const page = await openPage(browser, street.url, hash, { viewport: { width, height } }, async (fresh) => {
    fresh.on("pageerror", (error) => faults.push(error.message));
    await fresh.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        const pass = (): void => socket.send(message);
        if (isHeld && String(message).includes('["snapshot"')) held.push(pass);
        else pass();
      });
    });
  });
  await page.waitForSelector(".panel__loading");
  const loading = await page.evaluate(placesOfPanels);
  isHeld = false;
  for (const pass of held) pass();
  await waitForState(page, "live");
  await page.waitForFunction(() => document.querySelector(".panel__loading") === null);
  return [page, loading];
}

/** Where each panel begins, CSS pixels from the top, by its class. Runs in the page. */
function placesOfPanels(): Record<string, number> {
  return Object.fromEntries(
    [...document.querySelectorAll(".column > .panel, .phone__body > .panel, .map-pane, .tide")].map((panel) => {
      return [panel.className, Math.round(panel.getBoundingClientRect().top)];
    }),
  );
}

/** Changes the address and waits for what it changes. */
async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate((address) => {
    window.location.hash = address;
  }, hash);
  if (hash.includes("tab=map")) await page.waitForSelector(".spotlight", { timeout: 90_000 });
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

const documented = documentedIds(
  readFileSync(fileURLToPath(new URL("../../docs/figures.md", import.meta.url)), "utf8"),
);

function isDocumented(id: string): boolean {
  return documented.some((pattern) => pattern.test(id));
}

/** Every id of the document as a pattern: `<a|b>` is a choice, another `<name>` any name. */
function documentedIds(text: string): readonly RegExp[] {
  return [...text.matchAll(/`([a-z]+\.[^`\s]+)`/g)].map(([, id = ""]) => {
    const source = id
      .split(/(<[^>]+>)/)
      .map((part) => {
        if (!part.startsWith("<")) return part.replaceAll(".", "\\.");
        if (part === "<window>") return "(today|24h|7d|all)";
        return part.includes("|") ? `(${part.slice(1, -1)})` : "[A-Za-z0-9_-]+";
      })
      .join("");
    return new RegExp(`^${source}$`);
  });
}
