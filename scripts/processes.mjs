import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Folder of package.json. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** A child that did not end well; its own words are on the screen already. */
export class ChildFailed extends Error {
  /**
   * @param {string} what
   * @param {number} code
   */
  constructor(what, code) {
    super(`${what} failed (exit code ${code})`);
    this.code = code;
  }
}

/**
 * Runs a program to its end, its output shown as it comes. Signals sent to this process reach it.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<number>} its exit code; 128 + n when a signal ended it
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"], cwd: ROOT, ...options });
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => child.kill(signal);
    const signals = /** @type {const} */ (["SIGTERM", "SIGHUP"]);
    for (const signal of signals) process.on(signal, forward);
    // Ctrl-C reaches the whole group: the child ends by itself and this process waits for it.
    const wait = () => {};
    process.on("SIGINT", wait);
    const settle = () => {
      for (const signal of signals) process.off(signal, forward);
      process.off("SIGINT", wait);
    };
    child.once("error", (error) => {
      settle();
      reject(error);
    });
    child.once("close", (code, signal) => {
      settle();
      resolve(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}

/**
 * Runs npm, the very one this command was started by where there is one.
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} [options]
 * @throws ChildFailed
 */
export async function runNpm(args, options = {}) {
  const npm = process.env.npm_execpath;
  const code =
    npm === undefined
      ? await run("npm", args, { ...options, shell: process.platform === "win32" })
      : await run(process.execPath, [npm, ...args], options);
  if (code !== 0) throw new ChildFailed(`npm ${args[0]}`, code);
}

/**
 * Runs a command's main function; a failure becomes one line and a non-zero exit code.
 * @param {() => Promise<number | void>} main its number, if any, is the exit code
 */
export async function runCommand(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof ChildFailed ? error.code : 1;
  }
}
