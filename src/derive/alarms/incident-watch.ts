import TinyQueue from "tinyqueue";
import type { AlarmSettings } from "../../domain/alarm-settings.ts";
import type { StreamEvent } from "../../domain/event.ts";
import type { Incident } from "../../domain/incident.ts";
import type { EpochMs } from "../../shared/units.ts";
import type { Store, StoreObserver } from "../../store/store.ts";
import type { Deadline, Derived } from "../derived.ts";
import type { Look, Sighting } from "./alarm.ts";
import { alarmCauses } from "./alarm-causes.ts";

interface Wake {
  readonly at: EpochMs;
  readonly incident: Incident;
}

/**
 * Sees which incidents changed since the last look, by an event or by the passing of time, and what stands of each. A look costs what changed,
 * not what is open: time alone matters only at the instants a clock turns, and those are known.
 */
export class IncidentWatch implements StoreObserver {
  readonly #store: Store;
  readonly #derived: Derived;
  readonly #settings: AlarmSettings;
  readonly #wakes = new TinyQueue<Wake>([], (one, other) => one.at - other.at);
  /** The earliest wake-up asked for each incident: a clock that moved away is found out when it comes. */
  readonly #wakeAt = new Map<Incident, EpochMs>();
  readonly #stopObserving: () => void;
  #changed: Set<Incident>;
  #gone: string[] = [];

  /** @param derived of `store` */
  constructor(store: Store, derived: Derived, settings: AlarmSettings) {
    this.#store = store;
    this.#derived = derived;
    this.#settings = settings;
    this.#changed = new Set(store.incidents.values());
    this.#stopObserving = store.observe(this);
  }

  incidentChanged(incident: Incident): void {
    this.#changed.add(incident);
  }

  incidentEvicted(incident: Incident): void {
    this.#changed.delete(incident);
    this.#wakeAt.delete(incident);
    this.#gone.push(incident.id);
  }

  eventApplied(event: StreamEvent): void {
    // The mode at the instant of a report decides its limits: one that comes late moves clocks of incidents that did not change.
    if (event.kind === "mode") for (const incident of this.#derived.openIncidents()) this.#changed.add(incident);
  }

  advanced(): void {}

  /** What changed since the last look; at the first, everything there is. */
  look(): Look {
    const now = this.#store.now;
    for (let next = this.#wakes.peek(); next !== undefined && next.at <= now; next = this.#wakes.peek()) {
      this.#wakes.pop();
      if (this.#wakeAt.get(next.incident) !== next.at) continue;
      this.#wakeAt.delete(next.incident);
      this.#changed.add(next.incident);
    }
    const sightings: Sighting[] = [];
    for (const incident of this.#changed) sightings.push(this.#see(incident));
    const gone = this.#gone;
    this.#changed = new Set();
    this.#gone = [];
    return { sightings, gone };
  }

  /** Stops following the store. */
  stop(): void {
    this.#stopObserving();
  }

  #see(incident: Incident): Sighting {
    const deadline = this.#derived.deadlineOf(incident);
    this.#wake(incident, nextTurn(deadline));
    return { incident, causes: alarmCauses(incident, deadline, this.#settings) };
  }

  #wake(incident: Incident, at: EpochMs): void {
    if (at >= (this.#wakeAt.get(incident) ?? Number.POSITIVE_INFINITY)) return;
    this.#wakeAt.set(incident, at);
    this.#wakes.push({ at, incident });
  }
}

/** When the clock says something else if nothing happens; Infinity for never. */
function nextTurn({ state, atRiskAt, dueAt }: Deadline): EpochMs {
  if (state === "intime") return Math.min(atRiskAt, dueAt + 1);
  return state === "atrisk" ? dueAt + 1 : Number.POSITIVE_INFINITY;
}
