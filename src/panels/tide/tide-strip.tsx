import "./tide.css";
import { useMemo } from "react";
import { tideTotals } from "../../derive/tide-totals.ts";
import { isFiltering } from "../../domain/incident-filter.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { TideSurface } from "../../surfaces/tide/tide-surface.tsx";
import { useBeat } from "../beat.ts";
import { silenceNote } from "../sources/silence-words.ts";
import { silenceIn } from "../sources/use-silence.ts";
import { TideCursor } from "./tide-cursor.tsx";
import { tideDrawing } from "./tide-drawing.ts";
import { TideHead } from "./tide-head.tsx";
import { TideRange } from "./tide-range.tsx";
import { TIDE_VARIANTS, type TideVariant } from "./tide-variants.ts";

interface TideStripProps {
  /** `full` on 总览 (208 high), `slim` on other wall scenes (88), `desk` (104), `phone`. */
  readonly variant?: TideVariant;
}

/** 潮汐: what came in, what was closed and what is still open over the last 21 hours. The three hours ahead are kept free. */
export function TideStrip({ variant = "full" }: TideStripProps) {
  // In ten seconds the strip moves by less than a quarter of a pixel.
  const cockpit = useBeat(10 * SECOND);
  const { freshness, profile, filter, text } = cockpit;
  const layout = TIDE_VARIANTS[variant];
  // A range is chosen here: the shape is cut to all of the filter but that, so that another one can be seen and chosen.
  const hasRange = filter.reported !== null;
  const { derived } = cockpit.without("reported");
  // It warns of the whole backlog, not of a part.
  const guard = layout.guard && !isFiltering({ ...filter, reported: null }) ? profile.tideGuard : null;
  const drawing = useMemo(
    () =>
      tideDrawing({
        derived,
        profile: cockpit.profile,
        language: cockpit.language,
        now: cockpit.now,
        knownSince: cockpit.connection.knownSince,
        guard,
        variant,
      }),
    [cockpit, derived, guard, variant],
  );
  const totals = tideTotals(derived, cockpit.now);
  const isLoading = freshness === "loading";
  const notes = hasRange ? [text("tide.unranged")] : [];
  const silence = silenceIn(cockpit, "incidents");
  const silent = silenceNote(silence, cockpit);
  if (freshness === "stale") notes.push(text("tide.stale"));
  else if (silent !== null) notes.push(silent);
  if (profile.demonstration) notes.push(text("tide.demonstration"));
  return (
    <section
      className={`tide tide--${variant}`}
      data-state={freshness === "live" && silence.isMostly ? "stale" : freshness}
    >
      <TideHead variant={variant} notes={notes} />
      <TideSurface
        plot={layout.plot}
        curves={drawing.curves}
        hours={drawing.hours}
        shifts={drawing.shifts}
        ticks={drawing.ticks}
        guardLabel={guard !== null && variant !== "desk" ? text("tide.guard", { n: formatCount(guard) }) : null}
        inflowLabel={layout.flowNames ? text("tide.inflow") : null}
        outflowLabel={layout.flowNames ? text("tide.outflow") : null}
        description={text("tide.description", {
          inflow: formatCount(totals.reported),
          outflow: formatCount(totals.closed),
          open: formatCount(derived.open),
          breaches: formatCount(totals.overruns),
        })}
      >
        {isLoading ? (
          <div className="tide__loading" aria-busy="true" />
        ) : (
          <>
            {variant !== "phone" && <TideRange />}
            <TideCursor variant={variant} level={drawing.curves.now} />
          </>
        )}
        {!isLoading && drawing.isEmpty && <p className="tide__message">{text("tide.empty")}</p>}
      </TideSurface>
    </section>
  );
}
