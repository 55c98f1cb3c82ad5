import "./urgent.css";
import { useLayoutEffect, useRef, useState } from "react";
import { formatCountdown } from "../../shared/format-duration.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useChartTokens } from "../../surfaces/chart/tokens.ts";
import { useBeat } from "../beat.ts";
import { DeadlineRing } from "../glyphs/deadline-ring.tsx";
import { rowsThatFit, type UrgentRow, urgentRows } from "./urgent-rows.ts";

/** More rows than any wall is high. */
const MOST = 40;
/** Design pixels, as in urgent.css. */
const ROW_HEIGHT = 40;
const MORE_HEIGHT = 22;

interface UrgentListProps {
  /** Rows to show; absent: as many whole ones as the box holds. */
  readonly rows?: number;
}

/** At-risk and breached incidents by time left, cut to whole rows, with how many more there are. A click puts one in the spotlight. */
export function UrgentList({ rows }: UrgentListProps) {
  const { derived, profile, language, now, spotlight, setSpotlight, text } = useBeat(SECOND);
  const total = derived.atRisk + derived.breached;
  const list = useRef<HTMLDivElement>(null);
  const fitting = useFittingRows(list, total);
  const shown = urgentRows(derived, profile, language, Math.min(MOST, rows ?? fitting));
  const more = total - shown.length;
  return (
    <div className="urgent__list" ref={list}>
      <ol>
        {shown.map((row) => (
          <li key={row.id} className="urgent__row" data-on={row.id === spotlight}>
            <button
              type="button"
              className="urgent__button"
              onClick={() => setSpotlight(row.id === spotlight ? null : row.id)}
            >
              <DeadlineRing symbol={row.symbol} deadline={row.deadline} now={Math.floor(now / SECOND) * SECOND} />
              <span className="urgent__title">{row.title}</span>
              <span className="urgent__detail">{row.detail}</span>
              <Countdown row={row} now={now} />
            </button>
          </li>
        ))}
      </ol>
      {more > 0 && <p className="urgent__more">{text("panel.more", { n: formatCount(more) })}</p>}
    </div>
  );
}

function Countdown({ row, now }: { readonly row: UrgentRow; readonly now: number }) {
  return (
    <span className={`urgent__countdown urgent__countdown--${row.deadline.state}`}>
      {formatCountdown(row.deadline.dueAt, now)}
    </span>
  );
}

/** Counts the whole rows the box holds; follows its size and the scale of the wall. */
function useFittingRows(list: { readonly current: HTMLDivElement | null }, total: number): number {
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
  return rowsThatFit(total, height, ROW_HEIGHT * unit, MORE_HEIGHT * unit);
}
