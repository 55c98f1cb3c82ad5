import type { Browser, Page } from "playwright-core";

/** A page the size of a 1080p wall. */
export async function openWallPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  // The benches run through a transpiler that marks named functions with `__name`; functions sent into the page need it there.
  await page.addInitScript({ content: "globalThis.__name = (value) => value;" });
  return page;
}

/** Whether the cockpit in this page shows a live stream. Runs in the page. */
export function isLive(): boolean {
  const figures = window.tidewatch?.figures();
  const shown = document.querySelector<HTMLElement>('[data-figure="incidents.open"]')?.dataset.value;
  return ["live", "demo", "replaying"].includes(`${figures?.["stream.state"]}`) && Number(shown) > 0;
}
