import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesBelow, hashOf } from "./files.mjs";
import { precompress } from "./precompress.mjs";
import { ChildFailed, run } from "./processes.mjs";

/** What the page is made of, and what makes it. */
const SOURCES = [
  "index.html",
  "package-lock.json",
  "public",
  "scripts/page.mjs",
  "scripts/precompress.mjs",
  "src",
  "tsconfig.json",
  "vite.config.ts",
];

/**
 * Builds the page when dist is missing or its sources changed since. Says so in one line; silent when there is nothing to do.
 * Contents are compared, not times: a checkout gives every file the same one.
 * @param {string} root
 * @throws ChildFailed when the build fails
 */
export async function buildPageIfStale(root) {
  const stamp = stampOf(root);
  const isBuilt = existsSync(join(root, "dist", "index.html")) && existsSync(stamp);
  if (isBuilt && readFileSync(stamp, "utf8") === hashOfSources(root)) return;
  await buildPage(root);
}

/**
 * Builds the page into dist, compressed files beside the plain ones.
 * @param {string} root
 * @throws ChildFailed when the build fails
 */
export async function buildPage(root) {
  const sources = hashOfSources(root);
  console.log("Building the page…");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const code = await run(process.execPath, [vite, "build", "--logLevel", "error"], { cwd: root });
  if (code !== 0) throw new ChildFailed("Building the page", code);
  await precompress(join(root, "dist"));
  mkdirSync(dirname(stampOf(root)), { recursive: true });
  writeFileSync(stampOf(root), sources);
}

/** @param {string} root */
function stampOf(root) {
  return join(root, ".cache", "page-sources");
}

/** @param {string} root */
function hashOfSources(root) {
  const files = SOURCES.flatMap((source) => filesBelow(join(root, source)));
  return hashOf(files.filter((file) => !/\.test\.tsx?$/.test(file)));
}
