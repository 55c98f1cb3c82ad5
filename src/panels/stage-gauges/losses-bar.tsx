import "./losses-bar.css";
import type { CSSProperties } from "react";
import type { Losses, Selection } from "../../derive/derived.ts";
import type { LimitedStage } from "../../domain/lifecycle.ts";
import { formatCount } from "../../shared/format-number.ts";
import type { Cockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { stageName } from "../stage-names.ts";
import { type LossSegment, lossSegments } from "./losses-view.ts";

interface LossesBarProps {
  readonly losses: Losses;
  readonly cockpit: Pick<Cockpit, "profile" | "language" | "text" | "setSelection">;
}

/** Patterns of the stages, in the order of the lifecycle; after the last they begin anew. */
const PATTERNS = 4;

/** Where of every 100 incidents of the last 24 hours the time was lost: one bar, each part leads to its incidents. */
export function LossesBar({ losses, cockpit }: LossesBarProps) {
  const { text, setSelection } = cockpit;
  const segments = lossSegments(losses);
  if (segments.length === 0) return null;
  const look = (index: number, { at }: LossSegment): string =>
    at === "kept" || at === "running"
      ? `losses__look losses__look--${at}`
      : `losses__look losses__look--${index % PATTERNS}`;
  const open = ({ at }: LossSegment): void => setSelection(selectionOf(at));
  const nameOf = ({ at }: LossSegment): string =>
    at === "kept" || at === "running" ? text(`losses.${at}`) : stageName(cockpit.profile, at)[cockpit.language];
  return (
    <section className="losses" aria-label={text("losses.title")}>
      <p className="losses__head">
        <span>{text("losses.title")}</span>
        <small>{text("losses.sample", { n: formatCount(losses.incidents) })}</small>
      </p>
      <div className="losses__bar" aria-hidden="true">
        {segments.map((segment, index) => (
          <button
            key={segment.at}
            type="button"
            tabIndex={-1}
            className={look(index, segment)}
            style={{ "--count": segment.count } as CSSProperties}
            title={`${nameOf(segment)} ${formatCount(segment.count)}`}
            onClick={() => open(segment)}
          />
        ))}
      </div>
      <ul className="losses__parts">
        {segments.map((segment, index) => (
          <li key={segment.at}>
            <button
              type="button"
              className="losses__part"
              onClick={() => open(segment)}
              title={text("losses.count", { n: formatCount(segment.count) })}
            >
              <i className={look(index, segment)} aria-hidden="true" />
              <span>{nameOf(segment)}</span>
              <Figure isInside className="losses__count" id={`losses.${segment.at}@24h`} value={segment.count}>
                {segment.count > 0 && segment.ofHundred === 0 ? "<1" : segment.ofHundred}
              </Figure>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function selectionOf(at: LimitedStage | "kept" | "running"): Selection {
  return { kind: "lost", at, window: "24h" };
}
