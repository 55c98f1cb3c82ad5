import "./headline-counts.css";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { Figure } from "../figure.tsx";
import { sinceWords } from "../since-words.ts";

/** The three numbers a phone opens with: late, about to be late, in hand. */
export function HeadlineCounts() {
  const cockpit = useBeat(SECOND);
  const { derived, freshness, text } = cockpit;
  const isLoading = freshness === "loading";
  const since = isLoading ? null : sinceWords("all", cockpit);
  const counts = [
    { id: "deadline.breached", tone: "breached", value: derived.breached, label: text("urgent.breached") },
    { id: "deadline.atrisk", tone: "atrisk", value: derived.atRisk, label: text("urgent.atRisk") },
    { id: "incidents.open", tone: "open", value: derived.open, label: text("urgent.inHand") },
  ];
  return (
    <section className="headline" data-freshness={freshness}>
      {counts.map(({ id, tone, value, label }) => (
        <p
          key={id}
          aria-live={tone === "open" ? "off" : "polite"}
          className={`headline__count headline__count--${!isLoading && value === 0 ? "none" : tone}`}
        >
          <Figure id={id} value={isLoading ? null : value}>
            {formatCount(isLoading ? null : value)}
          </Figure>
          <span>{label}</span>
        </p>
      ))}
      {since !== null && <p className="headline__since">{since}</p>}
    </section>
  );
}
