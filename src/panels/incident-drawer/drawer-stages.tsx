import type { CSSProperties } from "react";
import type { StageStatus } from "../../derive/derived.ts";
import type { Incident } from "../../domain/incident.ts";
import type { Mechanism } from "../../domain/mechanism.ts";
import { formatElapsed } from "../../shared/format-duration.ts";
import { formatClock } from "../../shared/format-instant.ts";
import type { Cockpit } from "../cockpit.ts";
import { formatLimit } from "../format.ts";
import { lifecycleSteps, type LifecycleStep } from "../spotlight/lifecycle-steps.ts";
import { nameOf } from "../incident-table/incident-words.ts";

interface DrawerStagesProps {
  readonly incident: Incident;
  readonly cockpit: Cockpit;
}

/** The life of an incident, each stage's elapsed against its limit: by the mechanism of its ring, then by every other that applies. */
export function DrawerStages({ incident, cockpit }: DrawerStagesProps) {
  const { derived, text } = cockpit;
  const byMechanism = groupByMechanism(derived.stagesOf(incident));
  if (byMechanism.length === 0) return <p className="incident-drawer__quiet">{text("drawer.noMechanism")}</p>;
  return byMechanism.map((statuses, index) => (
    <Mechanisms
      key={statuses[0]?.mechanism.id ?? index}
      statuses={statuses}
      isFirst={index === 0}
      incident={incident}
      cockpit={cockpit}
    />
  ));
}

interface MechanismsProps extends DrawerStagesProps {
  readonly statuses: readonly StageStatus[];
  readonly isFirst: boolean;
}

function Mechanisms({ statuses, isFirst, incident, cockpit }: MechanismsProps) {
  const { derived, profile, language, text } = cockpit;
  const mechanism: Mechanism | undefined = statuses[0]?.mechanism;
  const ring = isFirst ? derived.deadlineOf(incident).state : ringOf(statuses, cockpit.now);
  const steps = lifecycleSteps(incident, statuses, ring);
  const reportedAt = incident.stages.reported;
  return (
    <section className="drawer-stages" aria-label={mechanism?.name[language] ?? ""}>
      <h4>
        {mechanism?.name[language]}
        {mechanism?.status === "assumed" && <small>{text("gauges.assumed")}</small>}
      </h4>
      <ol>
        {(isFirst ? steps : steps.slice(1)).map((step) => (
          <li key={step.stage} className="drawer-stage" data-state={step.state} data-tone={step.tone}>
            <span className="drawer-stage__node" aria-hidden="true" />
            <span className="drawer-stage__name">{step.name?.[language] ?? text(`spotlight.stage.${step.stage}`)}</span>
            {step.stage === "reported" ? (
              <>
                <span className="drawer-stage__port">{nameOf(profile.ports, incident.port, language)}</span>
                <span className="drawer-stage__time">
                  {reportedAt === null ? "" : formatClock(reportedAt, profile.zone)}
                </span>
              </>
            ) : (
              <>
                <span className="drawer-stage__bar" style={{ "--spent": step.fill } as CSSProperties} />
                <span className="drawer-stage__time">{stageTime(step, text)}</span>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** `1:54 / 3 分`, before its clock starts `限 3 分`. */
function stageTime(step: LifecycleStep, text: Cockpit["text"]): string {
  const limit = step.limit === null ? null : formatLimit(step.limit, text);
  if (step.state === "passed") return text("drawer.passed");
  if (step.elapsed === null) return limit === null ? "" : text("spotlight.limit", { limit });
  return limit === null ? formatElapsed(step.elapsed) : `${formatElapsed(step.elapsed)} / ${limit}`;
}

function groupByMechanism(statuses: readonly StageStatus[]): readonly (readonly StageStatus[])[] {
  const groups = new Map<Mechanism, StageStatus[]>();
  for (const status of statuses) groups.set(status.mechanism, [...(groups.get(status.mechanism) ?? []), status]);
  return [...groups.values()];
}

/** The look of the running stage of a mechanism whose clock is not the ring: in time or late. */
function ringOf(statuses: readonly StageStatus[], now: number): "none" | "intime" | "breached" {
  const running = statuses.find(({ verdict, reachedAt }) => reachedAt === null && verdict !== "excluded");
  if (running === undefined || running.dueAt === null) return running?.verdict === "breached" ? "breached" : "none";
  return now > running.dueAt ? "breached" : "intime";
}
