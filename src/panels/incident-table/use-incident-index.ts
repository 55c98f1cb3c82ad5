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

/** Keeps one index, and says when it is another's turn. */
class IndexKeeper {
  #index: IncidentIndex | null = null;
  #madeFor: readonly unknown[] = [];

  indexFor(
    { store, derived, profile }: Pick<Cockpit, "store" | "derived" | "profile">,
    { query, order }: TableView,
    readings: Readings | null,
  ): IncidentIndex {
    // The address gives new objects for the same choice; how Chinese is read matters to what reads it alone.
    const reading = query.text === "" && order.column !== "title" && order.column !== "place" ? null : readings;
    const wanted = [store, derived, profile, JSON.stringify([query, order]), reading];
    if (this.#index !== null && wanted.every((part, at) => part === this.#madeFor[at])) return this.#index;
    this.#index?.stop();
    this.#index = new IncidentIndex({ store, derived, profile, query, order, readings: reading });
    this.#madeFor = wanted;
    return this.#index;
  }

  stop(): void {
    this.#index?.stop();
    this.#index = null;
  }
}
