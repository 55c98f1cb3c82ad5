import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, preview } from "vite";

const ROOT = new URL("../..", import.meta.url).pathname;

/** Pages of the tests, and the street's files beside them. */
export interface BuiltPages {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Builds `pages` (paths below the project's root) as the product is built, but with React's complaints left in, and serves them: a browser loads a
 * few chunks, where a development server would hand it each module of the source again for every page. Whoever opens it closes it.
 */
export async function buildPages(pages: readonly string[]): Promise<BuiltPages> {
  const outDir = await mkdtemp(join(tmpdir(), "tidewatch-pages-"));
  await build({
    root: ROOT,
    base: "/",
    mode: "development",
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"development"' },
    build: {
      outDir,
      minify: false,
      sourcemap: false,
      rolldownOptions: { input: pages.map((page) => join(ROOT, page)) },
    },
  });
  const server = await preview({
    root: ROOT,
    base: "/",
    logLevel: "error",
    build: { outDir },
    preview: { port: 0, host: "127.0.0.1" },
  });
  const address = server.httpServer.address();
  if (typeof address !== "object" || address === null) throw new Error("the server of the pages has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async close() {
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}
