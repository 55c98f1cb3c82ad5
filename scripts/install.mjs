import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runNpm } from "./processes.mjs";

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>} LockedPackages */

/**
 * Packages of the lock that are not installed at the locked version. Optional ones do not count: they depend on the platform.
 * @param {LockedPackages} locked `packages` of package-lock.json
 * @param {LockedPackages} installed `packages` of the lock npm leaves in node_modules when it has finished
 * @returns {string[]}
 */
export function missingPackages(locked, installed) {
  return Object.entries(locked)
    .filter(([path, { optional, devOptional }]) => path !== "" && optional !== true && devOptional !== true)
    .filter(([path, { version }]) => installed[path]?.version !== version)
    .map(([path]) => path);
}

/**
 * Installs the packages of the lock when some are missing or another version. Says so in one line; silent when there is nothing to do.
 * @param {string} root folder of package.json
 * @throws when npm fails
 */
export async function installWhatIsMissing(root) {
  const lock = readPackages(join(root, "package-lock.json"));
  const installed = readPackages(join(root, "node_modules", ".package-lock.json"));
  if (lock !== null && installed !== null && missingPackages(lock, installed).length === 0) return;
  console.log("Installing packages (once; a minute or two)…");
  // Not `npm ci`: it refuses a lock that lacks another platform's optional packages, and npm writes such locks (npm/cli#4828).
  // This takes the locked versions all the same, and leaves package.json and the lock as they are.
  await runNpm(["install", "--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: root });
}

/**
 * @param {string} file
 * @returns {LockedPackages | null} null when there is no such file
 */
function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : null;
}
