import { readShapes } from "../../mock-server/geometry.ts";
import { Simulation } from "../../mock-server/simulation/simulation.ts";
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
  const [xintang, mechanism] = await Promise.all([load("profiles/xintang.json"), load("mechanisms/1310.json")]);
  const profile = parseProfile({ ...xintang, mechanisms: [{ mechanism }] }, "xintang.json");
  const simulation = new Simulation({
    profile,
    shapes: readShapes(await load(profile.map.regions)),
    indicators: INDICATORS,
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

const PUBLISHED = { region: "xintang", group: "economy", better: "up", status: "final" } as const;

/** The published figures of the economy strip (xintang-2021, streets-2022). */
const INDICATORS: readonly IndicatorRecord[] = [
  {
    ...PUBLISHED,
    indicator: "above_scale_output",
    labelZh: "规上工业总产值",
    labelEn: "Above-scale industrial output",
    periodFrom: "2022-01",
    periodTo: "2022-05",
    value: 51.64,
    unit: "1e8 CNY",
    yoyPercent: null,
    targetCompletionPercent: null,
    source: "streets-2022",
  },
  {
    ...PUBLISHED,
    indicator: "export_value",
    labelZh: "外贸出口",
    labelEn: "Exports",
    periodFrom: "2021-01",
    periodTo: "2021-04",
    value: 16.92,
    unit: "1e8 CNY",
    yoyPercent: 23.51,
    targetCompletionPercent: null,
    source: "xintang-2021",
  },
  {
    ...PUBLISHED,
    indicator: "fixed_asset_investment",
    labelZh: "固定资产投资",
    labelEn: "Fixed-asset investment",
    periodFrom: "2021-01",
    periodTo: "2021-04",
    value: 2.09,
    unit: "1e8 CNY",
    yoyPercent: 390.44,
    targetCompletionPercent: null,
    source: "xintang-2021",
    status: "provisional",
  },
  {
    ...PUBLISHED,
    indicator: "industrial_investment",
    labelZh: "工业投资",
    labelEn: "Industrial investment",
    periodFrom: "2022-01",
    periodTo: "2022-05",
    value: 2.75,
    unit: "1e8 CNY",
    yoyPercent: null,
    targetCompletionPercent: 100,
    source: "streets-2022",
  },
  {
    ...PUBLISHED,
    indicator: "cross_border_trade",
    labelZh: "跨境电商进出口额",
    labelEn: "Cross-border e-commerce trade",
    periodFrom: "2021-01",
    periodTo: "2021-05",
    value: 4515,
    unit: "1e4 USD",
    yoyPercent: 70,
    targetCompletionPercent: null,
    source: "xintang-2021",
  },
];
