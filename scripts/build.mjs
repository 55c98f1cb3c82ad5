// npm run build: the page into dist, from whatever state the checkout is in.
import { installWhatIsMissing } from "./install.mjs";
import { buildPage } from "./page.mjs";
import { ROOT, runCommand } from "./processes.mjs";

await runCommand(async () => {
  await installWhatIsMissing(ROOT);
  await buildPage(ROOT);
});
