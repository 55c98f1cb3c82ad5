import type { LoadFigure, LoadMeasure } from "../../derive/grid/grid.ts";
import { formatClock, formatClockMinutes } from "../../shared/format-instant.ts";
import { formatCount, formatDecimal } from "../../shared/format-number.ts";
import { useCockpit, useText } from "../cockpit.ts";
import { shownInstant } from "../connection/connection-words.ts";
import { StateGlyph } from "../glyphs/state-glyph.tsx";
import { silenceNote } from "../sources/silence-words.ts";
import type { Silence } from "../sources/silence.ts";
import { type Lens, withheldReason } from "./load-view.ts";

interface LoadNotesProps {
  readonly wanted: LoadMeasure;
  readonly shown: LoadMeasure;
  readonly lens: Lens;
  /** Of all that is shown, by the measure that is shown. */
  readonly total: LoadFigure;
  readonly unplaced: number;
  /** Nothing is open. */
  readonly isEmpty: boolean;
  readonly silence: Silence;
}

/** As of when the map is, and what a viewer must know of it: old data, a measure that cannot be had, what a ratio is set against, incidents in no area. */
export function LoadNotes({ wanted, shown, lens, total, unplaced, isEmpty, silence }: LoadNotesProps) {
  const text = useText();
  const freshness = useCockpit((cockpit) => cockpit.freshness);
  const now = useCockpit((cockpit) => cockpit.now);
  const zone = useCockpit((cockpit) => cockpit.profile.zone);
  const language = useCockpit((cockpit) => cockpit.language);
  const lastEventAt = useCockpit((cockpit) => cockpit.connection.lastEventAt);
  const isOld = freshness === "stale" || freshness === "disconnected";
  const silent = silenceNote(silence, { language, text });
  if (freshness === "loading") return null;
  return (
    <>
      {!isOld && <p className="grid-map__as-of">{formatClock(now, zone)}</p>}
      {isOld && (
        <p className="grid-map__note">
          <StateGlyph kind={freshness} /> {text(freshness === "stale" ? "sources.stale" : "grid.offline")} ·{" "}
          {shownInstant(lastEventAt, zone, text)}
        </p>
      )}
      {!isOld && silent !== null && (
        <p className="grid-map__note">
          <StateGlyph kind="stale" /> {silence.isMostly && `${text("sources.stale")} · `}
          {silent}
        </p>
      )}
      {!isOld && isEmpty && <p className="grid-map__note">{text("map.empty")}</p>}
      {wanted !== shown && <p className="grid-map__note">{text(`grid.withheld.${withheldReason(wanted, lens)}`)}</p>}
      {total.gap === "thin" && <p className="grid-map__note">{text("grid.thin")}</p>}
      {total.span !== null && total.base !== null && (
        <p className="grid-map__note">
          {text("grid.usual.base", {
            from: formatClockMinutes(total.span.from, zone),
            hours: total.span.hours,
            count: formatCount(total.count),
            base: formatDecimal(total.base, 1),
            weeks: total.span.weeks,
          })}
        </p>
      )}
      {unplaced > 0 && <p className="grid-map__note">{text("map.unplaced", { n: formatCount(unplaced) })}</p>}
    </>
  );
}
