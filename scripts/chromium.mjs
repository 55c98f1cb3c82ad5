import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ROOT, run, runNpm } from "./processes.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge"];
const FIXED_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * Finds a Chromium that is there already: CHROMIUM_PATH, the usual names on PATH, the usual places, playwright's own.
 * @returns {Promise<string | null>} its path
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== "") {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM_PATH: no program at ${named}`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const own = await playwrightsOwn();
  return [...onPath, ...FIXED_PLACES, ...(own === null ? [] : [own])].find(isExecutable) ?? null;
}

/**
 * Finds a Chromium or installs one: by apt on Debian as root, else playwright's own.
 * @returns {Promise<string>} its path
 * @throws with one line when there is none to be had
 */
export async function provideChromium() {
  const found = await findChromium();
  if (found !== null) return found;
  for (const install of [installByApt, installByPlaywright]) {
    await install();
    const installed = await findChromium();
    if (installed !== null) return installed;
  }
  throw new Error("No Chromium found and none could be installed: install one and set CHROMIUM_PATH to it.");
}

async function installByApt() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync("/etc/debian_version") || spawnSync("apt-get", ["--version"]).status !== 0) return;
  console.log("Installing Chromium (apt)…");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"], { env });
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

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
