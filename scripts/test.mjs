// npm test: installs what is missing, a browser, a Redis and a Python client too, and runs everything. Arguments go to vitest.
import { join } from "node:path";
import { provideChromium } from "./chromium.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { buildPageIfStale } from "./page.mjs";
import { providePythonSocketio } from "./python-socketio.mjs";
import { provideRedisServer } from "./redis-server.mjs";
import { ROOT, run, runCommand } from "./processes.mjs";

await runCommand(async () => {
  await installWhatIsMissing(ROOT);
  const env = {
    ...process.env,
    CHROMIUM_PATH: await provideChromium(),
    REDIS_SERVER_PATH: await provideRedisServer(),
    PYTHON_PATH: await providePythonSocketio(),
  };
  await buildPageIfStale(ROOT);
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=./test/plain-counts-reporter.ts"];
  return run(process.execPath, [vitest, "run", ...reporters, ...process.argv.slice(3)], { env });
});
