import { type Mechanism, versionSpans } from "./mechanism.ts";
import { listRegions, type Region } from "./region.ts";

/** The parts of a profile that name each other. */
interface ReferringProfile {
  readonly regions: Region;
  readonly map: { readonly bounds: readonly [number, number, number, number] };
  readonly categories: readonly { readonly id: string }[];
  readonly tiers: readonly { readonly id: string }[];
  readonly brains: readonly { readonly id: string }[];
  readonly ports: readonly { readonly id: string; readonly staleAfter: number; readonly downAfter: number }[];
  readonly indicatorPort: string | null;
  readonly units: { readonly kinds: readonly { readonly id: string }[] };
  readonly scenes: readonly { readonly id: string }[];
  readonly zone: string;
  readonly calendars: Readonly<Record<string, { readonly id: string }>>;
  readonly mechanisms: readonly {
    readonly mechanism: Mechanism;
    readonly when: {
      readonly categories?: readonly string[] | undefined;
      readonly ports?: readonly string[] | undefined;
    };
  }[];
  readonly simulation: SimulationReferences | null;
}

interface SimulationReferences {
  readonly categoryWeights: Readonly<Record<string, number>>;
  readonly portWeights: Readonly<Record<string, number>>;
  readonly portWeightsByCategory: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly regionWeights: Readonly<Record<string, number>>;
  readonly tierWeights: Readonly<Record<string, number>>;
  readonly brains: Readonly<Record<string, string>>;
  readonly titles: Readonly<Record<string, readonly string[]>>;
}

/** A field that contradicts another: it names something the profile does not have, or has twice, or it is out of order. */
export interface ReferenceFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Everything in a well-formed profile that does not fit together. */
export function referenceFaults(profile: ReferringProfile): readonly ReferenceFault[] {
  const { categories, tiers, brains, ports, units, scenes, regions, simulation } = profile;
  return [
    ...repeated(["categories"], categories),
    ...repeated(["tiers"], tiers),
    ...repeated(["brains"], brains),
    ...repeated(["ports"], ports),
    ...unknown(["indicatorPort"], profile.indicatorPort === null ? [] : [profile.indicatorPort], ports, "ports"),
    ...repeated(["units", "kinds"], units.kinds),
    ...repeated(["scenes"], scenes),
    ...repeated(["regions"], listRegions(regions)),
    ...turnedBounds(profile),
    ...impatientPorts(profile),
    ...misnamedCalendars(profile),
    ...profile.mechanisms.flatMap(({ mechanism, when }, index) => [
      ...unknown(["mechanisms", index, "when", "categories"], when.categories ?? [], categories, "categories"),
      ...unknown(["mechanisms", index, "when", "ports"], when.ports ?? [], ports, "ports"),
      ...mechanismFaults(mechanism, profile).map(({ path, message }) => ({
        path: ["mechanisms", index, "mechanism", "versions", ...path],
        message,
      })),
    ]),
    ...(simulation === null ? [] : simulationFaults(simulation, profile)),
  ];
}

/** Faults of a mechanism's versions; the paths start at the list of versions. */
function mechanismFaults(mechanism: Mechanism, profile: ReferringProfile): readonly ReferenceFault[] {
  const calendars = Object.keys(profile.calendars).map((id) => ({ id }));
  const calendar = (path: ReferenceFault["path"], id: string | null) =>
    unknown(path, id === null ? [] : [id], calendars, "calendars");
  return [
    ...versionFaults(mechanism, profile.zone),
    ...mechanism.versions.flatMap((version, index) => [
      ...calendar([index, "calendar"], version.calendar),
      ...version.stages.flatMap(({ limitByCategory, calendar: own }, stage) => [
        ...unknown(
          [index, "stages", stage, "limitByCategory"],
          Object.keys(limitByCategory),
          profile.categories,
          "categories",
        ),
        // A stage without a calendar of its own has the version's, which is looked at above.
        ...calendar([index, "stages", stage, "calendar"], own === version.calendar ? null : own),
      ]),
    ]),
  ];
}

