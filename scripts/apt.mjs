import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { run } from "./processes.mjs";

/**
 * Installs packages by apt, on Debian as root; elsewhere it does nothing.
 * @param {string} name what people call what is installed
 * @param {readonly string[]} packages
 */
export async function installByApt(name, packages) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync("/etc/debian_version") || spawnSync("apt-get", ["--version"]).status !== 0) return;
  console.log(`Installing ${name} (apt)…`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { env });
}
