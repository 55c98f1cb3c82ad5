import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { RED_PNG, waterArchive } from "../fixtures/tiles.ts";
import { type MapBench, startMapBench } from "./map-page.ts";

// CityMap alone, with invented data, in a real browser with software WebGL (harness/map-harness.ts).

const PANE = { width: 1064, height: 808 };
let bench: MapBench;
beforeAll(async () => {
  bench = await startMapBench("map");
});
afterAll(() => bench?.close());

/** Waits until the map has painted what it was given before the call. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    do await frame();
    while (!window.harness.map.isSettled);
    for (let after = 0; after < 3; after++) await frame();
  });
}

/** A lone incident in the middle of the pane, everything else gone; answers where it stands. */
async function loneIncident(page: Page, left: number): Promise<{ x: number; y: number }> {
  const at = await page.evaluate((left) => {
    const { map, noon } = window.harness;
    map.clear();
    map.setTime(noon);
    const place = { longitude: 120.298, latitude: 30.157 };
    map.putIncident({
      id: "lone",
      ...place,
      silhouette: "square",
      severity: 3,
      clock: { dueAt: noon + left, limit: 600_000, atRiskShare: 0.34 },
      dimmed: false,
    });
    return window.harness.project(place.longitude, place.latitude);
  }, left);
  await painted(page);
  return at;
}

