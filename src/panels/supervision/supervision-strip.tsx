import "./supervision.css";
import { useLayoutEffect, useState } from "react";
import type { Incident } from "../../domain/incident.ts";
import { formatElapsed } from "../../shared/format-duration.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useChartTokens } from "../../surfaces/chart/tokens.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { formatLimit } from "../format.ts";
import { stripRows } from "./strip-rows.ts";
import { SupervisionBadge } from "./supervision-badge.tsx";
import { supervisionClock } from "./supervision-clock.ts";

/** 督办: what leaders asked about and nobody answered yet, oldest first. Takes no room while there is nothing. */
export function SupervisionStrip() {
  const cockpit = useBeat(SECOND);
  const { derived, profile, freshness, form, text } = cockpit;
  const [strip, setStrip] = useState<HTMLElement | null>(null);
  const height = useColumnHeight(strip);
  const waiting = freshness === "loading" ? [] : derived.supervised();
  if (waiting.length === 0) return null;
  const { answerWithin, assumed } = profile.supervision;
  // A wall does not scroll; the other forms do.
  const rows = stripRows(waiting.length, form === "wall" ? height : Number.POSITIVE_INFINITY);
  const more = waiting.length - rows;
  return (
    <section className="supervision-strip" ref={setStrip} aria-label={text("supervision.title")}>
      <header className="supervision-strip__head">
        <h3>{text("supervision.title")}</h3>
        <Figure id="incidents.supervised" value={waiting.length}>
          {formatCount(waiting.length)}
        </Figure>
        <span className="supervision-strip__limit">
          {text("supervision.limit", { limit: formatLimit(answerWithin, text) })}
          {assumed && ` · ${text("supervision.assumed")}`}
          {more > 0 && ` · ${text("panel.more", { n: formatCount(more) })}`}
        </span>
      </header>
      <ol>
        {waiting.slice(0, rows).map((incident) => (
          <Row key={incident.id} incident={incident} cockpit={cockpit} />
        ))}
      </ol>
    </section>
  );
}

/** Design pixels of the box the strip stands in. */
function useColumnHeight(strip: HTMLElement | null): number {
  const { unit } = useChartTokens();
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const column = strip?.parentElement ?? null;
    if (column === null) return;
    const measure = (): void => setHeight(column.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(column);
    return () => observer.disconnect();
  }, [strip]);
  return height / unit;
}

function Row({ incident, cockpit }: { readonly incident: Incident; readonly cockpit: Cockpit }) {
  const { profile, now, spotlight, setSpotlight } = cockpit;
  const { supervised } = incident;
  if (supervised === null) return null;
  const { elapsed, state } = supervisionClock(supervised, profile.supervision.answerWithin, now);
  const isOn = incident.id === spotlight;
  return (
    <li className="supervision-strip__row" data-on={isOn}>
      <button type="button" onClick={() => setSpotlight(isOn ? null : incident.id)}>
        <SupervisionBadge incident={incident} />
        <span className="supervision-strip__title">{incident.title}</span>
        <span className="supervision-strip__by">{supervised.by}</span>
        <span className="supervision-clock" data-state={state}>
          {formatElapsed(elapsed)}
        </span>
      </button>
    </li>
  );
}
