import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// Runs every bench (a file here that exports `run`), or those named, each in a process of its own, so that none warms or fills the memory of another.
// `--smoke`: each as short as it can be, only to see that it runs.

const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith("--"));
const options = words.filter((word) => word.startsWith("--"));
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts"))
  .filter((file) => /^export (async )?function run\(/m.test(readFileSync(join(import.meta.dirname, file), "utf8")))
  .map((file) => file.replace(/\.ts$/, ""));

const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(", ")}; there are: ${known.join(", ")}`);
  process.exit(1);
}

const failed = (names.length > 0 ? names : known).filter((name) => {
  const file = join(import.meta.dirname, `${name}.ts`);
  const { status } = spawnSync(process.execPath, ["--expose-gc", "--import", "tsx", file, ...options], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  return status !== 0;
});
if (failed.length > 0) {
  console.error(`failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
