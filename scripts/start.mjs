// npm start: everything from nothing to one URL.
import { join } from "node:path";
import { installWhatIsMissing } from "./install.mjs";
import { buildPageIfStale } from "./page.mjs";
import { ROOT, run, runCommand } from "./processes.mjs";

await runCommand(async () => {
  await installWhatIsMissing(ROOT);
  await buildPageIfStale(ROOT);
  const args = process.argv.slice(3);
  return run(process.execPath, ["--import", "tsx", join("mock-server", "main.ts"), ...args]);
});