/** Versions that do not stand in the order of time, that overlap, or that hold for nothing. */
function versionFaults(mechanism: Mechanism, zone: string): readonly ReferenceFault[] {
  const spans = versionSpans(mechanism, zone);
  return spans.flatMap(({ version, from, to }, index): ReferenceFault[] => {
    const before = spans[index - 1];
    const begin = version.from ?? "the beginning of time";
    if (before !== undefined && from <= before.from) {
      const message = `${begin} is not after ${before.version.from ?? "the beginning of time"}, where the version before it begins`;
      return [{ path: [index, "from"], message }];
    }
    if (before !== undefined && from < before.to) {
      const message = `overlaps the version before it, which holds until ${before.version.to ?? "the end of time"}: begins at ${begin}`;
      return [{ path: [index, "from"], message }];
    }
    // An end taken from the next version is that one's fault.
    if (from < to || to === spans[index + 1]?.from) return [];
    return [{ path: [index, "to"], message: `${version.to} is not after ${begin}, where the version begins` }];
  });
}

function simulationFaults(simulation: SimulationReferences, profile: ReferringProfile): readonly ReferenceFault[] {
  const { categories, tiers, brains, ports, regions } = profile;
  const keys = (field: keyof SimulationReferences) => Object.keys(simulation[field]);
  const drawn = keys("categoryWeights").filter((category) => (simulation.categoryWeights[category] ?? 0) > 0);
  return [
    ...unknown(["simulation", "categoryWeights"], keys("categoryWeights"), categories, "categories"),
    ...unknown(["simulation", "portWeights"], keys("portWeights"), ports, "ports"),
    ...unknown(["simulation", "portWeightsByCategory"], keys("portWeightsByCategory"), categories, "categories"),
    ...Object.entries(simulation.portWeightsByCategory).flatMap(([category, weights]) =>
      unknown(["simulation", "portWeightsByCategory", category], Object.keys(weights), ports, "ports"),
    ),
    ...unknown(["simulation", "regionWeights"], keys("regionWeights"), listRegions(regions), "regions"),
    ...unknown(["simulation", "tierWeights"], keys("tierWeights"), tiers, "tiers"),
    ...unknown(["simulation", "brains"], keys("brains"), categories, "categories"),
    ...unknown(["simulation", "brains"], Object.values(simulation.brains), brains, "brains"),
    ...unknown(["simulation", "titles"], keys("titles"), categories, "categories"),
    ...drawn
      .filter((category) => simulation.titles[category] === undefined)
      .map((category) => ({ path: ["simulation", "titles"], message: `${category} has a weight but no titles` })),
  ];
}

function unknown(
  path: ReferenceFault["path"],
  ids: readonly string[],
  known: readonly { readonly id: string }[],
  what: string,
): readonly ReferenceFault[] {
  return ids
    .filter((id) => !known.some((entry) => entry.id === id))
    .map((id) => ({ path, message: `${id} is not one of the profile's ${what}` }));
}

function repeated(
  path: ReferenceFault["path"],
  entries: readonly { readonly id: string }[],
): readonly ReferenceFault[] {
  const ids = entries.map((entry) => entry.id);
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...twice].map((id) => ({ path, message: `two entries share the id ${id}` }));
}

function impatientPorts({ ports }: ReferringProfile): readonly ReferenceFault[] {
  return ports.flatMap(({ staleAfter, downAfter }, index) =>
    downAfter < staleAfter
      ? [{ path: ["ports", index, "downAfter"], message: "must not be less than staleAfter" }]
      : [],
  );
}

function misnamedCalendars({ calendars }: ReferringProfile): readonly ReferenceFault[] {
  return Object.entries(calendars).flatMap(([key, { id }]) =>
    id === key ? [] : [{ path: ["calendars", key, "id"], message: `must be ${key}, the name it stands under` }],
  );
}

function turnedBounds({ map }: ReferringProfile): readonly ReferenceFault[] {
  const [west, south, east, north] = map.bounds;
  return west < east && south < north ? [] : [{ path: ["map", "bounds"], message: "must be west, south, east, north" }];
}
