import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { installByApt } from "./apt.mjs";

/**
 * Finds a redis-server that is there already: REDIS_SERVER_PATH, or on PATH.
 * @returns {string | null} its path
 * @throws with one line when REDIS_SERVER_PATH names no program
 */
export function findRedisServer() {
  const named = process.env.REDIS_SERVER_PATH;
  if (named !== undefined && named !== "") {
    if (isExecutable(named)) return named;
    throw new Error(`REDIS_SERVER_PATH: no program at ${named}`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, "redis-server")).find(isExecutable) ?? null;
}

/**
 * Finds a redis-server or installs Debian's. Tests start their own, on ports of their own.
 * @returns {Promise<string>} its path
 * @throws with one line when there is none to be had
 */
export async function provideRedisServer() {
  const found = findRedisServer();
  if (found !== null) return found;
  await installByApt("redis-server", ["redis-server"]);
  const installed = findRedisServer();
  if (installed !== null) return installed;
  throw new Error("No redis-server found and none could be installed: install one, or set REDIS_SERVER_PATH to it.");
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
