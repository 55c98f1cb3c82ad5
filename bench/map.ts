import { parseArgs } from "node:util";
import fastifyStatic from "@fastify/static";
import fastify from "fastify";
import type { CDPSession } from "playwright-core";
import { launchChromium } from "../test/browser/chromium.ts";
import { BUILT_PAGES, buildPages } from "./build-pages.ts";
import { median } from "./ratio.ts";

const ROUNDS = 3;

/**
 * Main-thread time of one update of the map, 1 % of 10,000 points changed, until it is on the screen: the product's layer against
 * setData of a GeoJSON source with the same points, in turn in the same browser, medians of several rounds. Processor time of the
 * thread, so that what else the machine does is not counted.
 */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  await buildPages();
  const app = fastify();
  await app.register(fastifyStatic, { root: BUILT_PAGES });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1064, height: 808 } });
    await page.goto(`${url}/map.html`);
    await page.waitForFunction(() => window.mapBench !== undefined);
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const costs = { layer: [] as number[], geojson: [] as number[] };
    for (let round = 0; round < (smoke ? 1 : ROUNDS); round++) {
      for (const way of ["layer", "geojson"] as const) {
        await page.evaluate((name) => window.mapBench.prepare(name), way);
        await page.evaluate(() => window.mapBench.update(3));
        const updates = smoke ? 3 : 30;
        const before = await taskTime(session);
        await page.evaluate((times) => window.mapBench.update(times), updates);
        costs[way].push((((await taskTime(session)) - before) * 1_000) / updates);
      }
    }
    const [layer, geojson] = [median(costs.layer), median(costs.geojson)];
    console.log(
      `map update, 100 of 10,000 points: ${layer.toFixed(1)} ms of the main thread, GeoJSON setData ${geojson.toFixed(1)} ms, ratio ${(layer / geojson).toFixed(2)} (aim ≤ 0.2)`,
    );
  } finally {
    await browser.close();
    await app.close();
  }
}

/** Seconds of processor time the page's main thread has spent in tasks. */
async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  const task = metrics.find(({ name }) => name === "TaskDuration");
  if (task === undefined) throw new Error("this browser does not measure TaskDuration");
  return task.value;
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } }, strict: false });
if (process.argv[1] === import.meta.filename) await run({ smoke: values.smoke === true });
