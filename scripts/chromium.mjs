import { installByApt } from "./apt.mjs";
import { ROOT, runNpm } from "./processes.mjs";
import { isExecutable, namedProgram, placesOnPath } from "./programs.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge"];
const FIXED_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * What is asked of a machine to find a browser on it or to put one there.
 * @typedef {object} Machine
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {(path: string) => boolean} isExecutable
 * @property {() => Promise<string | null>} playwrightsOwn where playwright keeps or would keep its Chromium
 * @property {readonly (() => Promise<void>)[]} installers tried in turn; one that cannot do it here does nothing
 */

/** @type {Machine} */
const THIS_MACHINE = {
  env: process.env,
  isExecutable,
  playwrightsOwn,
  installers: [() => installByApt("Chromium", ["chromium", "fonts-noto-cjk"]), installByPlaywright],
};

/**
 * Finds a Chromium that is there already: CHROMIUM_PATH, the usual names on PATH, the usual places, playwright's own.
 * @param {Machine} [machine]
 * @returns {Promise<string | null>} its path
 * @throws with one line when CHROMIUM_PATH names no program
 */
export async function findChromium({ env, isExecutable: isProgram, playwrightsOwn: own } = THIS_MACHINE) {
  const named = namedProgram("CHROMIUM_PATH", env, isProgram);
  if (named !== null) return named;
  const onPath = NAMES.flatMap((name) => placesOnPath(name, env));
  const owned = await own();
  return [...onPath, ...FIXED_PLACES, ...(owned === null ? [] : [owned])].find(isProgram) ?? null;
}

/**
 * Finds a Chromium or installs one: by apt on Debian as root, else playwright's own.
 * @param {Machine} [machine]
 * @returns {Promise<string>} its path
 * @throws with one line when there is none to be had
 */
export async function provideChromium(machine = THIS_MACHINE) {
  const found = await findChromium(machine);
  if (found !== null) return found;
  for (const install of machine.installers) {
    await install();
    const installed = await findChromium(machine);
    if (installed !== null) return installed;
  }
  throw new Error("No Chromium found and none could be installed: install one and set CHROMIUM_PATH to it.");
}

async function installByPlaywright() {
  console.log("Installing Chromium (playwright)…");
  await runNpm(["exec", "--", "playwright-core", "install", "chromium"], { cwd: ROOT }).catch(() => {});
}

async function playwrightsOwn() {
  try {
    const { chromium } = await import("playwright-core");
    return chromium.executablePath();
  } catch {
    return null;
  }
}
