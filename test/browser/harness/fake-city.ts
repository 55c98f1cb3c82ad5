import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import {
  type MapIncident,
  type MapPlace,
  type MapUnit,
  SILHOUETTES,
  UNIT_MARKS,
} from "../../../src/surfaces/map/map-data.ts";
import { containsPosition } from "../../../src/surfaces/map/polygon.ts";
import { leafRegions, regionId } from "../../../src/surfaces/map/regions.ts";

/** Stream time of the invented city, 2026-11-20 14:32:08 in Shanghai. */
export const NOON = Date.UTC(2026, 10, 20, 6, 32, 8);

const MINUTE = 60_000;

/** `count` open incidents inside the jurisdiction: two overdue, four at risk, some in time, most with hours left, a few without a clock. */
export function fakeIncidents(count: number, place: MapPlace): readonly MapIncident[] {
  const random = xoroshiro128plus(1310);
  const dues = [-3.25, -0.8, 0.7, 2.85, 3.1, 3.3];
  return Array.from({ length: count }, (_, index): MapIncident => {
    const limit = index < 8 ? 10 * MINUTE : 240 * MINUTE;
    const left = (dues[index] ?? (index < 8 ? 6 : 85 + 150 * uniformFloat64(random))) * MINUTE;
    return {
      id: `fake-${index}`,
      ...within(place, () => uniformFloat64(random)),
      silhouette: SILHOUETTES[index % SILHOUETTES.length] ?? "circle",
      severity: index === 20 ? 1 : 3,
      clock: index % 30 === 29 ? null : { dueAt: NOON + left, limit, atRiskShare: 0.34 },
      dimmed: false,
    };
  });
}

/** Units of all marks; every moving one is on its way to an incident. */
export function fakeUnits(place: MapPlace, incidents: readonly MapIncident[]): readonly MapUnit[] {
  const random = xoroshiro128plus(12810);
  return Array.from({ length: 18 }, (_, index): MapUnit => {
    const mark = UNIT_MARKS[index % 4] ?? "idle";
    const goal = incidents[index % 6];
    const near = goal !== undefined && (mark === "moving" || mark === "onScene");
    const at = near
      ? {
          longitude: goal.longitude + (uniformFloat64(random) - 0.5) * 0.008,
          latitude: goal.latitude - 0.003 * uniformFloat64(random) - 0.001,
        }
      : within(place, () => uniformFloat64(random));
    return {
      id: `unit-${index}`,
      label: `巡${index + 1}`,
      ...at,
      heading: Math.floor(360 * uniformFloat64(random)),
      mark,
      target: mark === "moving" && goal !== undefined ? goal : null,
    };
  });
}

/** Open incidents of each region, 0 to 11. */
export function fakeLoads(place: MapPlace): ReadonlyMap<string, number> {
  const random = xoroshiro128plus(135);
  return new Map(
    leafRegions(place.regions).map((region) => [regionId(region), Math.floor(12 * uniformFloat64(random) ** 2)]),
  );
}

function within(place: MapPlace, random: () => number): { readonly longitude: number; readonly latitude: number } {
  const [west, south, east, north] = place.bounds;
  for (let attempt = 0; attempt < 1_000; attempt++) {
    const longitude = west + random() * (east - west);
    const latitude = south + random() * (north - south);
    if (place.boundary?.features.some((feature) => containsPosition(feature, longitude, latitude)))
      return { longitude, latitude };
  }
  return { longitude: (west + east) / 2, latitude: (south + north) / 2 };
}
