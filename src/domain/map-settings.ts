import { z } from "zod";

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);
/** A path below `public/`, served as it is. */
const publicPath = z.string().regex(/^[a-z0-9][A-Za-z0-9/_.-]*$/);

const basemapSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("geojson") }),
  z.object({ kind: z.literal("pmtiles"), url: z.string().min(1), attribution: z.string() }),
  z.object({
    kind: z.literal("xyz"),
    url: z.string().min(1),
    attribution: z.string(),
    tileSize: z.number().int().default(256),
  }),
]);

/** The map of a profile: the opening view, what lies under it, the regions' ground and what must be said of their source. */
export const mapSchema = z.object({
  /** West, south, east, north: the view a wall opens with. */
  bounds: z.tuple([longitude, latitude, longitude, latitude]),
  basemap: basemapSchema.default({ kind: "geojson" }),
  /** GeoJSON drawn when the basemap is `geojson`; each file one role of the cartography. */
  layers: z
    .array(z.object({ role: z.enum(["land", "water", "rail", "station", "street", "place"]), file: publicPath }))
    .default([]),
  /** Polygons of the regions: one feature a region, `properties.id`. */
  regions: publicPath,
  /** Outline of the jurisdiction, features with `properties.role = "boundary"`. */
  boundary: publicPath.nullable().default(null),
  /** H3 resolution of the hexagon lens: 9 is 350 m across, each step less about 2.6 times wider. */
  hexagonResolution: z.number().int().min(5).max(11).default(9),
  /** Boundaries are a sketch, not official: the map says 示意. */
  sketched: z.boolean(),
  attribution: z.array(z.string()),
});
