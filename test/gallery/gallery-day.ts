import { parse } from "csv-parse/browser/esm/sync";
import { readShapes } from "../../mock-server/geometry.ts";
import { Simulation } from "../../mock-server/simulation/simulation.ts";
import { readIndicatorRow } from "../../server/ingest/indicator-row.ts";
import { isIncidentEvent, type StreamEvent } from "../../src/domain/event.ts";
import type { IndicatorRecord } from "../../src/domain/indicator.ts";
import { parseProfile, type Profile } from "../../src/domain/profile.ts";
import { DAY } from "../../src/shared/units.ts";

/** The instant of the design's pictures: 2026-11-20 14:32:08 in Xintang. */
export const GALLERY_NOW = Date.UTC(2026, 10, 20, 6, 32, 8);

/** What the gallery shows: Xintang street as it is shipped, and everything its seeded simulation says up to the gallery's instant. */
export interface GalleryDay {
  readonly profile: Profile;
  readonly events: readonly StreamEvent[];
}

/** Loads the street from the page's own server and lets its day pass. */
export async function loadGalleryDay(): Promise<GalleryDay> {
  const [xintang, mechanism, indicators] = await Promise.all([
    load("profiles/xintang.json"),
    load("mechanisms/1310.json"),
    loadIndicators(),
  ]);
  const profile = parseProfile({ ...xintang, mechanisms: [{ mechanism }] }, "xintang.json");
  const simulation = new Simulation({
    profile,
    shapes: readShapes(await load(profile.map.regions)),
    indicators,
    seed: 1310,
    start: GALLERY_NOW,
  });
  return { profile, events: lastDays(simulation.open()) };
}

/** Without incidents older than three days: each state fills a store of its own. */
function lastDays(events: readonly StreamEvent[]): readonly StreamEvent[] {
  const recent = new Set<string>();
  for (const event of events) {
    if (event.kind === "reported" && event.at > GALLERY_NOW - 3 * DAY) recent.add(event.incident);
  }
  return events.filter((event) => !isIncidentEvent(event) || recent.has(event.incident));
}

async function load(path: string) {
  return (await fetch(`/${path}`)).json();
}

/** The published figures, as the street's simulation has them. */
async function loadIndicators(): Promise<readonly IndicatorRecord[]> {
  const csv = await (await fetch("/data/indicators.csv")).text();
  const rows: unknown[] = parse(csv, { columns: true, bom: true });
  return rows.flatMap((row) => readIndicatorRow(row).value ?? []);
}
