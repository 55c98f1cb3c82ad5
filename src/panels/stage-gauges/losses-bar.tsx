import "./losses-bar.css";
import type { CSSProperties } from "react";
import type { Losses } from "../../derive/derived.ts";
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
  const nameOf = ({ at }: LossSegment): string =>
    isLost(at) ? stageName(cockpit.profile, at)[cockpit.language] : text(`losses.${at}`);
  const parts = segments.map((segment, index) => ({
    ...segment,
    name: nameOf(segment),
    look: `losses__look losses__look--${isLost(segment.at) ? index % PATTERNS : segment.at}`,
    open: () => setSelection({ kind: "lost", at: segment.at, window: "24h" }),
  }));
  return (
    <section className="losses" aria-label={text("losses.title")}>
      <div className="losses__head">
        <span>{text("losses.title")}</span>
        {parts
          .filter(({ at }) => !isLost(at))
          .map((part) => (
            <Part key={part.at} part={part} text={text} />
          ))}
        <small>{text("losses.sample", { n: formatCount(losses.incidents) })}</small>
      </div>
      <div className="losses__bar" aria-hidden="true">
        {parts.map(({ at, name, look, count, open }) => (
          <button
            key={at}
            type="button"
            tabIndex={-1}
            className={look}
            style={{ "--count": count } as CSSProperties}
            title={`${name} ${formatCount(count)}`}
            onClick={open}
          />
        ))}
      </div>
      <div className="losses__parts">
        {parts
          .filter(({ at }) => isLost(at))
          .map((part) => (
            <Part key={part.at} part={part} text={text} />
          ))}
      </div>
    </section>
  );
}

interface PartProps {
  readonly part: LossSegment & { readonly name: string; readonly look: string; open(): void };
  readonly text: Cockpit["text"];
}

/** One outcome with how many of every hundred it took; how many in all is its title, and which ones its list. */
function Part({ part: { at, name, look, count, ofHundred, open }, text }: PartProps) {
  return (
    <button
      type="button"
      className="losses__part"
      onClick={open}
      title={text("losses.count", { n: formatCount(count) })}
    >
      <i className={look} aria-hidden="true" />
      <span>{name}</span>
      <Figure isInside className="losses__count" id={`losses.${at}@24h`} value={count}>
        {count > 0 && ofHundred === 0 ? "<1" : ofHundred}
      </Figure>
    </button>
  );
}

function isLost(at: LossSegment["at"]): at is LimitedStage {
  return at !== "kept" && at !== "running";
}
