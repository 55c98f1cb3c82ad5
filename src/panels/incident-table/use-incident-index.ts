import { useLayoutEffect, useRef, useState } from "react";
import { IncidentIndex } from "../../derive/table/incident-index.ts";
import type { Readings } from "../../derive/table/readings.ts";
import { inStretches } from "../../surfaces/in-stretches.ts";
import type { Cockpit } from "../cockpit.ts";
import type { TableView } from "./table-view.ts";

interface Rows {
  /** Null before the first one is ready. */
  readonly index: IncidentIndex | null;
  /** Others are asked for and not ready: what is shown is what was asked for before. */
  readonly isBusy: boolean;
}

/**
 * The rows of a table as the cockpit stands at the last paint, kept from paint to paint. Other rows (another stream, query or order) are made ready beside those
 * that are shown, without holding up the page, and then take their place.
 */
export function useIncidentIndex(
  { store, derived, profile }: Pick<Cockpit, "store" | "derived" | "profile">,
  { query, order }: TableView,
  readings: Readings | null,
): Rows {
  // The address gives new objects for the same choice; how Chinese is read matters to what reads it alone.
  const asked = JSON.stringify([query, order]);
  const reading = query.text === "" && order.column !== "title" && order.column !== "place" ? null : readings;
  const madeFor = [store, derived, profile, asked, reading] as const;
  const [shown, setShown] = useState<{ readonly index: IncidentIndex; readonly madeFor: typeof madeFor } | null>(null);
  const latest = useRef<IncidentIndex | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked is compared by what it is
  useLayoutEffect(() => {
    const index = new IncidentIndex({ store, derived, profile, query, order, readings: reading });
    const stop = inStretches(index.filling, () => {
      latest.current?.stop();
      latest.current = index;
      setShown({ index, madeFor });
    });
    return () => {
      stop();
      if (latest.current !== index) index.stop();
    };
  }, [store, derived, profile, asked, reading]);
  useLayoutEffect(() => () => latest.current?.stop(), []);
  shown?.index.refresh();
  return {
    index: shown?.index ?? null,
    isBusy: shown === null || shown.madeFor.some((part, at) => part !== madeFor[at]),
  };
}
