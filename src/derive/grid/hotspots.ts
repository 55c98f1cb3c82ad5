import type { Incident } from "../../domain/incident.ts";
import { DAY, type EpochMs } from "../../shared/units.ts";
import { HOTSPOT_LEAST, type Hotspot } from "./grid.ts";

/** Days a place is watched. */
const DAYS = 7;

/** Incidents by place and category; only places with enough of them are looked at when somebody asks. */
export class Hotspots {
  readonly #places = new Map<string, Set<Incident>>();
  readonly #crowded = new Set<string>();

  add(key: string, incident: Incident): void {
    let incidents = this.#places.get(key);
    if (incidents === undefined) {
      incidents = new Set();
      this.#places.set(key, incidents);
    }
    incidents.add(incident);
    if (incidents.size >= HOTSPOT_LEAST) this.#crowded.add(key);
  }

  remove(key: string, incident: Incident): void {
    const incidents = this.#places.get(key);
    if (incidents === undefined) return;
    incidents.delete(incident);
    if (incidents.size < HOTSPOT_LEAST) this.#crowded.delete(key);
    if (incidents.size === 0) this.#places.delete(key);
  }

  /** Places with enough reports in (now − 7 d, now], most first, of equal ones the latest first. */
  worst(now: EpochMs, isWithin: (region: string) => boolean, limit: number): readonly Hotspot[] {
    const found: Hotspot[] = [];
    for (const key of this.#crowded) {
      const [first] = this.#places.get(key) ?? [];
      if (first === undefined || !isWithin(first.region)) continue;
      const hotspot = readHotspot(key, this.#places.get(key) ?? [], now);
      if (hotspot !== null) found.push(hotspot);
    }
    return found.sort(byWeight).slice(0, limit);
  }
}

function byWeight(one: Hotspot, other: Hotspot): number {
  return other.count - one.count || other.latestAt - one.latestAt || (one.key < other.key ? -1 : 1);
}

function readHotspot(key: string, incidents: Iterable<Incident>, now: EpochMs): Hotspot | null {
  const recent: { readonly incident: Incident; readonly at: EpochMs }[] = [];
  const days = Array.from({ length: DAYS }, () => 0);
  for (const incident of incidents) {
    const at = incident.stages.reported ?? 0;
    if (at > now || at <= now - DAYS * DAY) continue;
    recent.push({ incident, at });
    const day = DAYS - 1 - Math.floor((now - at) / DAY);
    days[day] = (days[day] ?? 0) + 1;
  }
  if (recent.length < HOTSPOT_LEAST) return null;
  recent.sort((one, other) => other.at - one.at || (one.incident.id < other.incident.id ? -1 : 1));
  const [latest] = recent;
  if (latest === undefined) return null;
  const placed = recent.find(({ incident }) => incident.longitude !== null && incident.latitude !== null)?.incident;
  const { longitude = null, latitude = null } = placed ?? {};
  const { region, category, place, id } = latest.incident;
  return {
    key,
    region,
    category,
    place,
    count: recent.length,
    days,
    latestAt: latest.at,
    incident: id,
    position: longitude === null || latitude === null ? null : { longitude, latitude },
  };
}
