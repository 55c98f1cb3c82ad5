import { formatCountdown } from "../../shared/format-duration.ts";
import { SECOND } from "../../shared/units.ts";
import type { ScreenPoint } from "../../surfaces/map/map-data.ts";
import { useBeat } from "../beat.ts";
import { severityNumeral } from "../glyphs/severity-bars.tsx";
import { Silhouette } from "../glyphs/silhouette.tsx";

/** What the pointer stands on. */
export interface Hover {
  readonly incident: string;
  /** More than one: a cluster, and `incident` is its worst. */
  readonly count: number;
  readonly at: ScreenPoint;
  /** Size of the pane, CSS pixels: the tooltip opens towards its middle. */
  readonly pane: { readonly width: number; readonly height: number };
}

/** Facts of the incident under the pointer. Titles come from residents: text, never markup. */
export function MapTooltip({ hover }: { readonly hover: Hover }) {
  const { store, derived, profile, language, now, text } = useBeat(SECOND);
  const incident = store.incidents.get(hover.incident);
  if (incident === undefined) return null;
  const deadline = derived.deadlineOf(incident);
  const category = profile.categories.find((candidate) => candidate.id === incident.category);
  const facts = [
    category?.name[language] ?? incident.category,
    text("map.severity", { severity: severityNumeral(incident.severity) }),
    deadline.stage?.name[language] ?? null,
    deadline.state === "none" ? null : formatCountdown(deadline.dueAt, now),
  ];
  const { at, pane } = hover;
  const style = {
    ...(at.x < pane.width / 2 ? { left: at.x + 16 } : { right: pane.width - at.x + 16 }),
    ...(at.y < pane.height / 2 ? { top: at.y + 16 } : { bottom: pane.height - at.y + 16 }),
  };
  return (
    <div className="map-panel__tooltip" role="tooltip" style={style}>
      {hover.count > 1 && <p className="map-panel__cluster">{text("map.cluster", { n: hover.count })}</p>}
      <p className="map-panel__tooltip-title">
        {category !== undefined && (
          <span className="map-panel__tooltip-category">
            <Silhouette symbol={category.symbol} />
          </span>
        )}
        {incident.title}
      </p>
      <p>{incident.place}</p>
      <p className="map-panel__facts-line">{facts.filter((fact) => fact !== null).join(" · ")}</p>
    </div>
  );
}
