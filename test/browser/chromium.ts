import { type Browser, chromium } from "playwright-core";
import { provideChromium } from "../../scripts/chromium.mjs";

/** Flags of every browser the tests and benches start: WebGL in software, and no conversation with the outside. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Starts a headless Chromium, with `more` flags if given. Whoever starts it closes it. @throws with one line when there is none to be had. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: await provideChromium(), args: [...FLAGS, ...more] });
}
