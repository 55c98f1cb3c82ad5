import { type Browser, chromium } from "playwright-core";
import { provideChromium } from "../scripts/chromium.mjs";

/** A headless Chromium with software rendering, the same flags for both sides of every comparison. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await provideChromium(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}
