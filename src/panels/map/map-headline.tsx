import { SECOND } from "../../shared/units.ts";
import { formatCount } from "../../shared/format-number.ts";
import { useBeat } from "../beat.ts";
import { Figure } from "../figure.tsx";
import { sinceWords } from "../since-words.ts";

/** With every paint: these four are what people look at first, and cost next to nothing. */
const HEADLINE_BEAT = SECOND / 5;

/** The four figures over the map: 在办, 今日接报, 今日办结, 在岗力量. */
export function MapHeadline() {
  const cockpit = useBeat(HEADLINE_BEAT);
  const { derived, profile, freshness, text } = cockpit;
  const known = freshness !== "loading";
  const figures = [
    { id: "incidents.open", word: "map.open", value: derived.open, span: "all", of: null },
    {
      id: "incidents.reported@today",
      word: "map.reportedToday",
      value: derived.reported("today"),
      span: "today",
      of: null,
    },
    { id: "incidents.closed@today", word: "map.closedToday", value: derived.closed("today"), span: "today", of: null },
    ...(profile.units.kinds.length > 0
      ? [{ id: "units.onduty", word: "map.onDuty", value: derived.unitsOnDuty, span: null, of: profile.units.strength }]
      : []),
  ] as const;
  return (
    <dl className="map-panel__headline">
      {figures.map(({ id, word, value, span, of }) => (
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
          {known && span !== null && <Since words={sinceWords(span, cockpit)} />}
        </div>
      ))}
    </dl>
  );
}

function Since({ words }: { readonly words: string | null }) {
  return words === null ? null : <dd className="map-panel__since">{words}</dd>;
}
