import type { FeatureCollection } from "geojson";
import type { Basemap, LayerRole, MapPlace } from "./map-data.ts";

/** Where a place's geography lies: paths of files below the page's address (a profile's `map`). */
export interface PlaceFiles {
  readonly bounds: MapPlace["bounds"];
  readonly basemap: Basemap;
  readonly layers: ReadonlyArray<{ readonly role: LayerRole; readonly file: string }>;
  readonly regions: string;
  readonly boundary: string | null;
}

/**
 * Fetches a place's files.
 * @throws naming the file that is missing or no GeoJSON.
 */
export async function loadPlace(files: PlaceFiles, signal?: AbortSignal): Promise<MapPlace> {
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
