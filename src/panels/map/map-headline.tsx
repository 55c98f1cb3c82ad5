import { SECOND } from "../../shared/units.ts";
import { formatCount } from "../../shared/format-number.ts";
import { useBeat } from "../beat.ts";
import { Figure } from "../figure.tsx";

/** With every paint: these four are what people look at first, and cost next to nothing. */
const HEADLINE_BEAT = SECOND / 5;

/** The four figures over the map: 在办, 今日接报, 今日办结, 在岗力量. */
export function MapHeadline() {
  const { derived, profile, freshness, text } = useBeat(HEADLINE_BEAT);
  const known = freshness !== "loading";
  const figures = [
    { id: "incidents.open", word: "map.open", value: derived.open, of: null },
    { id: "incidents.reported@today", word: "map.reportedToday", value: derived.reported("today"), of: null },
    { id: "incidents.closed@today", word: "map.closedToday", value: derived.closed("today"), of: null },
    ...(profile.units.kinds.length > 0
      ? [{ id: "units.onduty", word: "map.onDuty", value: derived.unitsOnDuty, of: profile.units.strength }]
      : []),
  ];
  return (
    <dl className="map-panel__headline">
      {figures.map(({ id, word, value, of }) => (
        <div key={id}>
          <dt>
            {text(word)}
            {of !== null && <span className="map-panel__strength"> / {formatCount(of)}</span>}
          </dt>
          <dd>
            <Figure id={id} value={known ? value : null}>
              {known ? formatCount(value) : <i className="map-panel__bar" />}
            </Figure>
          </dd>
        </div>
      ))}
    </dl>
  );
}
