import { readFileSync, writeFileSync } from "node:fs";

const FILE = new URL("regressions.txt", import.meta.url);

/** Seeds that failed once; they run first. A line each, `#` begins a remark. */
export function regressions(): readonly number[] {
  return readFileSync(FILE, "utf8")
    .split("\n")
    .map((line) => (line.split("#")[0] ?? "").trim())
    .filter((line) => line !== "")
    .map(Number);
}

/** Keeps a seed that failed, so that it runs first from now on. */
export function keepSeed(seed: number): void {
  if (!regressions().includes(seed)) writeFileSync(FILE, `${seed}\n`, { flag: "a" });
}
