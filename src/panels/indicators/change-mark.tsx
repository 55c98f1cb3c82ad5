import type { IndicatorRecord } from "../../domain/indicator.ts";
import type { Cockpit } from "../cockpit.ts";
import { formatPercent } from "../economy/economy-numbers.ts";
import { changeOf } from "../economy/economy-rows.ts";
import { Figure } from "../figure.tsx";
import { TrendTriangle } from "../glyphs/trend-triangle.tsx";
import { hintOf } from "./describe-indicator.ts";

interface ChangeMarkProps {
  /** `indicator.<region>.<indicator>` */
  readonly id: string;
  readonly record: IndicatorRecord;
  readonly cockpit: Cockpit;
  readonly className: string;
}

/** The change on a year before, its direction by the triangle, good or bad by the colour; else the completion of the target; else nothing. */
export function ChangeMark({ id, record, cockpit, className }: ChangeMarkProps) {
  const { text } = cockpit;
  const hint = hintOf(record, cockpit);
  const change = changeOf(record);
  if (change.kind === "none") return null;
  if (change.kind === "target") {
    const tone = change.percent >= 100 ? "good" : "flat";
    return (
      <Figure className={`${className} change change--${tone}`} id={`${id}.target`} value={change.percent} hint={hint}>
        {`${formatPercent(change.percent)}%`}
      </Figure>
    );
  }
  return (
    <Figure
      className={`${className} change change--${change.tone}`}
      id={`${id}.yoy`}
      value={change.percent}
      hint={hint}
    >
      {change.direction === "flat" ? (
        text("economy.flat")
      ) : (
        <>
          <TrendTriangle direction={change.direction} tone={change.tone} />
          {`${formatPercent(change.percent)}%`}
        </>
      )}
    </Figure>
  );
}
