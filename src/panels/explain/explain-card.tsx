import "./explain.css";
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";
import type { Selection } from "../../derive/derived.ts";
import { formatClock } from "../../shared/format-instant.ts";
import { formatCount, formatShare } from "../../shared/format-number.ts";
import { copyText } from "../../surfaces/save/copy-text.ts";
import { CloseButton } from "../close-button.tsx";
import type { Cockpit } from "../cockpit.ts";
import { formatLimit } from "../format.ts";
import { StateGlyph } from "../glyphs/state-glyph.tsx";
import { CalibrationTable } from "../prediction/calibration-table.tsx";
import { ExplainFormula } from "./explain-formula.tsx";
import { boundaryWords, phraseWords, windowInstants } from "./explain-words.ts";
import type { ExplainedGroup, ExplainedMechanism, Explanation, Phrase } from "./explanation.ts";

interface ExplainCardProps {
  readonly explanation: Explanation;
  /** Language, words, zone and whether the data is a demonstration: never a live figure. */
  readonly cockpit: Pick<Cockpit, "language" | "text" | "profile">;
  onClose(): void;
  onList(selection: Selection): void;
  /** The address of this view with a list open; null: as it stands. */
  addressOf(selection: Selection | null): string;
}

/** 这个数怎么来的: what a figure means and how it came about, frozen at the moment it was asked. */
export function ExplainCard({ explanation, cockpit, onClose, onList, addressOf }: ExplainCardProps) {
  const { profile, text } = cockpit;
  const { counted, left, window, mechanism, comparisons, notes, gaps, links, at } = explanation;
  const say = (phrase: Phrase): string => phraseWords(phrase, cockpit);
  const close = useRef<HTMLButtonElement>(null);
  // Who asked with the keyboard reads on with it; the page must not scroll to the card.
  useEffect(() => close.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <header className="explain__head">
        <h2>{text("explain.title")}</h2>
        {profile.demonstration && <span>{text("explain.demonstration")}</span>}
        <CloseButton ref={close} label={text("explain.close")} onClose={onClose} />
      </header>
      <dl className="explain__rows">
        <Row label={text("explain.row.definition")}>
          <p className="explain__line">{say(explanation.definition)}</p>
        </Row>
        <Row label={text(explanation.formula === null ? "explain.row.value" : "explain.row.formula")}>
          <ExplainFormula explanation={explanation} cockpit={cockpit} />
        </Row>
        {counted !== null && <Group label={text("explain.row.counted")} group={counted} of={counted} say={say} />}
        {left !== null && left.total > 0 && (
          <Group label={text("explain.row.left")} group={left} of={counted ?? left} say={say} />
        )}
        {window !== null && (
          <Row label={text("explain.row.window")}>
            {window.to !== null && (
              <p className="explain__line">{windowInstants(window.from, window.to, profile.zone)}</p>
            )}
            <p className={window.to === null ? "explain__line" : "explain__line explain__quiet"}>
              {say(window.phrase)}
            </p>
          </Row>
        )}
        {comparisons.length > 0 && (
          <Row label={text("explain.row.compare")}>
            <ul className="explain__compare">
              {comparisons.map((other) => (
                <li key={other.phrase.key}>
                  <span>{say(other.phrase)}</span>{" "}
                  {explanation.format === "share" ? (
                    <>
                      <b className="explain__other">{formatShare(other.value)}</b>
                      {other.value !== null && "%"} <small>n {formatCount(other.count)}</small>
                    </>
                  ) : (
                    <b className="explain__other">{formatCount(other.value)}</b>
                  )}
                </li>
              ))}
            </ul>
          </Row>
        )}
        {mechanism !== null && (
          <Row label={text("explain.row.mechanism")}>
            <p className="explain__line">
              {text(mechanism.versions.length > 1 ? "explain.versionOf" : "explain.version", {
                mechanism: mechanism.name[cockpit.language],
                n: mechanism.version,
                of: mechanism.versions.length,
              })}
              {mechanism.start !== null && ` · ${say(mechanism.start)}`}
              {mechanism.isAssumed && <span className="explain__assumed">{text("gauges.assumed")}</span>}
            </p>
            <p className="explain__line explain__quiet">
              {mechanism.since === null
                ? text("explain.sinceEver")
                : text("explain.since", { date: boundaryWords(mechanism.since, profile.zone) })}
              {" · "}
              {text("explain.note.source", { source: mechanism.source })}
            </p>
            {mechanism.versions.length > 1 && <Versions mechanism={mechanism} cockpit={cockpit} />}
          </Row>
        )}
        {explanation.calibration !== null && (
          <Row label={text("explain.row.calibration")}>
            <CalibrationTable learned={explanation.calibration.learned} cockpit={cockpit} />
          </Row>
        )}
        <Row label={text("explain.row.asOf")}>
          <p className="explain__line">{text("explain.asOf", { clock: formatClock(at, profile.zone) })}</p>
          {notes.map((note) => (
            <p key={note.key} className="explain__line explain__quiet">
              {say(note)}
            </p>
          ))}
          {gaps.map((gap) => (
            <p key={say(gap)} className="explain__line explain__gap">
              <StateGlyph kind="stale" /> {say(gap)}
            </p>
          ))}
        </Row>
      </dl>
      <footer className="explain__foot">
        {links.map((link) => (
          <button key={link.phrase.key} type="button" onClick={() => onList(link.selection)}>
            {say(link.phrase)} →
          </button>
        ))}
        <CopyLink address={() => addressOf(links[0]?.selection ?? null)} text={text} />
      </footer>
    </>
  );
}