/** Colours of device pixels at angles around a point, `#rrggbb`, read from a screenshot. */
async function ringColours(page: Page, at: { x: number; y: number }, radius: number): Promise<readonly string[]> {
  const scale = await page.evaluate(() => devicePixelRatio);
  const clip = { x: Math.round(at.x) - 60, y: Math.round(at.y) - 60, width: 120, height: 120 };
  const image = (await page.screenshot({ clip })).toString("base64");
  const points = [45, 135, 225, 315].map((degrees) => {
    const radians = (degrees * Math.PI) / 180;
    return [at.x - clip.x + radius * Math.sin(radians), at.y - clip.y - radius * Math.cos(radians)] as const;
  });
  return page.evaluate(
    async ({ image, points, scale }) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${image}`)).blob());
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      context?.drawImage(bitmap, 0, 0);
      return points.map(([x, y]) => {
        const [red = 0, green = 0, blue = 0] = context?.getImageData(x * scale, y * scale, 1, 1).data ?? [];
        return [red, green, blue].some((value) => value > 110)
          ? red > 200 && green < 150
            ? "breach"
            : red > 200
              ? "warn"
              : "ok"
          : "none";
      });
    },
    { image, points, scale },
  );
}

/** The colour of a spot outside the jurisdiction where nothing stands. */
async function outside(page: Page): Promise<{ red: number; green: number; blue: number }> {
  const image = (await page.screenshot({ clip: { x: 1_000, y: 300, width: 8, height: 8 } })).toString("base64");
  return page.evaluate(async (png) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const context = new OffscreenCanvas(8, 8).getContext("2d");
    context?.drawImage(bitmap, 0, 0);
    const [red = -1, green = -1, blue = -1] = context?.getImageData(4, 4, 1, 1).data ?? [];
    return { red, green, blue };
  }, image);
}

/** Points at an incident and at nothing, and expects to be told. */
async function pointAt(page: Page): Promise<void> {
  const target = await page.evaluate(() => {
    const at = window.harness.map.anchorOf("fake-2");
    return at === null ? null : { x: at.x, y: at.y };
  });
  expect(target).not.toBeNull();
  if (target === null) return;
  await page.mouse.move(target.x + 4, target.y + 4);
  await page.mouse.click(target.x + 4, target.y + 4);
  await page.waitForFunction(() => window.harness.events.click !== null);
  const { hover, click, region } = await page.evaluate(() => window.harness.events);
  expect(hover?.incident.id).toBe("fake-2");
  expect(click?.incident.id).toBe("fake-2");
  expect(region).toMatch(/^330109004/);
  await page.mouse.click(40, 760);
  await page.waitForFunction(() => window.harness.events.region === null);
  expect(await page.evaluate(() => window.harness.events.click)).toBeNull();
}

/** One page for several tests, in their order: each page opened takes longer than most of what is tried on it. */
function sharedPage(query: string): () => Page {
  let page: Page;
  beforeAll(async () => {
    page = await bench.open(query, PANE);
  });
  afterEach(async () => {
    expect(await page.evaluate(() => window.harness.events.errors)).toEqual([]);
  });
  afterAll(() => page?.close());
  return () => page;
}

describe("rings of deadlines", () => {
  const pageOf = sharedPage("still&incidents=0");

  it("draws the deadline ring by its state, the arc clockwise from 12", async () => {
    const page = pageOf();
    const halfLeft = await loneIncident(page, 300_000);
    expect(await ringColours(page, halfLeft, 13.5)).toEqual(["ok", "ok", "none", "none"]);
    const atRisk = await loneIncident(page, 180_000);
    expect(await ringColours(page, atRisk, 17)).toEqual(["warn", "none", "none", "none"]);
    const overdue = await loneIncident(page, -1_000);
    expect(await ringColours(page, overdue, 17.5)).toEqual(["breach", "breach", "breach", "breach"]);
  });

  it("drains and turns rings by moving the time alone: nothing is sent to the GPU", async () => {
    const page = pageOf();
    const at = await loneIncident(page, 500_000);
    expect(await ringColours(page, at, 13.5)).toEqual(["ok", "ok", "ok", "none"]);
    const before = await page.evaluate(() => window.harness.map.counters.uploads);
    const pass = (seconds: number) =>
      page.evaluate((ms) => window.harness.map.setTime(window.harness.noon + ms), seconds * 1_000);
    await pass(250);
    await painted(page);
    expect(await ringColours(page, at, 13.5)).toEqual(["ok", "ok", "none", "none"]);
    await pass(501);
    await painted(page);
    expect(await ringColours(page, at, 17.5)).toEqual(["breach", "breach", "breach", "breach"]);
    expect(await page.evaluate(() => window.harness.map.counters.uploads)).toBe(before);
  });
});

describe("the city's map", () => {
  const pageOf = sharedPage("still");

  it("tells what lies under the pointer", () => pointAt(pageOf()));

  it("gathers incidents in clusters zoomed out, with count and worst ring, and shows symbols again zoomed in", async () => {
    const page = pageOf();
    const opening = await page.evaluate(() => window.harness.map.counters);
    expect(opening).toMatchObject({ symbols: 25, dots: 112, clusters: 0 });
    await page.mouse.move(532, 404);
    for (let step = 0; step < 8; step++) await page.mouse.wheel(0, 240);
    await page.waitForFunction(() => window.harness.map.counters.clusters > 0);
    await painted(page);
    const { counts, dots } = await page.evaluate(() => ({
      counts: [...document.querySelectorAll(".map-label--count")].map((label) => Number(label.textContent)),
      dots: window.harness.map.counters.dots,
    }));
    expect(dots).toBe(0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(100);
    await page.evaluate(() => window.harness.map.fit());
    await page.waitForFunction(() => window.harness.map.counters.dots === 112);
  });

  it("takes another theme without a reload", async () => {
    const page = pageOf();
    expect((await outside(page)).red).toBeLessThan(40);
    await page.evaluate(() => window.harness.repaint("paper"));
    await painted(page);
    expect((await outside(page)).red).toBeGreaterThan(200);
  });

  it("repaints once a second of the stream when only time passes", async () => {
    const page = pageOf();
    await painted(page);
    const paints = await page.evaluate(async () => {
      const { map, noon } = window.harness;
      const before = map.counters.paints;
      for (let tenth = 1; tenth <= 30; tenth++) {
        map.setTime(noon + tenth * 100);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return map.counters.paints - before;
    });
    expect(paints).toBeLessThanOrEqual(3);
  });

  it("never moves the camera when data comes", async () => {
    const page = pageOf();
    await page.mouse.move(500, 400);
    await page.mouse.down();
    await page.mouse.move(560, 430, { steps: 4 });
    await page.mouse.up();
    await painted(page);
    const before = await page.evaluate(() => window.harness.map.view);
    await page.evaluate(() => {
      const { map, noon } = window.harness;
      for (let index = 0; index < 500; index++) {
        const clock = { dueAt: noon - index, limit: 60_000, atRiskShare: 0.34 };
        const place = { longitude: 120 + index / 500, latitude: 30 + index / 1_000 };
        map.putIncident({
          id: `far-${index}`,
          ...place,
          silhouette: "fire" as never,
          severity: 1,
          clock,
          dimmed: false,
        });
      }
      map.setSpotlight("far-499");
      map.setLoads(new Map([["330109004004", 12]]));
      map.setTime(noon + 60_000);
    });
    await painted(page);
    expect(await page.evaluate(() => window.harness.map.view)).toEqual(before);
  });

  it("comes back whole after the browser took the GPU away for a while", async () => {
    const page = pageOf();
    const before = await page.evaluate(() => window.harness.map.counters);
    await page.evaluate(async () => {
      const canvas = document.querySelector("canvas");
      const loss = canvas?.getContext("webgl2")?.getExtension("WEBGL_lose_context");
      const happens = (name: string) =>
        new Promise((resolve) => canvas?.addEventListener(name, resolve, { once: true }));
      const lost = happens("webglcontextlost");
      loss?.loseContext();
      await lost;
      const restored = happens("webglcontextrestored");
      // Not in the event itself: the browser allows it only afterwards.
      setTimeout(() => loss?.restoreContext(), 50);
      await restored;
    });
    await page.waitForFunction(({ frames }) => {
      const { map } = window.harness;
      return map.counters.frames > frames + 2 && map.counters.uploads > 0;
    }, before);
    const at = await loneIncident(page, -1_000);
    expect(await ringColours(page, at, 17.5)).toEqual(["breach", "breach", "breach", "breach"]);
  });
});

it("tells what lies under the pointer where a pixel is four of the device", async () => {
  const page = await bench.open("still", PANE, 2);
  try {
    await pointAt(page);
    expect(await page.evaluate(() => window.harness.events.errors)).toEqual([]);
  } finally {
    await page.close();
  }
});

describe("a basemap", () => {
  it("takes XYZ tiles as its basemap", async () => {
    const page = await bench.open("still&basemap=xyz", PANE, 1, (opened) =>
      opened.route("**/tiles/**", (route) => route.fulfill({ contentType: "image/png", body: RED_PNG })),
    );
    try {
      // Under the mask outside the jurisdiction; without tiles it is 7.
      await expect.poll(async () => (await outside(page)).red, { timeout: 60_000 }).toBeGreaterThan(50);
      expect(await page.evaluate(() => window.harness.events.errors)).toEqual([]);
    } finally {
      await page.close();
    }
  });

  it("takes PMTiles as its basemap", async () => {
    const archive = waterArchive();
    const page = await bench.open("still&basemap=pmtiles", PANE, 1, (opened) =>
      opened.route("**/city.pmtiles", (route) => {
        const [from = 0, to = archive.length - 1] =
          (route.request().headers().range ?? "").match(/\d+/g)?.map(Number) ?? [];
        const body = archive.subarray(from, Math.min(to + 1, archive.length));
        const headers = { "content-range": `bytes ${from}-${from + body.length - 1}/${archive.length}` };
        return route.fulfill({ status: 206, headers, body });
      }),
    );
    try {
      await expect.poll(async () => (await outside(page)).blue, { timeout: 60_000 }).toBeGreaterThan(0x20);
      expect(await page.evaluate(() => window.harness.events.errors)).toEqual([]);
    } finally {
      await page.close();
    }
  });
});
