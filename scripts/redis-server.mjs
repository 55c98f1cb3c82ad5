import { installByApt } from "./apt.mjs";
import { isExecutable, namedProgram, placesOnPath } from "./programs.mjs";

/**
 * Finds a redis-server that is there already: REDIS_SERVER_PATH, or on PATH.
 * @returns {string | null} its path
 * @throws with one line when REDIS_SERVER_PATH names no program
 */
export function findRedisServer() {
  const named = namedProgram("REDIS_SERVER_PATH", process.env);
  return named ?? placesOnPath("redis-server", process.env).find(isExecutable) ?? null;
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
