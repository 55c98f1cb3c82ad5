import "./grid-matrix.css";
import type { KeyboardEvent } from "react";
import type { WeekCell } from "../../derive/grid/grid.ts";
import { nowSentence } from "../../derive/grid/now-sentence.ts";
import { weekSentence } from "../../derive/grid/week-sentence.ts";
import { placeOf } from "../../derive/grid/week-matrix.ts";
import { talliesFollow } from "../../domain/tally-cutter.ts";
import { formatDecimal } from "../../shared/format-number.ts";
import { DAY, SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { gridSight } from "../grid-map/use-grid.ts";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { nowWords, sentenceWords } from "./sentence-words.ts";

/** The running hour changes once an hour, the history once a day. */
const REDRAW = 5 * SECOND;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Hours named below, each with the columns up to the next. */
const AXIS = [
  [0, 6],
  [6, 6],
  [12, 6],
  [18, 5],
  [23, 1],
] as const;
const STEPS = [0, 1, 2, 3, 4, 5];

/** 时段 × 星期: how many are reported in each hour of the week, mean of the last four weeks, with the one thing that stands out. */
export function GridMatrixPanel() {
  const cockpit = useBeat(REDRAW);
  const { text, form, filter, freshness } = cockpit;
  const { grid, scope } = gridSight(cockpit, "weekHour");
  const matrix = grid.matrix(scope);
  const { cells, peak, current } = matrix;
  const isEmpty = freshness === "live" && peak === null;
  const chosen = filter.weekHour;
  const choose = ({ weekday, hour }: WeekCell): void => {
    const isOn = chosen?.weekday === weekday && chosen.hour === hour;
    cockpit.setFilter({ ...filter, weekHour: isOn ? null : { weekday, hour } });
  };
  const cellAt = (weekday: number, hour: number): WeekCell | undefined => cells[placeOf(weekday, hour)];
  // One stop for the tab key: the chosen hour, else the running one.
  const stop = chosen ?? current;
  const weekday = text(`grid.weekday.${current.weekday}`);
  return (
    <PanelFrame
      className="grid-matrix"
      title={text("grid.matrix")}
      unit={text("grid.matrix.unit")}
      asOf={
        talliesFollow(filter)
          ? text("grid.matrix.window")
          : text("grid.matrix.held", { n: Math.floor(grid.windowMs / DAY) })
      }
      {...(isEmpty ? { state: { kind: "empty", message: text("grid.sentence.thin") } as const } : {})}
    >
      <table className="grid-matrix__table" aria-label={text("grid.matrix")}>
        <tbody>
          {WEEKDAYS.map((day) => (
            <tr key={day}>
              <th scope="row" data-current={day === current.weekday}>
                {text(`grid.weekday.short.${day}`)}
              </th>
              {HOURS.map((hour) => {
                const cell = cellAt(day, hour);
                if (cell === undefined) return null;
                const isCurrent = day === current.weekday && hour === current.hour;
                const isChosen = chosen?.weekday === day && chosen.hour === hour;
                const label = text("grid.matrix.cell", {
                  weekday: text(`grid.weekday.${day}`),
                  hour,
                  mean: formatDecimal(cell.mean, 1),
                  n: cell.hours,
                });
                const shared = {
                  className: `grid-matrix__cell grid-matrix__cell--${stepAt(cell.mean, peak)}`,
                  "data-figure": `grid.week.${day}.${hour}`,
                  "data-value": cell.mean ?? "",
                  "data-current": isCurrent,
                };
                return (
                  <td key={hour}>
                    {form === "wall" ? (
                      <span {...shared} role="img" aria-label={label} />
                    ) : (
                      <button
                        type="button"
                        {...shared}
                        title={label}
                        aria-label={label}
                        aria-pressed={isChosen}
                        tabIndex={stop.weekday === day && stop.hour === hour ? 0 : -1}
                        onKeyDown={moveFocus}
                        onClick={() => choose(cell)}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot aria-hidden="true">
          <tr>
            <td />
            {AXIS.map(([hour, columns]) => (
              <td key={hour} colSpan={columns}>
                {`${hour}`.padStart(2, "0")}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      <p className="grid-matrix__legend">
        {text("grid.matrix.few")}
        <span>
          {STEPS.map((step) => (
            <i key={step} className={`grid-map__step grid-map__step--${step}`} />
          ))}
        </span>
        {text("grid.matrix.many", { peak: formatDecimal(peak, 1) })}
        <span className="grid-matrix__now">
          <i /> {text("grid.matrix.now", { weekday, hour: current.hour })}
        </span>
      </p>
      {!isEmpty && (
        <div className="grid-matrix__sentences">
          <p>{nowWords(nowSentence(grid.load(scope, "usual"), matrix), cockpit)}</p>
          <p className="grid-matrix__week">{sentenceWords(weekSentence(matrix), text)}</p>
        </div>
      )}
    </PanelFrame>
  );
}

/** Six equal steps up to the peak; unknown hours are told apart. */
function stepAt(mean: number | null, peak: number | null): number | "unknown" {
  if (mean === null || peak === null) return "unknown";
  return peak === 0 ? 0 : Math.min(5, Math.floor((6 * mean) / peak));
}

/** Arrow keys go from cell to cell. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  const cell = event.currentTarget.closest("td");
  const row = cell?.closest("tr");
  if (by === undefined || cell == null || row == null) return;
  const [rows = 0, columns = 0] = by;
  const table = row.closest("table");
  const target = table?.rows[row.rowIndex + rows]?.cells[cell.cellIndex + columns]?.querySelector("button");
  if (target == null) return;
  event.preventDefault();
  target.focus();
}
