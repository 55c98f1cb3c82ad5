// npm test: installs what is missing, a browser, a Redis and a Python client too, and runs everything; all of it together also asks whether dependencies have
// known holes, which fails it. Arguments go to vitest.
import { join } from "node:path";
import { auditDependencies } from "./audit-dependencies.mjs";
import { provideChromium } from "./chromium.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { buildPageIfStale } from "./page.mjs";
import { providePythonSocketio } from "./python-socketio.mjs";
import { provideRedisServer } from "./redis-server.mjs";
import { ROOT, run, runCommand } from "./processes.mjs";

await runCommand(async () => {
  const isWhole = process.argv.length <= 3;
  await installWhatIsMissing(ROOT);
  const audit = isWhole ? auditDependencies() : null;
  const env = {
    ...process.env,
    CHROMIUM_PATH: await provideChromium(),
    REDIS_SERVER_PATH: await provideRedisServer(),
    PYTHON_PATH: await providePythonSocketio(),
  };
  await buildPageIfStale(ROOT);
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=./test/plain-counts-reporter.ts"];
  const audited = await audit;
  if (audited !== null) console.log(audited.line);
  const code = await run(process.execPath, [vitest, "run", ...reporters, ...process.argv.slice(3)], { env });
  if (audited?.verdict !== "vulnerable") return code;
  console.error(audited.line);
  return code === 0 ? 1 : code;
});
