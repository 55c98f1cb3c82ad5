import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../../panels/beat.ts";
import { IncidentDrawer } from "../../panels/incident-drawer/incident-drawer.tsx";

/** Urgent ones that can be leafed through. */
const LEAVES = 100;

/** The incident in focus over a phone's tab; nothing where none is. Leafs through the urgent ones. */
export function PhoneIncident() {
  const cockpit = useBeat(SECOND);
  const { derived, whole, spotlight, setSpotlight } = cockpit;
  const incident = spotlight === null ? undefined : whole.store.incidents.get(spotlight);
  if (incident === undefined) return null;
  const leaf = (step: 1 | -1): void => {
    const urgent = derived.urgent(LEAVES);
    const next = urgent[urgent.indexOf(incident) + step];
    if (next !== undefined) setSpotlight(next.id);
  };
  return (
    <div className="phone-incident">
      <IncidentDrawer incident={incident} cockpit={cockpit} onLeaf={leaf} onClose={() => setSpotlight(null)} />
    </div>
  );
}
