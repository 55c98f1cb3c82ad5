import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds serious or critical on a page, a line each; evaluated into the page, for its policy lets no foreign script in. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  if (await page.evaluate(() => !("axe" in window))) await page.evaluate(SOURCE);
  const { violations } = await page.evaluate(async (): Promise<AxeResults> => {
    const { axe } = window as unknown as { readonly axe: typeof import("axe-core") };
    // Words on the map lie over its canvas, with a halo: what is behind them axe cannot see.
    return axe.run({ exclude: [".map-label"] }, { resultTypes: ["violations"] });
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.html.slice(0, 120)}`));
}
