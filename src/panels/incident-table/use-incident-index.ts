import { useEffect, useState } from "react";
import { IncidentIndex } from "../../derive/table/incident-index.ts";
import type { Readings } from "../../derive/table/readings.ts";
import type { Cockpit } from "../cockpit.ts";
import type { TableView } from "./table-view.ts";

/** The rows of a table as the cockpit stands at the last paint. Kept from paint to paint; made anew for another stream, query or order. */
export function useIncidentIndex(
  cockpit: Pick<Cockpit, "store" | "derived" | "profile">,
  table: TableView,
  readings: Readings | null,
): IncidentIndex {
  const [keeper] = useState(() => new IndexKeeper());
  useEffect(() => () => keeper.stop(), [keeper]);
  const index = keeper.indexFor(cockpit, table, readings);
  index.refresh();
  return index;
}

/** The one that is shown, and the one that is being made ready: a paint may come between. */
const KEPT = 2;

interface Kept {
  readonly index: IncidentIndex;
  readonly madeFor: readonly unknown[];
}

class IndexKeeper {
  /** The one asked for last comes first. */
  #kept: readonly Kept[] = [];

  indexFor(
    { store, derived, profile }: Pick<Cockpit, "store" | "derived" | "profile">,
    { query, order }: TableView,
    readings: Readings | null,
  ): IncidentIndex {
    // The address gives new objects for the same choice; how Chinese is read matters to what reads it alone.
    const reading = query.text === "" && order.column !== "title" && order.column !== "place" ? null : readings;
    const madeFor = [store, derived, profile, JSON.stringify([query, order]), reading];
    const known = this.#kept.find((kept) => kept.madeFor.every((part, at) => part === madeFor[at]));
    if (known !== undefined && known === this.#kept[0]) return known.index;
    const first = known ?? {
      index: new IncidentIndex({ store, derived, profile, query, order, readings: reading }),
      madeFor,
    };
    const kept = [first, ...this.#kept.filter((each) => each !== first)];
    for (const { index } of kept.slice(KEPT)) index.stop();
    this.#kept = kept.slice(0, KEPT);
    return first.index;
  }

  stop(): void {
    for (const { index } of this.#kept) index.stop();
    this.#kept = [];
  }
}
