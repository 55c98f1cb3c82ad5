import type { Incident } from "../../domain/incident.ts";
import type { Cockpit } from "../cockpit.ts";
import { UnitChevron } from "../glyphs/unit-chevron.tsx";
import { distanceMetres, formatDistance } from "./distance.ts";

interface UnitLineProps {
  readonly incident: Incident;
  readonly cockpit: Cockpit;
}

/** The force that has the incident: chevron, name, how far away, state. */
export function UnitLine({ incident, cockpit }: UnitLineProps) {
  const { store, text } = cockpit;
  const unit = incident.unit === null ? undefined : store.units.get(incident.unit);
  if (unit === undefined) {
    // A unit that never told of itself is still named by the stage that named it.
    return <p className="spotlight__unit spotlight__unit--none">{incident.unit ?? text("spotlight.unit.none")}</p>;
  }
  // A unit that was there and has another task, or none, is no longer on its way: its distance would mislead.
  const hasLeft = incident.stages.arrived !== null && unit.incident !== incident.id;
  const metres = unit.state === "onScene" || hasLeft ? null : distanceMetres(unit, incident);
  const away = metres === null ? null : text("spotlight.unit.away", { distance: formatDistance(metres) });
  const state = text(hasLeft ? "spotlight.unit.left" : `spotlight.unit.${unit.state}`);
  const words = [away, state].filter((part) => part !== null);
  return (
    <p className="spotlight__unit">
      <UnitChevron state={unit.state} />
      <span className="spotlight__unit-name">{unit.name}</span>
      <span className="spotlight__unit-state">{words.join(" · ")}</span>
    </p>
  );
}
