import { formatElapsed } from "../../shared/format-duration.ts";
import { formatCount } from "../../shared/format-number.ts";
import type { Cockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";

/** How many are at risk and late, each a way to its list's explanation; how long the oldest breach has lasted. Nothing late is nothing red. */
export function UrgentCounts({ cockpit }: { readonly cockpit: Pick<Cockpit, "derived" | "now" | "text"> }) {
  const { derived, now, text } = cockpit;
  const { atRisk, breached } = derived;
  const oldest = derived.oldestBreach();
  const age = oldest === null ? null : now - derived.deadlineOf(oldest).dueAt;
  return (
    <p className="urgent__counts" aria-live="polite">
      <Figure id="deadline.atrisk" className={`urgent__count ${tone("atrisk", atRisk)}`} value={atRisk}>
        {formatCount(atRisk)}
      </Figure>
      <span>{text("urgent.atRisk")}</span>
      <Figure id="deadline.breached" className={`urgent__count ${tone("breached", breached)}`} value={breached}>
        {formatCount(breached)}
      </Figure>
      <span>{text("urgent.breached")}</span>
      {age !== null && (
        // It grows every second: nobody wants to hear it each time.
        <span className="urgent__oldest" aria-live="off">
          {text("urgent.oldest")}{" "}
          <Figure id="deadline.oldest" value={age}>
            {formatElapsed(age)}
          </Figure>
        </span>
      )}
    </p>
  );
}

function tone(state: "atrisk" | "breached", count: number): string {
  return `urgent__count--${count === 0 ? "none" : state}`;
}
