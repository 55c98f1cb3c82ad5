import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ChildFailed, run } from "./processes.mjs";

/** What the page is made of. */
const SOURCES = ["index.html", "package-lock.json", "public", "src", "tsconfig.json", "vite.config.ts"];

/**
 * Builds the page when dist is missing or its sources changed since. Says so in one line; silent when there is nothing to do.
 * Contents are compared, not times: a checkout gives every file the same one.
 * @param {string} root
 * @throws ChildFailed when the build fails
 */
export async function buildPageIfStale(root) {
  const stamp = join(root, ".cache", "page-sources");
  const sources = hashOf(SOURCES.flatMap((source) => filesBelow(join(root, source))));
  const isBuilt = existsSync(join(root, "dist", "index.html")) && existsSync(stamp);
  if (isBuilt && readFileSync(stamp, "utf8") === sources) return;
  console.log("Building the page…");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const code = await run(process.execPath, [vite, "build", "--logLevel", "error"], { cwd: root });
  if (code !== 0) throw new ChildFailed("Building the page", code);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

/**
 * @param {string} path a file or folder; nothing when it does not exist
 * @returns {string[]} every file but tests, sorted
 */
export function filesBelow(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true })
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]))
      .filter((file) => !/\.test\.tsx?$/.test(file));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOTDIR") return [path];
    throw error;
  }
}

/**
 * @param {readonly string[]} files
 * @returns {string} a hash of their names and contents
 */
export function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}
