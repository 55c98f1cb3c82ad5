import "./panel-frame.css";
import type { CSSProperties, ReactNode } from "react";
import type { FigureSpan } from "../../derive/known-since.ts";
import { isFiltering } from "../../domain/incident-filter.ts";
import { useCockpit, useText } from "../cockpit.ts";
import { StateGlyph } from "../glyphs/state-glyph.tsx";
import { lastPeriodOf, silenceNote, staleNote } from "../sources/silence-words.ts";
import { useSilence, useSources } from "../sources/use-silence.ts";
import { PictureButton } from "../picture/picture-button.tsx";
import { sinceWords } from "../since-words.ts";
import { type PanelState, panelStateOf } from "./panel-state.ts";

interface PanelFrameProps {
  readonly title: ReactNode;
  /** Unit or window, small beside the title: `近 24 h`. */
  readonly unit?: ReactNode;
  /** What its figures are taken over: where less of it is known, the as-of slot says since when they count. */
  readonly span?: FigureSpan | undefined;
  /** As-of time or period, right-aligned. */
  readonly asOf?: ReactNode;
  /** More to the right of the title, before the as-of slot. */
  readonly aside?: ReactNode;
  /** Absent: the look follows the freshness of the stream. */
  readonly state?: PanelState;
  /** How many rows the body will have: its styles give `.panel__loading` their height from `--rows`. */
  readonly rows?: number;
  readonly className?: string;
  readonly children?: ReactNode;
}

/**
 * A panel: head 32 high, hairline, body, and the look of its state. The title stays in every state; the body stays too,
 * except while loading (three bars in its place) and on an error (nothing of it can be trusted).
 */
export function PanelFrame({ title, unit, span, asOf, aside, state, rows, className, children }: PanelFrameProps) {
  const text = useText();
  const freshness = useCockpit((cockpit) => cockpit.freshness);
  const language = useCockpit((cockpit) => cockpit.language);
  const profile = useCockpit((cockpit) => cockpit.profile);
  const since = useCockpit((cockpit) => (span === undefined ? null : sinceWords(span, cockpit)));
  const silence = useSilence();
  const isFiltered = useCockpit((cockpit) => isFiltering(cockpit.filter));
  // Ports and indicators are not of incidents: no filter cuts them.
  const sources = useSources();
  const isUncut = sources !== "incidents" && isFiltered;
  const lastPeriod = useCockpit((cockpit) =>
    silence.isMostly && sources === "indicators" ? lastPeriodOf(cockpit) : null,
  );
  const words = { language, text, profile };
  const look = panelStateOf(state, freshness, silence.isMostly ? staleNote(silence, words, lastPeriod) : undefined);
  // A panel whose sources are mostly silent says so below; a stream that is away hides what its ports do.
  const note = look.kind === "normal" || look.kind === "empty" ? silenceNote(silence, words) : null;
  const isLoading = look.kind === "loading";
  const showsBody = !isLoading && look.kind !== "error";
  return (
    <section className={`panel ${className ?? ""}`} data-state={look.kind}>
      <header className="panel__head">
        <h2 className="panel__title">{title}</h2>
        {unit !== undefined && !isLoading && <span className="panel__unit">{unit}</span>}
        {aside !== undefined && !isLoading && <span className="panel__aside">{aside}</span>}
        <span className="panel__as-of">
          {look.kind === "simulated" && <span className="panel__simulated">{text("panel.simulated")}</span>}
          {look.kind === "simulated" && asOf !== undefined && " · "}
          {note !== null && (
            <span className="panel__silent">
              <StateGlyph kind="stale" /> {note}
            </span>
          )}
          {note !== null && asOf !== undefined && " · "}
          {look.kind === "disconnected" && asOf !== undefined && "≈ "}
          {isUncut && <span className="panel__uncut">{text("panel.uncut")}</span>}
          {isUncut && asOf !== undefined && " · "}
          {!isLoading && since !== null && <span className="panel__since">{since}</span>}
          {!isLoading && since !== null && asOf !== undefined && " · "}
          {!isLoading && asOf}
        </span>
        {showsBody && <PictureButton />}
      </header>
      {showsBody && <div className="panel__body">{children}</div>}
      {isLoading && <LoadingBars rows={rows} slow={text("panel.loading.slow")} />}
      {look.message !== undefined && (
        <p className="panel__message">
          <StateGlyph kind={look.kind} />
          {look.message}
        </p>
      )}
    </section>
  );
}

/** Three bars where the content will be; after five seconds the words say that it takes long. Nothing moves. */
function LoadingBars({ rows, slow }: { readonly rows: number | undefined; readonly slow: string }) {
  return (
    <div className="panel__loading" data-rows={rows} style={{ "--rows": rows } as CSSProperties} aria-busy="true">
      <i />
      <i />
      <i />
      <p className="panel__slow">{slow}</p>
    </div>
  );
}
