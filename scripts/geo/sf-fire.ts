import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { intersection } from "polyclip-ts";
import { districtsOf, type Witness } from "./districts.ts";
import { roundDegrees, shapeFeature, writeFeatures } from "./features.ts";
import { hullOf } from "./hull.ts";
import { planeAround } from "./plane.ts";
import { mapPositions, type MultiPolygon, type Position } from "./polygon.ts";
import { roundCorners } from "./smooth.ts";
import { weld } from "./weld.ts";

const CENTRE: Position = [-122.44, 37.765];
/** Metres. Calls farther apart than `REACH` have no ground between them; the ground ends `MARGIN` after the last call. */
const REACH = 1_500;
const MARGIN = 330;
const WELD_TOLERANCE = 0.5;
/** The recording's word for a call outside every neighbourhood. */
const NOWHERE = "None";

/** Builds the San Francisco map from the recorded calls: an own sketch, no official boundary. */
export function buildSanFrancisco(recording: string, target: string): void {
  const plane = planeAround(CENTRE);
  const witnesses = readCalls(recording).map(({ position, district }) => ({
    position: plane.toPlane(position),
    district,
  }));
  const hull = roundCorners(
    hullOf(
      witnesses.map((witness) => witness.position),
      REACH,
      MARGIN,
    ),
    2,
  );
  const districts = [...districtsOf(witnesses, 2 * MARGIN)].toSorted(([a], [b]) => a.localeCompare(b, "en"));
  const parts = districts.map(([, shape]) => intersection(shape, hull));
  const rounded = weld(parts, WELD_TOLERANCE).map((shape) => degrees(shape));
  const features = districts.map(([name], index) =>
    shapeFeature({ id: `sf-${slugOf(name)}`, name, sketched: true }, rounded[index] ?? []),
  );
  writeFeatures(join(target, "regions.geojson"), features);
  writeFeatures(join(target, "boundary.geojson"), [
    shapeFeature({ role: "boundary", id: "sf", name: "San Francisco", sketched: true }, degrees(hull)),
  ]);

  function degrees(shape: MultiPolygon): MultiPolygon {
    return mapPositions(shape, (point) => roundDegrees(plane.toDegrees(point)));
  }
}

/** `Financial District/South Beach` → `financial-district-south-beach`, as the recording's mapping makes region ids. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Distinct locations (degrees) with their neighbourhood. */
function readCalls(recording: string): Witness[] {
  const rows: Record<string, string>[] = parse(readFileSync(recording, "utf8"), { columns: true });
  const calls = new Map<string, Witness>();
  for (const row of rows) {
    const location = row.Location ?? "";
    const district = row["Neighborhood  District"] ?? "";
    const [latitude, longitude] = location.replace(/[()]/g, "").split(",").map(Number);
    if (district === "" || district === NOWHERE || latitude === undefined || longitude === undefined) continue;
    calls.set(location, { position: [longitude, latitude], district });
  }
  return [...calls.values()];
}
