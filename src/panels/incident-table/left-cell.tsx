import "./table-cells.css";
import type { CSSProperties } from "react";
import type { Incident } from "../../domain/incident.ts";
import { formatCountdown, formatElapsed } from "../../shared/format-duration.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { formatLimit } from "../format.ts";
import { DeadlineRing } from "../glyphs/deadline-ring.tsx";
import { remainingShare } from "../glyphs/ring-arc.ts";
import { standstillUntil, standstillWords } from "../standstill-words.ts";
import { standingWord, symbolOf } from "./incident-words.ts";

interface CellProps {
  readonly incident: Incident;
}

/** 时限: how much of the limit is gone, what is left, and the limit. Ticks by itself: the table around it is not drawn anew. */
export function LeftCell({ incident }: CellProps) {
  const cockpit = useBeat(SECOND);
  const { derived, now, text } = cockpit;
  const deadline = derived.deadlineOf(incident);
  const standstill = deadline.state === "breached" ? null : derived.standstillOf(incident);
  const why = standstill === null ? undefined : standstillWords(standstill, cockpit);
  if (deadline.state === "none")
    return (
      <span className="left-cell__standing" title={why}>
        {standingWord(incident, text)}
      </span>
    );
  const spent = 1 - remainingShare(deadline, Math.floor(now / SECOND) * SECOND);
  return (
    <span className="left-cell" data-state={deadline.state}>
      {standstill === null ? (
        <span className="left-cell__bar" style={{ "--spent": spent } as CSSProperties} />
      ) : (
        <span className="left-cell__still" title={why}>
          {standstillUntil(standstill, cockpit) ?? why}
        </span>
      )}
      <span className="left-cell__time">{formatCountdown(deadline.dueAt, now)}</span>
      <span className="left-cell__limit">{formatLimit(deadline.limit, text)}</span>
    </span>
  );
}

/** The deadline ring of a row. */
export function RingCell({ incident }: CellProps) {
  const { derived, profile, now } = useBeat(SECOND);
  return (
    <DeadlineRing
      className="ring-cell"
      symbol={symbolOf(incident, profile)}
      deadline={derived.deadlineOf(incident)}
      now={Math.floor(now / SECOND) * SECOND}
    />
  );
}

/** 用时: report to close, or to now. */
export function SpentCell({ incident }: CellProps) {
  const { now } = useBeat(SECOND);
  const { reported, closed } = incident.stages;
  return <>{formatElapsed(reported === null ? null : Math.max(0, (closed ?? now) - reported))}</>;
}
