import { createContext, useContext } from "react";
import { type Cockpit, useCockpit } from "../cockpit.ts";
import { MINUTE, SECOND } from "../../shared/units.ts";
import { HEARD, type PanelSources, type Silence, silenceOf } from "./silence.ts";

const SourcesContext = createContext<PanelSources>("incidents");
/** Says what the panels below it are made of; without it, of incidents. */
export const SourcesProvider = SourcesContext.Provider;

/** What the panel it is called in is made of. */
export function useSources(): PanelSources {
  return useContext(SourcesContext);
}

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

/** The silence of the sources of the panel it is called in; changes when it would be told otherwise: once a minute, within the first once a second, and with every port. */
export function useSilence(): Silence {
  const sources = useSources();
  return useCockpit((cockpit) => silenceIn(cockpit, sources), isToldAlike);
}

function isToldAlike(before: Silence, after: Silence): boolean {
  const step = after.longest < MINUTE ? SECOND : MINUTE;
  const steps = ({ longest }: Silence): number => Math.floor(longest / step);
  return (
    before === after ||
    (before.isMostly === after.isMostly &&
      steps(before) === steps(after) &&
      before.ports.length === after.ports.length &&
      before.ports.every(
        ({ id, state }, index) => after.ports[index]?.id === id && after.ports[index]?.state === state,
      ))
  );
}
