import "./urgent.css";
import { useLayoutEffect, useRef, useState } from "react";
import { formatCountdown } from "../../shared/format-duration.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useChartTokens } from "../../surfaces/chart/tokens.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { DeadlineRing } from "../glyphs/deadline-ring.tsx";
import { PredictionChip } from "../prediction/prediction-chip.tsx";
import { SupervisionBadge } from "../supervision/supervision-badge.tsx";
import { likelyRows, rowsLeft, rowsThatFit, type UrgentRow, urgentRows } from "./urgent-rows.ts";

/** More rows than any wall is high. */
const MOST = 40;
/** Design pixels, as in urgent.css. */
const ROW_HEIGHT = 40;
const MORE_HEIGHT = 22;

interface UrgentListProps {
  /** Rows to show; absent: as many whole ones as the box holds. */
  readonly rows?: number;
}

/**
 * At-risk and breached incidents by time left, cut to whole rows, with how many more there are. Where room is left, those still in time that will likely be late.
 * A click puts one in the spotlight.
 */
export function UrgentList({ rows }: UrgentListProps) {
  const cockpit = useBeat(SECOND);
  const { derived, setSelection, text } = cockpit;
  const total = derived.atRisk + derived.breached;
  const list = useRef<HTMLDivElement>(null);
  const room = useRoom(list, total);
  const shown = urgentRows(cockpit, Math.min(MOST, rows ?? room.urgent));
  const more = total - shown.length;
  const likely = more > 0 ? [] : likelyRows(cockpit, Math.min(MOST, rows === undefined ? room.likely : rows - total));
  return (
    <div className="urgent__list" ref={list}>
      <ol>
        {shown.map((row) => (
          <Row key={row.incident.id} row={row} cockpit={cockpit} />
        ))}
      </ol>
      {more > 0 && (
        <button
          type="button"
          className="urgent__more"
          onClick={() => setSelection({ kind: "deadline", state: derived.atRisk > 0 ? "atrisk" : "breached" })}
        >
          {text("panel.more", { n: formatCount(more) })}
        </button>
      )}
      {likely.length > 0 && (
        <>
          <p className="urgent__line">{text("urgent.likely")}</p>
          <ol>
            {likely.map((row) => (
              <Row key={row.incident.id} row={row} cockpit={cockpit} />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function Row({ row, cockpit }: { readonly row: UrgentRow; readonly cockpit: Cockpit }) {
  const { now, spotlight, setSpotlight } = cockpit;
  const { incident, deadline, prediction } = row;
  const isOn = incident.id === spotlight;
  return (
    <li className="urgent__row" data-on={isOn}>
      <button type="button" className="urgent__button" onClick={() => setSpotlight(isOn ? null : incident.id)}>
        <DeadlineRing symbol={row.symbol} deadline={deadline} now={Math.floor(now / SECOND) * SECOND} />
        <span className="urgent__title">
          <SupervisionBadge incident={incident} /> {incident.title}
        </span>
        <span className="urgent__detail">
          {row.place !== "" && <span className="urgent__place">{row.place}</span>}
          <span className="urgent__standing">{row.standing}</span>
          <PredictionChip prediction={prediction} />
        </span>
        <span className={`urgent__countdown urgent__countdown--${deadline.state}`}>
          {formatCountdown(deadline.dueAt, now)}
        </span>
      </button>
    </li>
  );
}

/** How many whole rows the box holds, and how many more below them; follows its size and the scale of the wall. */
function useRoom(
  list: { readonly current: HTMLDivElement | null },
  total: number,
): { readonly urgent: number; readonly likely: number } {
  const { unit } = useChartTokens();
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const measure = (): void => setHeight(element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list]);
  return {
    urgent: rowsThatFit(total, height, ROW_HEIGHT * unit, MORE_HEIGHT * unit),
    likely: rowsLeft(total, height, ROW_HEIGHT * unit, MORE_HEIGHT * unit),
  };
}
