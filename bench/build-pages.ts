import { join } from "node:path";
import { build } from "vite";

const PAGES = join(import.meta.dirname, "pages");
export const BUILT_PAGES = join(import.meta.dirname, "..", "bench-output", "pages");

/** Bundles the bench's own pages as the product's page is bundled, into `BUILT_PAGES`. */
export async function buildPages(): Promise<void> {
  await build({
    root: PAGES,
    configFile: false,
    logLevel: "error",
    base: "./",
    build: {
      target: "es2023",
      outDir: BUILT_PAGES,
      emptyOutDir: true,
      rolldownOptions: {
        input: ["bare.html", "follow.html", "ingest.html", "map.html"].map((page) => join(PAGES, page)),
      },
    },
  });
}
