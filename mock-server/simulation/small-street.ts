import { type Profile, parseProfile } from "../../src/domain/profile.ts";
import { MINUTE, SECOND } from "../../src/shared/units.ts";
import { type RegionShape, rectangle } from "../geometry.ts";

/** A made-up street of 16 square villages for tests: small enough to reason about, with everything a simulation needs. */

const WEST = 120.3;
const SOUTH = 30.12;
const STEP = 0.012;

const villages = Array.from({ length: 16 }, (_, index) => ({
  id: `village-${index + 1}`,
  west: WEST + (index % 4) * STEP,
  south: SOUTH + Math.floor(index / 4) * STEP,
}));

const text = (word: string): { zh: string; en: string } => ({ zh: word, en: word });
const named = (id: string): { id: string; name: { zh: string; en: string } } => ({ id, name: text(id) });

/** Fresh JSON of the street's profile; tests change what they are about. */
function smallStreetJson(): Record<string, unknown> {
  return {
    id: "small-street",
    name: text("小街"),
    zone: "Asia/Shanghai",
    demonstration: true,
    regions: {
      ...named("street"),
      level: "street",
      children: villages.map((village) => ({ ...named(village.id), level: "community", children: [] })),
    },
    map: {
      bounds: [WEST, SOUTH, WEST + 4 * STEP, SOUTH + 4 * STEP],
      regions: "geo/none.geojson",
      sketched: true,
      attribution: [],
    },
    categories: [
      { ...named("security"), symbol: "hexagon" },
      { ...named("dispute"), symbol: "circle" },
    ],
    tiers: ["grid", "community", "street", "police"].map((id, index) => ({ ...named(id), grassroots: index < 2 })),
    brains: [named("governance"), named("police")],
    ports: [named("platform"), named("hotline"), named("chat")],
    units: {
      strength: 40,
      kinds: ["patrol", "police"].map((id) => ({ ...named(id), short: text(id.slice(0, 1)) })),
    },
    mechanisms: [],
    shifts: [
      { name: text("night"), from: "00:00" },
      { name: text("early"), from: "08:00" },
      { name: text("late"), from: "16:00" },
    ],
    scenes: [{ id: "overview" }],
    simulation: {
      incidentsPerDay: 1_150,
      incidentPrefix: "SS",
      hourWeights: Array.from({ length: 24 }, (_, hour) => (hour < 6 ? 1 : hour < 22 ? 3 : 2)),
      weekdayWeights: [1, 1, 1, 1, 1, 0.8, 0.7],
      categoryWeights: { security: 3, dispute: 1 },
      portWeights: { platform: 2, hotline: 1, chat: 1 },
      tierWeights: { grid: 0.52, community: 0.25, street: 0.16, police: 0.07 },
      brains: { security: "police" },
      stageDurations: {
        triaged: { median: 7 * SECOND, sigma: 0.5 },
        signed: { median: 18 * SECOND, sigma: 0.55 },
        dispatched: { median: 86 * SECOND, sigma: 0.45 },
        arrived: { median: 288 * SECOND, sigma: 0.52 },
        closed: { median: 105 * MINUTE, sigma: 1 },
      },
      titles: { security: ["{place}夜间喧哗"], dispute: ["{place}邻里争执"] },
      places: { "*": ["东门", "菜场", "小学"] },
      bursts: [
        {
          id: "quarrel",
          perWeek: 7,
          hours: [8, 20],
          incidents: 12,
          duration: 40 * MINUTE,
          radius: 150,
          categoryWeights: { dispute: 1 },
          strain: 1.4,
        },
      ],
      units: { onDuty: 16, byKind: { patrol: 24, police: 16 }, answer: { security: ["police", "patrol"] } },
    },
  };
}

/** A profile of two villages with a simulation of its own, for tests. @param change has its way with the JSON before it is read */
export function smallStreet(change: (json: Record<string, unknown>) => void = () => {}): Profile {
  const json = smallStreetJson();
  change(json);
  return parseProfile(json, "small-street");
}

export const smallStreetShapes: ReadonlyMap<string, RegionShape> = new Map(
  villages.map(({ id, west, south }) => [id, rectangle(id, [west, south, west + STEP, south + STEP])]),
);
