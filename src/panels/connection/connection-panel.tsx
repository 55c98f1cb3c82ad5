import "./connection.css";
import type { ReactNode } from "react";
import type { QualityReport } from "../../domain/quality.ts";
import { formatCount, MISSING } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { QualityList } from "../data-quality/quality-list.tsx";
import { qualityFigures } from "../data-quality/quality-rows.ts";
import { Figure } from "../figure.tsx";
import { sinceInstant } from "../since-words.ts";
import { connectionWords, formatLatency } from "./connection-words.ts";

/** Whoever looks for more has the panel of its own. */
const MOST_FINDINGS = 30;

interface ConnectionPanelProps {
  onClose(): void;
  /** More at the foot: what the shell lets the viewer set. */
  readonly children?: ReactNode;
}

/** The connection in full: state, latency, place in the stream, and everything that was turned away, by reason. */
export function ConnectionPanel({ onClose, children }: ConnectionPanelProps) {
  const cockpit = useBeat(SECOND);
  const { connection, text } = cockpit;
  const { lag } = connection;
  const rejected = [...connection.rejected].sort(([, a], [, b]) => b - a);
  const total = rejected.reduce((sum, [, count]) => sum + count, 0);
  return (
    <dialog className="connection" open aria-label={text("connection.title")}>
      <header className="connection__head">
        <h2>{text("connection.title")}</h2>
        <button type="button" className="connection__close" onClick={onClose} aria-label={text("connection.close")}>
          ✕
        </button>
      </header>
      <dl className="connection__facts">
        <Fact name={text("connection.fact.state")}>
          <Figure id="stream.state" value={connection.state.kind}>
            {connectionWords(connection.state, cockpit, text)}
          </Figure>
        </Fact>
        <Fact name={text("connection.fact.latency")}>
          <Figure id="stream.latency" value={connection.latency}>
            {formatLatency(connection.latency)}
          </Figure>
        </Fact>
        <Fact name={text("connection.fact.lag")}>
          <Figure id="stream.lag.p50" value={lag.p50}>
            {text("connection.lag.median", { length: formatLatency(lag.p50) })}
          </Figure>
          {" · "}
          <Figure id="stream.lag.p95" value={lag.p95}>
            {text("connection.lag.p95", { length: formatLatency(lag.p95) })}
          </Figure>
          {lag.ahead > 0 && (
            <Figure className="connection__ahead" id="stream.lag.ahead" value={lag.ahead}>
              {text("connection.lag.ahead", { n: formatCount(lag.ahead) })}
            </Figure>
          )}
        </Fact>
        <Fact name={text("connection.fact.sequence")}>
          <Figure id="stream.sequence" value={connection.sequence}>
            {formatCount(connection.sequence)}
          </Figure>
        </Fact>
        <Fact name={text("connection.fact.stream")}>{connection.streamId ?? "—"}</Fact>
        <Fact name={text("connection.fact.knownSince")}>
          <Figure id="stream.knownSince" value={connection.knownSince}>
            {connection.knownSince === null ? MISSING : sinceInstant(connection.knownSince, cockpit)}
          </Figure>
        </Fact>
        <Fact name={text("connection.fact.gaps")}>{formatCount(connection.gaps)}</Fact>
        <Fact name={text("connection.fact.duplicates")}>
          <Figure id="stream.duplicates" value={connection.duplicates}>
            {formatCount(connection.duplicates)}
          </Figure>
        </Fact>
        <Fact name={text("connection.fact.rejected")}>
          <Figure id="stream.rejected" value={total}>
            {formatCount(total)}
          </Figure>
        </Fact>
        {rejected.map(([reason, count]) => (
          <Fact key={reason} name={reasonWords(reason, text)} className="connection__reason">
            {formatCount(count)}
          </Fact>
        ))}
      </dl>
      {connection.complaints.length > 0 && (
        <ul className="connection__complaints" aria-label={text("connection.complaints")}>
          {latestFirst(connection.complaints).map(({ line, times }) => (
            <li key={line}>
              {line}
              {times > 1 && <b> ×{times}</b>}
            </li>
          ))}
        </ul>
      )}
      <details className="connection__quality">
        <summary>{text("quality.open", qualitySums(connection.quality))}</summary>
        <QualityList cockpit={cockpit} limit={MOST_FINDINGS} />
      </details>
      {children}
    </dialog>
  );
}

interface FactProps {
  readonly name: string;
  readonly className?: string;
  readonly children: ReactNode;
}

function Fact({ name, className, children }: FactProps) {
  return (
    <div className={className}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function qualitySums(report: QualityReport | null): Readonly<Record<string, string>> {
  const figures = qualityFigures(report);
  const count = (id: string): string => formatCount(figures[id] ?? null);
  return { rejected: count("quality.rejected"), doubtful: count("quality.doubtful") };
}

/** A reason the language files do not know is shown as the wire spells it. */
function reasonWords(reason: string, text: Cockpit["text"]): string {
  const key = `connection.reason.${reason}`;
  const words = text(key);
  return words === key ? reason : words;
}

/** The same line once, with how often it came; newest first. */
function latestFirst(complaints: readonly string[]): readonly { readonly line: string; readonly times: number }[] {
  const times = new Map<string, number>();
  for (const line of complaints.toReversed()) times.set(line, (times.get(line) ?? 0) + 1);
  return [...times].slice(0, 6).map(([line, count]) => ({ line, times: count }));
}
