import type { CSSProperties } from "react";
import { formatElapsed } from "../../shared/format-duration.ts";
import { formatClockMinutes } from "../../shared/format-instant.ts";
import { MISSING } from "../../shared/format-number.ts";
import type { EpochMs } from "../../shared/units.ts";
import type { Cockpit } from "../cockpit.ts";
import { formatLimit } from "../format.ts";
import type { LifecycleStep } from "./lifecycle-steps.ts";

interface LifecycleTrackProps {
  readonly steps: readonly LifecycleStep[];
  readonly reportedAt: EpochMs | null;
  readonly cockpit: Cockpit;
}

/** An incident's life as nodes on a line: ticked when done, ringed while running, hollow while waiting; segments fill with elapsed ÷ limit. */
export function LifecycleTrack({ steps, reportedAt, cockpit }: LifecycleTrackProps) {
  const { text, language, profile } = cockpit;
  return (
    <ol className="spotlight__track" style={{ "--last": Math.max(1, steps.length - 1) } as CSSProperties}>
      {steps.map((step, index) => (
        <li
          key={step.stage}
          className={`spotlight__step spotlight__step--${step.state} spotlight__step--${step.tone}`}
          style={{ "--index": index } as CSSProperties}
        >
          {index > 0 && (
            <span className="spotlight__segment">
              <i style={{ width: `${step.fill * 100}%` }} />
            </span>
          )}
          <span className="spotlight__name">{step.name?.[language] ?? text(`spotlight.stage.${step.stage}`)}</span>
          <Node step={step} />
          <span className="spotlight__elapsed">
            {step.stage === "reported"
              ? reportedAt === null
                ? MISSING
                : formatClockMinutes(reportedAt, profile.zone)
              : elapsedWords(step)}
          </span>
          <span className="spotlight__limit">
            {step.limit === null ? "" : text("spotlight.limit", { limit: formatLimit(step.limit, text) })}
          </span>
        </li>
      ))}
    </ol>
  );
}

function elapsedWords(step: LifecycleStep): string {
  if (step.elapsed === null) return MISSING;
  return step.state === "done" ? `+${formatElapsed(step.elapsed)}` : formatElapsed(step.elapsed);
}

function Node({ step }: { readonly step: LifecycleStep }) {
  return (
    <svg className="spotlight__node" viewBox="-7 -7 14 14" aria-hidden="true">
      {step.state === "done" ? (
        <>
          <circle className="spotlight__disc" r="6.5" />
          <path className="spotlight__tick" d="M-2.8 0.2L-0.8 2.2L3 -2" />
        </>
      ) : (
        <circle className="spotlight__ring" r="5.4" />
      )}
    </svg>
  );
}
