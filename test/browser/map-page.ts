import type { BrowserContext, Page } from "playwright-core";
import { buildPages } from "./built-pages.ts";
import { launchChromium } from "./chromium.ts";

/** The harness pages of the map in a real browser with software WebGL. */
export interface MapBench {
  /** Opens CityMap with invented data and waits until it has drawn. */
  open(query: string, size: Size, deviceScaleFactor?: number, prepare?: Prepare): Promise<Page>;
  /** Opens the whole panel over the gallery's day. */
  openPanel(query: string, size: Size, deviceScaleFactor?: number): Promise<Page>;
  close(): Promise<void>;
}
/** Something to do with the page before it is opened: answering its requests. */
type Prepare = (page: Page) => Promise<unknown>;
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Builds and serves a page of `harness/` and starts a browser. */
export async function startMapBench(harness: "map" | "map-panel"): Promise<MapBench> {
  const pages = await buildPages([`test/browser/harness/${harness}.html`]);
  const browser = await launchChromium();
  // One for each pixel ratio: what it has loaded once it need not load again.
  const contexts = new Map<number, BrowserContext>();
  const contextOf = async (deviceScaleFactor: number): Promise<BrowserContext> => {
    const context = contexts.get(deviceScaleFactor) ?? (await browser.newContext({ deviceScaleFactor }));
    contexts.set(deviceScaleFactor, context);
    return context;
  };
  const open = async (
    path: string,
    ready: () => boolean,
    viewport: Size,
    deviceScaleFactor = 1,
    prepare: Prepare = async () => {},
  ): Promise<Page> => {
    const page = await (await contextOf(deviceScaleFactor)).newPage();
    await page.setViewportSize(viewport);
    await prepare(page);
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await page.goto(`${pages.origin}/test/browser/harness/${path}`);
    await page.waitForFunction(ready, null, { timeout: 60_000 }).catch((cause: unknown) => {
      throw new Error(`${path} did not draw: ${complaints.join(" · ") || "no complaint"}`, { cause });
    });
    return page;
  };
  return {
    open: (query, size, deviceScaleFactor, prepare) =>
      open(
        `map.html?${query}`,
        () => window.harness?.map.counters.frames > 3 && window.harness.map.counters.uploads > 0,
        size,
        deviceScaleFactor,
        prepare,
      ),
    openPanel: (query, size, deviceScaleFactor) =>
      open(
        `map-panel.html?${query}`,
        () => document.querySelector(".map-label, .map-panel__fallback") !== null,
        size,
        deviceScaleFactor,
      ),
    close: async () => {
      await browser.close();
      await pages.close();
    },
  };
}
