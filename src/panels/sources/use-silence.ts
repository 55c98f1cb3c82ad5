import { createContext, useContext } from "react";
import { type Cockpit, useCockpit } from "../cockpit.ts";
import { HEARD, type PanelSources, type Silence, silenceOf } from "./silence.ts";

const SourcesContext = createContext<PanelSources>("incidents");
/** Says what the panels below it are made of; without it, of incidents. */
export const SourcesProvider = SourcesContext.Provider;

/** One look a paint at the ports, however many panels ask. */
const seen = new WeakMap<Cockpit, Map<PanelSources, Silence>>();

/** The silence of a panel's sources as a cockpit shows it; none while nothing is shown that could be old. */
export function silenceIn(cockpit: Cockpit, sources: PanelSources): Silence {
  if (cockpit.freshness === "loading") return HEARD;
  const bySources = seen.get(cockpit) ?? new Map<PanelSources, Silence>();
  seen.set(cockpit, bySources);
  const silence = bySources.get(sources) ?? silenceOf(sources, cockpit);
  bySources.set(sources, silence);
  return silence;
}

/** The silence of the sources of the panel it is called in; changes when it would be told otherwise: once a minute at most, and with every port. */
export function useSilence(): Silence {
  const sources = useContext(SourcesContext);
  return useCockpit((cockpit) => silenceIn(cockpit, sources), isToldAlike);
}

const MINUTES = 60_000;

function isToldAlike(before: Silence, after: Silence): boolean {
  const minutes = ({ longest }: Silence): number | null => (longest === null ? null : Math.floor(longest / MINUTES));
  return (
    before === after ||
    (before.isMostly === after.isMostly &&
      minutes(before) === minutes(after) &&
      before.ports.length === after.ports.length &&
      before.ports.every(
        ({ id, state }, index) => after.ports[index]?.id === id && after.ports[index]?.state === state,
      ))
  );
}
