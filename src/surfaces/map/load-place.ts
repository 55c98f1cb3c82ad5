import type { FeatureCollection } from "geojson";
import { SECOND } from "../../shared/units.ts";
import type { Basemap, LayerRole, MapPlace } from "./map-data.ts";

const RETRY_AFTER = 10 * SECOND;

/** Where a place's geography lies: paths of files below the page's address (a profile's `map`). */
export interface PlaceFiles {
  readonly bounds: MapPlace["bounds"];
  readonly basemap: Basemap;
  readonly layers: ReadonlyArray<{ readonly role: LayerRole; readonly file: string }>;
  readonly regions: string;
  readonly boundary: string | null;
}

/** What came last, so that a scene entered while the line is cut has its map. */
let last: { readonly files: string; readonly place: MapPlace } | null = null;

/**
 * A place's files, fetched where they are not those that came last.
 * @throws naming the file that is missing or no GeoJSON.
 */
export async function loadPlace(files: PlaceFiles, signal?: AbortSignal): Promise<MapPlace> {
  const key = JSON.stringify(files);
  if (last?.files === key) return last.place;
  const place = await fetchPlace(files, signal);
  last = { files: key, place };
  return place;
}

/** Calls `again` once, when what could not be loaded may be there; the result calls it off. */
export function loadLater(again: () => void): () => void {
  const timer = setTimeout(again, RETRY_AFTER);
  return () => clearTimeout(timer);
}

async function fetchPlace(files: PlaceFiles, signal?: AbortSignal): Promise<MapPlace> {
  const read = async (file: string): Promise<FeatureCollection> => {
    const response = await fetch(file, signal === undefined ? {} : { signal });
    if (!response.ok) throw new Error(`${file}: ${response.status} ${response.statusText}`);
    const data: unknown = await response.json().catch(() => null);
    if (!isCollection(data)) throw new Error(`${file}: is not a GeoJSON FeatureCollection`);
    return data;
  };
  const [regions, boundary, ...layers] = await Promise.all([
    read(files.regions),
    files.boundary === null ? null : read(files.boundary),
    ...files.layers.map(async ({ role, file }) => ({ role, data: await read(file) })),
  ]);
  return { bounds: files.bounds, basemap: files.basemap, layers, regions, boundary };
}

function isCollection(data: unknown): data is FeatureCollection {
  return typeof data === "object" && data !== null && "features" in data && Array.isArray(data.features);
}
