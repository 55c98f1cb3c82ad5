import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import sharp from "sharp";
import { launchChromium } from "../test/browser/chromium.ts";

// Takes the pictures of docs/pictures from the built page, on the simulated afternoon of the design's pictures. `npm run pictures`.

const ROOT = join(import.meta.dirname, "..");
const PICTURES = join(ROOT, "docs", "pictures");

interface Picture {
  readonly name: string;
  readonly address: string;
  /** 总览 when absent. */
  readonly scene?: string;
  /** The figure whose explanation is open. */
  readonly asks?: string;
  /** What is pressed before: a row of the table. */
  readonly opens?: string;
  readonly width: number;
  readonly height: number;
}

const STREET: readonly Picture[] = [
  { name: "overview-wall-ink", address: "form=wall&theme=ink&lang=zh", width: 1920, height: 1080 },
  { name: "overview-wall-paper", address: "form=wall&theme=paper&lang=zh", width: 1920, height: 1080 },
  { name: "overview-wall-ink-4k", address: "form=wall&theme=ink&lang=zh", width: 3840, height: 2160 },
  { name: "overview-desk-paper", address: "form=desk&theme=paper&lang=en", width: 1440, height: 900 },
  { name: "filter-desk-ink", address: "form=desk&theme=ink&lang=zh&category=dispute", width: 1440, height: 900 },
  { name: "overview-phone-ink", address: "form=phone&theme=ink&lang=zh", width: 390, height: 844 },
  { name: "events-phone-paper", address: "form=phone&theme=paper&lang=zh&tab=events", width: 390, height: 844 },
  {
    name: "explain-desk-paper",
    address: "form=desk&theme=paper&lang=zh",
    width: 1440,
    height: 900,
    asks: "stage.1310.arrived.share@24h",
  },
  { name: "grid-wall-ink", scene: "grid", address: "form=wall&theme=ink&lang=zh", width: 1920, height: 1080 },
  { name: "grid-desk-paper", scene: "grid", address: "form=desk&theme=paper&lang=en", width: 1440, height: 900 },
  { name: "events-wall-ink", scene: "events", address: "form=wall&theme=ink&lang=zh", width: 1920, height: 1080 },
  {
    name: "events-desk-paper",
    scene: "events",
    address: "form=desk&theme=paper&lang=zh",
    width: 1440,
    height: 900,
    opens: "[role=grid] [role=row][aria-rowindex='3']",
  },
  { name: "economy-wall-ink", scene: "economy", address: "form=wall&theme=ink&lang=zh", width: 1920, height: 1080 },
  { name: "economy-desk-paper", scene: "economy", address: "form=desk&theme=paper&lang=en", width: 1440, height: 900 },
];
const RECORDING: readonly Picture[] = [
  { name: "recording-wall-ink", address: "form=wall&theme=ink&lang=en", width: 1920, height: 1080 },
];

await takeAll(["--from", "2026-11-20T14:31:00", "--seed", "1"], STREET);
await takeAll(["--recording", "sf-fire", "--from", "2017-01-01T20:00:00", "--speed", "1"], RECORDING);

/** Plays a stream and takes every picture of it once it is live and whole. */
async function takeAll(words: readonly string[], pictures: readonly Picture[]): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const server = spawn(process.execPath, ["--import", "tsx", "mock-server/main.ts", "--port", "0", ...words], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const browser = await launchChromium();
  try {
    const [line] = (await once(createInterface(server.stdout), "line")) as [string];
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url === undefined) throw new Error(`no URL in: ${line}`);
    for (const { name, address, scene = "overview", asks, opens, width, height } of pictures) {
      const page = await browser.newPage({ viewport: { width, height } });
      await page.goto(`${url}/#/${scene}?${address}`);
      await page.waitForFunction(
        () => ["live", "demo", "replaying"].includes(`${window.tidewatch?.figures()["stream.state"]}`),
        undefined,
        {
          timeout: 120_000,
        },
      );
      await page.waitForFunction(
        () =>
          document.querySelector(
            "canvas.maplibregl-canvas, .phone-tabs, .cumulative svg, [role=grid], .wall-table tbody tr",
          ) !== null,
        undefined,
        {
          timeout: 60_000,
        },
      );
      // Charts, tiles and labels settle; the latency shown is that of a running page, not of one that starts.
      await page.waitForTimeout(20_000);
      if (asks !== undefined) await page.click(`[data-figure="${asks}"]`);
      if (opens !== undefined) await page.click(opens);
      if (asks !== undefined || opens !== undefined) await page.waitForTimeout(2_000);
      // A palette keeps the files a third as large, and looks the same.
      await sharp(await page.screenshot({ timeout: 120_000 }))
        .png({ palette: true, quality: 90, effort: 8 })
        .toFile(join(PICTURES, `${name}.png`));
      console.log(`docs/pictures/${name}.png`);
      await page.close();
    }
  } finally {
    await browser.close();
    server.kill();
  }
}
