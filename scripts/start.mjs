// npm start: everything from nothing to one URL.
import { join } from "node:path";
import { installWhatIsMissing } from "./install.mjs";
import { buildPageIfStale } from "./page.mjs";
import { ROOT, run, runCommand } from "./processes.mjs";

await runCommand(async () => {
  const args = process.argv.slice(3);
  await installWhatIsMissing(ROOT);
  // Who only asks what there is to say needs no page.
  if (!args.includes("--help") && !args.includes("-h")) await buildPageIfStale(ROOT);
  return run(process.execPath, ["--import", "tsx", join("mock-server", "main.ts"), ...args]);
});
