import { isIncidentEvent, type StreamEvent } from "../src/domain/event.ts";

const NOWHERE: readonly string[] = [];

/** Where incidents and units stand, so that events that do not say it reach the right scopes. */
export class Whereabouts {
  readonly #incidents = new Map<string, readonly string[]>();
  readonly #units = new Map<string, string>();

  /** Learns from an event of the stream. */
  note(event: StreamEvent): void {
    if (event.kind === "reported") this.#add(event.incident, event.region);
    else if (event.kind === "amended" && event.patch.region !== undefined)
      this.#add(event.incident, event.patch.region);
    else if (event.kind === "unitState") this.#units.set(event.unit, event.region);
  }

  /** Every region an event concerns: an incident's is each it ever stood in, so that no page loses sight of one it shows. */
  regionsOf(event: StreamEvent): readonly string[] {
    if (isIncidentEvent(event)) return this.regionsOfIncident(event.incident);
    if (event.kind === "unitState" || event.kind === "tally") return [event.region];
    if (event.kind !== "unitMoved") return NOWHERE;
    const zone = this.#units.get(event.unit);
    return zone === undefined ? NOWHERE : [zone];
  }

  /** Every region the incident ever stood in; none while it was not reported. */
  regionsOfIncident(incident: string): readonly string[] {
    return this.#incidents.get(incident) ?? NOWHERE;
  }

  forget(incident: string): void {
    this.#incidents.delete(incident);
  }

  clear(): void {
    this.#incidents.clear();
    this.#units.clear();
  }

  #add(incident: string, region: string): void {
    const known = this.#incidents.get(incident) ?? NOWHERE;
    if (!known.includes(region)) this.#incidents.set(incident, [...known, region]);
  }
}
