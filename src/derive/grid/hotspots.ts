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

  /** How many places have enough reports in (now − 7 d, now]. */
  count(now: EpochMs, isWithin: (region: string) => boolean): number {
    return this.#weigh(now, isWithin).length;
  }

  /** The first of them: most reports first, of equal ones the latest first. Only those are read whole. */
  worst(now: EpochMs, isWithin: (region: string) => boolean, limit: number): readonly Hotspot[] {
    return this.#weigh(now, isWithin)
      .sort(byWeight)
      .slice(0, limit)
      .flatMap(({ key }) => readHotspot(key, this.#places.get(key) ?? [], now) ?? []);
  }

  #weigh(now: EpochMs, isWithin: (region: string) => boolean): Weight[] {
    const weights: Weight[] = [];
    for (const key of this.#crowded) {
      let count = 0;
      let latestAt = Number.NEGATIVE_INFINITY;
      for (const { region, stages } of this.#places.get(key) ?? []) {
        // One key, one region.
        if (count === 0 && !isWithin(region)) break;
        const at = stages.reported ?? 0;
        if (at > now || at <= now - DAYS * DAY) continue;
        count += 1;
        if (at > latestAt) latestAt = at;
      }
      if (count >= HOTSPOT_LEAST) weights.push({ key, count, latestAt });
    }
    return weights;
  }
}

interface Weight {
  readonly key: string;
  readonly count: number;
  readonly latestAt: EpochMs;
}

function byWeight(one: Weight, other: Weight): number {
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
