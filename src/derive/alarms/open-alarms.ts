import type { Alarm } from "./alarm.ts";

/** Alarms nobody has dealt with, in the order they were raised, found by their incident. */
export class OpenAlarms {
  readonly #all = new Set<Alarm>();
  readonly #byIncident = new Map<string, Set<Alarm>>();

  get size(): number {
    return this.#all.size;
  }

  has(alarm: Alarm): boolean {
    return this.#all.has(alarm);
  }

  add(alarm: Alarm): void {
    this.#all.add(alarm);
    const those = this.#byIncident.get(alarm.incident);
    if (those === undefined) this.#byIncident.set(alarm.incident, new Set([alarm]));
    else those.add(alarm);
  }

  delete(alarm: Alarm): void {
    this.#all.delete(alarm);
    const those = this.#byIncident.get(alarm.incident);
    those?.delete(alarm);
    if (those?.size === 0) this.#byIncident.delete(alarm.incident);
  }

  /** Those of an incident, or all of them for null: a list of its own, so that they may be dealt with while it is read. */
  of(incident: string | null): readonly Alarm[] {
    return [...(incident === null ? this.#all : (this.#byIncident.get(incident) ?? []))];
  }

  [Symbol.iterator](): Iterator<Alarm> {
    return this.#all.values();
  }
}
