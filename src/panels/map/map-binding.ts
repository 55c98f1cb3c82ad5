import { type Incident, isOpen } from "../../domain/incident.ts";
import type { StoreObserver } from "../../store/store.ts";
import type { MapIncident, MapUnit } from "../../surfaces/map/map-data.ts";
import type { Cockpit, CockpitSource } from "../cockpit.ts";
import { silenceIn } from "../sources/use-silence.ts";
import { type RegionAnchors, toMapIncident } from "./map-incident.ts";
import { toMapUnit } from "./map-unit.ts";

/** What of CityMap the stream drives. */
export interface MapTarget {
  setTime(now: number): void;
  putIncident(incident: MapIncident): void;
  removeIncident(id: string): void;
  putUnit(unit: MapUnit): void;
  removeUnit(id: string): void;
  clear(): void;
  setLoads(open: ReadonlyMap<string, number>): void;
  setLook(look: { readonly stale: boolean; readonly tinted: boolean }): void;
}

/** A map that follows a stream. */
export interface MapBinding {
  /** The incident in focus keeps its strength while the others are dimmed in 战时. */
  setFocus(incident: string | null): void;
  /** Open incidents with no place on the map. */
  readonly unplaced: number;
  stop(): void;
}

/**
 * Drives a map from the cockpit past React: only incidents and units that events touched since the last paint are handed on.
 */
export function bindMap(
  map: MapTarget,
  source: CockpitSource,
  regions: readonly string[],
  anchors: RegionAnchors,
): MapBinding {
  const incidents = new Set<string>();
  const units = new Set<string>();
  const unplaced = new Set<string>();
  let bound: Cockpit | null = null;
  let focus: string | null = null;
  /** Ports that are not heard: their incidents lose their fill. */
  let silent: ReadonlySet<string> = new Set();
  let stopObserving = (): void => {};

  const observer: StoreObserver = {
    incidentChanged: (incident) => incidents.add(incident.id),
    incidentEvicted: (incident) => incidents.add(incident.id),
    eventApplied: (event) => {
      if (event.kind === "unitMoved" || event.kind === "unitState" || event.kind === "unitLeft") units.add(event.unit);
    },
    advanced: () => {},
  };

  const bindStore = (cockpit: Cockpit): void => {
    stopObserving();
    stopObserving = cockpit.store.observe(observer);
    map.clear();
    unplaced.clear();
    touchAll(cockpit);
  };
  const touchAll = (cockpit: Cockpit): void => {
    for (const incident of cockpit.derived.openIncidents()) incidents.add(incident.id);
    for (const id of cockpit.store.units.keys()) units.add(id);
  };

  const pushIncident = (cockpit: Cockpit, id: string): void => {
    const incident = cockpit.store.incidents.get(id);
    const drawn = incident !== undefined && isOpen(incident) ? drawIncident(cockpit, incident) : null;
    if (drawn === null) map.removeIncident(id);
    else map.putIncident(drawn);
    if (drawn === null && incident !== undefined && isOpen(incident)) unplaced.add(id);
    else unplaced.delete(id);
  };
  const drawIncident = (cockpit: Cockpit, incident: Incident): MapIncident | null => {
    const dimmed = cockpit.surge !== null && focus !== null && incident.id !== focus;
    const deadline = cockpit.derived.deadlineOf(incident);
    return toMapIncident(incident, deadline, cockpit.profile, anchors, dimmed, silent.has(incident.port));
  };
  const pushUnit = (cockpit: Cockpit, id: string): void => {
    const unit = cockpit.store.units.get(id);
    const goal =
      unit?.incident === null || unit === undefined ? undefined : cockpit.whole.store.incidents.get(unit.incident);
    const drawn = unit === undefined ? null : toMapUnit(unit, goal, cockpit.profile, cockpit.language);
    if (drawn === null) map.removeUnit(id);
    else map.putUnit(drawn);
  };

  const push = (): void => {
    const cockpit = source.current();
    const before = bound;
    bound = cockpit;
    const isOther = before === null || before.store !== cockpit.store;
    if (isOther) bindStore(cockpit);
    else if (before.language !== cockpit.language || (before.surge === null) !== (cockpit.surge === null))
      touchAll(cockpit);
    const hushed = silenceIn(cockpit, "incidents").ports.map(({ id }) => id);
    if (hushed.length !== silent.size || hushed.some((id) => !silent.has(id))) {
      silent = new Set(hushed);
      touchAll(cockpit);
    }
    map.setTime(cockpit.now);
    const stale = cockpit.freshness === "stale" || cockpit.freshness === "disconnected";
    map.setLook({ stale, tinted: cockpit.surge === null });
    for (const id of incidents) pushIncident(cockpit, id);
    for (const id of units) pushUnit(cockpit, id);
    // Another store may hold none of the incidents that tinted the map.
    if (isOther || incidents.size > 0) map.setLoads(new Map(regions.map((id) => [id, cockpit.derived.load(id).open])));
    incidents.clear();
    units.clear();
  };

  const stopListening = source.subscribe(push);
  push();
  return {
    setFocus(incident) {
      if (incident === focus) return;
      focus = incident;
      if (bound?.surge == null) return;
      touchAll(bound);
    },
    get unplaced() {
      return unplaced.size;
    },
    stop() {
      stopListening();
      stopObserving();
    },
  };
}
