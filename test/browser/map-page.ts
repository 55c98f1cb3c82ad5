import { type Browser, chromium, type Page } from "playwright-core";
import { createServer, type ViteDevServer } from "vite";

/** The harness page of CityMap in a real browser with software WebGL. */
export interface MapBench {
  /** Opens the harness and waits until the map has drawn. */
  open(query: string, size: { width: number; height: number }, deviceScaleFactor?: number): Promise<Page>;
  close(): Promise<void>;
}

/** Serves the harness from source and starts a browser. */
export async function startMapBench(): Promise<MapBench> {
  const server: ViteDevServer = await createServer({
    root: new URL("../..", import.meta.url).pathname,
    cacheDir: "node_modules/.vite-map-harness",
    logLevel: "error",
    server: { port: 0, host: "127.0.0.1", watch: null, hmr: false },
    optimizeDeps: { entries: ["test/browser/harness/*.html"] },
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (typeof address !== "object" || address === null) throw new Error("the harness server has no port");
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking"],
  });
  return {
    open: async (query, viewport, deviceScaleFactor = 1) => {
      const page = await browser.newPage({ viewport, deviceScaleFactor });
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      await page.goto(`http://127.0.0.1:${address.port}/test/browser/harness/map.html?${query}`);
      await page
        .waitForFunction(
          () => window.harness?.map.counters.frames > 3 && window.harness.map.counters.uploads > 0,
          null,
          {
            timeout: 60_000,
          },
        )
        .catch((cause: unknown) => {
          throw new Error(`the map did not draw: ${complaints.join(" · ") || "no complaint"}`, { cause });
        });
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