interface CopyLinkProps {
  address(): string;
  readonly text: Cockpit["text"];
}

/** Copies the address of the list behind the figure, and says whether it worked. */
function CopyLink({ address, text }: CopyLinkProps) {
  const [answer, setAnswer] = useState("");
  const copy = async (): Promise<void> => setAnswer((await copyText(address())) ? "copied" : "copyFailed");
  return (
    <>
      <button type="button" className="explain__copy" onClick={() => void copy()}>
        {text("explain.copy")}
      </button>
      <span className="explain__answer" role="status">
        {answer !== "" && text(`explain.${answer}`)}
      </span>
    </>
  );
}

interface VersionsProps {
  readonly mechanism: ExplainedMechanism;
  readonly cockpit: ExplainCardProps["cockpit"];
}

/** 口径变更: every version with its dates and its limit of the stage, and what else of it changed; the one that holds now marked. */
function Versions({ mechanism: { version, versions }, cockpit }: VersionsProps) {
  const { text, profile } = cockpit;
  const day = (written: string | null): string => (written === null ? "" : boundaryWords(written, profile.zone));
  const hasOtherStarts = new Set(versions.map(({ start }) => JSON.stringify(start))).size > 1;
  const hasOtherTargets = new Set(versions.map(({ target }) => target)).size > 1;
  return (
    <details className="explain__versions">
      <summary>{text("explain.versions", { n: versions.length - 1 })}</summary>
      <ol>
        {versions.map(({ from, to, limit, start, target }, index) => (
          <li key={`${from}/${to}`} aria-current={index + 1 === version}>
            <span>{text(datesKey(from, to), { from: day(from), to: day(to) })}</span>
            <span>{limit === null ? text("explain.versionUnlimited") : `≤ ${formatLimit(limit, text)}`}</span>
            {hasOtherStarts && start !== null && <span>{phraseWords(start, cockpit)}</span>}
            {hasOtherTargets && target !== null && (
              <span>{text("explain.target", { target: formatShare(target, 0) })}</span>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function datesKey(from: string | null, to: string | null): string {
  if (from === null) return to === null ? "explain.versionDates.always" : "explain.versionDates.until";
  return to === null ? "explain.versionDates.since" : "explain.versionDates.between";
}

interface RowProps {
  readonly label: string;
  readonly total?: number;
  readonly children: ReactNode;
}

function Row({ label, total, children }: RowProps) {
  return (
    <div className="explain__row">
      <dt>
        {label}
        {total !== undefined && <b className="explain__total">{formatCount(total)}</b>}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

interface GroupProps {
  readonly label: string;
  readonly group: ExplainedGroup;
  /** The group whose total is a full bar. */
  readonly of: ExplainedGroup;
  say(phrase: Phrase): string;
}

/** Why, how many, and how much that is: the bars of both groups are on one scale. */
function Group({ label, group, of, say }: GroupProps) {
  const whole = Math.max(1, of.total, group.total);
  return (
    <Row label={label} total={group.total}>
      <ul className="explain__parts">
        {group.parts.map((part) => (
          <li key={say(part.phrase)}>
            <span className="explain__part">{say(part.phrase)}</span>
            <span className="explain__bar" aria-hidden="true">
              <i
                className={`explain__fill explain__fill--${part.tone}`}
                style={{ "--share": part.count / whole } as CSSProperties}
              />
            </span>
            <b className="explain__count">{formatCount(part.count)}</b>
          </li>
        ))}
        {group.parts.length === 0 && <li className="explain__quiet">—</li>}
      </ul>
    </Row>
  );
}
