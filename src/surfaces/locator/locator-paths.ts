import type { Feature, Position } from "geojson";
import type { Latitude, Longitude } from "../../shared/units.ts";
import { leafRegions, regionId } from "../map/regions.ts";
import type { LayerRole, MapPlace } from "../map/map-data.ts";

/** Metres of a degree of latitude; of longitude times the cosine. */
const METRES_PER_DEGREE = 111_195;

/** A small window on a place: metres around a centre on a flat sheet, which is exact enough for two kilometres. */
export interface LocatorView {
  readonly longitude: Longitude;
  readonly latitude: Latitude;
  /** Metres from the centre to the left and right edge, and to the upper and lower one. */
  readonly reachX: number;
  readonly reachY: number;
}

interface LocatorPaths {
  /** Leaf regions that lie in the window, as closed SVG paths in metres. */
  readonly regions: readonly { readonly id: string; readonly path: string }[];
  /** What else lies there, by role: areas closed, lines open. */
  readonly areas: readonly { readonly role: LayerRole; readonly path: string }[];
  readonly lines: readonly { readonly role: LayerRole; readonly path: string }[];
}

/** Metres right of and below the centre of a window. */
export function locate(view: LocatorView, longitude: Longitude, latitude: Latitude): readonly [x: number, y: number] {
  const squash = Math.cos((view.latitude * Math.PI) / 180);
  return [(longitude - view.longitude) * METRES_PER_DEGREE * squash, (view.latitude - latitude) * METRES_PER_DEGREE];
}

/** What of a place lies in a window, as SVG paths. */
export function locatorPaths(place: Pick<MapPlace, "regions" | "layers">, view: LocatorView): LocatorPaths {
  const regions = leafRegions(place.regions).flatMap((feature) => {
    const path = pathOf(feature, view, "area");
    return path === "" ? [] : [{ id: regionId(feature), path }];
  });
  const drawn = (kind: "area" | "line") =>
    place.layers.flatMap(({ role, data }) => {
      const path = data.features.map((feature) => pathOf(feature, view, kind)).join("");
      return path === "" ? [] : [{ role, path }];
    });
  return { regions, areas: drawn("area"), lines: drawn("line") };
}

function pathOf({ geometry }: Feature, view: LocatorView, kind: "area" | "line"): string {
  if (geometry === null) return "";
  const lines: readonly (readonly Position[])[] =
    kind === "area"
      ? geometry.type === "Polygon"
        ? geometry.coordinates
        : geometry.type === "MultiPolygon"
          ? geometry.coordinates.flat()
          : []
      : geometry.type === "LineString"
        ? [geometry.coordinates]
        : geometry.type === "MultiLineString"
          ? geometry.coordinates
          : [];
  const points = lines.map((line) => line.map(([longitude = 0, latitude = 0]) => locate(view, longitude, latitude)));
  if (!points.some((line) => meets(line, view))) return "";
  const end = kind === "area" ? "Z" : "";
  return points.map((line) => `M${line.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`).join("L")}${end}`).join("");
}

/** Whether the box around a line meets the window. */
function meets(line: readonly (readonly [number, number])[], { reachX, reachY }: LocatorView): boolean {
  const xs = line.map(([x]) => x);
  const ys = line.map(([, y]) => y);
  return (
    Math.min(...xs) <= reachX && Math.max(...xs) >= -reachX && Math.min(...ys) <= reachY && Math.max(...ys) >= -reachY
  );
}
