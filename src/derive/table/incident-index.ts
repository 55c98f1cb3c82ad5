import { type Incident, isOpen } from "../../domain/incident.ts";
import type { Profile } from "../../domain/profile.ts";
import { listRegions, regionPaths } from "../../domain/region.ts";
import { sortInSteps } from "../../shared/sort-in-steps.ts";
import { SortedList } from "../../shared/sorted-list.ts";
import type { Store } from "../../store/store.ts";
import type { Derived } from "../derived.ts";
import type { IncidentQuery, TableOrder } from "./incident-query.ts";
import { incidentTest } from "./incident-test.ts";
import type { Readings } from "./readings.ts";
import { sortKey } from "./sort-key.ts";
import { textTest } from "./text-test.ts";

/** What the order of an incident was reckoned from when it was put in: it is taken out by the same. */
interface Entry {
  readonly incident: Incident;
  readonly isOpen: boolean;
  readonly key: number | string;
  readonly reported: number;
}

interface IndexOptions {
  readonly store: Pick<Store, "incidents">;
  readonly derived: Derived;
  readonly profile: Profile;
  readonly query: IncidentQuery;
  readonly order: TableOrder;
  /** Null while how Chinese is read is not known. */
  readonly readings: Readings | null;
}

/** Incidents looked at between two steps of filling: some of them are searched for pinyin. */
const STEP = 128;

/**
 * The rows of a table: the incidents that pass a query, in order, kept as they change and as time turns their clocks. Taking in a change touches that incident
 * alone, so that a hundred thousand cost a tick hardly more than a thousand do. Made anew for another query or order; filled in steps (`filling`), or at the first `refresh`.
 */
export class IncidentIndex {
  readonly #derived: Derived;
  readonly #passes: (incident: Incident) => boolean;
  readonly #keyOf: (incident: Incident) => number | string;
  readonly #compare: (one: Entry, other: Entry) => number;
  #rows: SortedList<Entry>;
  readonly #entries = new Map<Incident, Entry>();
  /** Since the last refresh, with whether they are still in the table. */
  readonly #changed = new Map<Incident, boolean>();
  readonly #stop: () => void;
  /** Takes in the incidents there were when it was made, each step well below a millisecond; there are no rows before its end. */
  readonly filling: Generator<void, void>;
  #version = 0;

  constructor({ store, derived, profile, query, order, readings }: IndexOptions) {
    this.#derived = derived;
    this.#passes = incidentTest(query, derived, textTest(query.text, regionNames(profile), readings));
    this.#keyOf = sortKey(order.column, profile, derived, readings);
    this.#compare = comparison(order);
    this.#rows = new SortedList(this.#compare);
    this.filling = this.#fill(store.incidents.values());
    this.#stop = derived.watch({
      settled: (incident) => void this.#changed.set(incident, true),
      left: (incident) => void this.#changed.set(incident, false),
    });
  }

  /** Rises whenever a row came, went, moved or changed. */
  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Takes in what changed since the last time, by events or by time. */
  refresh(): void {
    while (this.filling.next().done !== true);
    // Reading a clock has the derivations catch up, which tell what changed.
    void this.#derived.atRisk;
    if (this.#changed.size === 0) return;
    this.#version += 1;
    for (const [incident, isThere] of this.#changed) this.#settle(incident, isThere && this.#passes(incident));
    this.#changed.clear();
  }

  /** The incidents of the rows from place `from` up to, without, `to`. */
  slice(from: number, to: number): readonly Incident[] {
    return this.#rows.slice(from, to).map(({ incident }) => incident);
  }

  /** The place of an incident's row; −1 when it has none. */
  indexOf(incident: Incident): number {
    const entry = this.#entries.get(incident);
    return entry === undefined ? -1 : this.#rows.indexOf(entry);
  }

  /** All rows in order. */
  *[Symbol.iterator](): Iterator<Incident> {
    for (const { incident } of this.#rows) yield incident;
  }

  /** Takes nothing in any more. */
  stop(): void {
    this.#stop();
  }

  *#fill(incidents: Iterable<Incident>): Generator<void, void> {
    let seen = 0;
    for (const incident of incidents) {
      if (this.#passes(incident)) this.#entries.set(incident, this.#entryOf(incident));
      seen += 1;
      if (seen % STEP === 0) yield;
    }
    this.#rows = new SortedList(this.#compare, yield* sortInSteps([...this.#entries.values()], this.#compare));
  }

  #settle(incident: Incident, isIn: boolean): void {
    const before = this.#entries.get(incident);
    const after = isIn ? this.#entryOf(incident) : null;
    // Most of what time turns moves no row: a clock at risk is due when it was.
    if (before !== undefined && after !== null && isSamePlace(before, after)) return;
    if (before !== undefined) {
      this.#rows.remove(before);
      this.#entries.delete(incident);
    }
    if (after !== null) {
      this.#entries.set(incident, after);
      this.#rows.add(after);
    }
  }

  #entryOf(incident: Incident): Entry {
    const { reported } = incident.stages;
    return { incident, isOpen: isOpen(incident), key: this.#keyOf(incident), reported: reported ?? 0 };
  }
}

function isSamePlace(one: Entry, other: Entry): boolean {
  return one.key === other.key && one.isOpen === other.isOpen && one.reported === other.reported;
}

/** Open ones first unless sorted by state, then by the key, then the newest report, then by id: no two rows are equal. */
function comparison({ column, isDescending }: TableOrder): (one: Entry, other: Entry) => number {
  const isOpenFirst = column !== "state";
  const direction = isDescending ? -1 : 1;
  return (one, other) => {
    if (isOpenFirst && one.isOpen !== other.isOpen) return one.isOpen ? -1 : 1;
    if (one.key !== other.key) return one.key < other.key ? -direction : direction;
    if (one.reported !== other.reported) return other.reported - one.reported;
    if (one.incident === other.incident) return 0;
    return one.incident.id < other.incident.id ? -1 : 1;
  };
}

/** The names of each region with those above it, in both languages; not that of the whole, which would find everything. */
function regionNames(profile: Profile): (region: string) => readonly string[] {
  const names = new Map(listRegions(profile.regions).map(({ id, name }) => [id, [name.zh, name.en]]));
  const paths = regionPaths(profile.regions);
  return (region) => (paths.get(region) ?? []).slice(1).flatMap((id) => names.get(id) ?? []);
}
