import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

/**
 * The program a variable names; null when it is not set.
 * @param {string} variable
 * @param {Environment} env
 * @param {(path: string) => boolean} [isProgram]
 * @returns {string | null} its path
 * @throws with one line when there is no program at that path
 */
export function namedProgram(variable, env, isProgram = isExecutable) {
  const path = env[variable] ?? "";
  if (path === "") return null;
  if (isProgram(path)) return path;
  throw new Error(`${variable}: no program at ${path}`);
}

/**
 * Where a program would be, in the folders of PATH.
 * @param {string} name
 * @param {Environment} env
 * @returns {string[]}
 */
export function placesOnPath(name, env) {
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, name));
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
