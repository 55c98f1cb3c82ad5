import Supercluster from "supercluster";
import { compareUrgency } from "./urgency.ts";
import type { MapIncident } from "./map-data.ts";

/** Incidents close together on a view zoomed out, or one that stands alone. */
export interface IncidentCluster {
  readonly key: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly count: number;
  /** The one whose clock runs out first: it gives the ring and the next deadline. */
  readonly worst: MapIncident;
}

interface ClusterProperties {
  readonly incident: MapIncident;
}
interface ClusterSummary {
  worst: MapIncident;
}

/**
 * Clusters incidents for one zoom. The worst incident of each is the first by urgency, which needs no clock: the ring's state at
 * any instant follows from it.
 * @param radius CSS pixels two incidents of a cluster lie apart at most (on tiles of 512)
 */
export function clusterIncidents(
  incidents: Iterable<MapIncident>,
  zoom: number,
  radius: number,
): readonly IncidentCluster[] {
  const level = Math.max(0, Math.floor(zoom));
  const index = new Supercluster<ClusterProperties, ClusterSummary>({
    radius: radius / 2 ** (zoom - level),
    extent: 512,
    minZoom: level,
    maxZoom: level,
    map: ({ incident }) => ({ worst: incident }),
    reduce: (summary, { worst }) => {
      if (compareUrgency(worst, summary.worst) < 0) summary.worst = worst;
    },
  });
  index.load(
    Array.from(incidents, (incident) => ({
      type: "Feature" as const,
      properties: { incident },
      geometry: { type: "Point" as const, coordinates: [incident.longitude, incident.latitude] },
    })),
  );
  return index.getClusters([-180, -90, 180, 90], level).map(({ properties, geometry }) => {
    if ("cluster" in properties) {
      const [longitude = 0, latitude = 0] = geometry.coordinates;
      const { worst, point_count: count, cluster_id: cluster } = properties;
      return { key: `${level}/${cluster}`, longitude, latitude, count, worst };
    }
    const { incident } = properties;
    const { id, longitude, latitude } = incident;
    return { key: id, longitude, latitude, count: 1, worst: incident };
  });
}
