import "./spotlight.css";
import { useEffect } from "react";
import type { Deadline } from "../../derive/derived.ts";
import { type Incident, isOpen } from "../../domain/incident.ts";
import { formatCountdown } from "../../shared/format-duration.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { SeverityBars, severityNumeral } from "../glyphs/severity-bars.tsx";
import { Silhouette } from "../glyphs/silhouette.tsx";
import { SupervisionLine } from "../supervision/supervision-line.tsx";
import { LifecycleTrack } from "./lifecycle-track.tsx";
import { lifecycleSteps } from "./lifecycle-steps.ts";
import { UnitLine } from "./unit-line.tsx";
import { useFocus } from "./use-focus.ts";

interface SpotlightCardProps {
  /** Corner of the map pane the card stands in. */
  readonly corner: "topLeft" | "topRight" | "bottomLeft" | "bottomRight";
  /** Told whenever the card goes to another incident, and null when it hides: the map draws its ring and leader from this. */
  readonly onFocus?: (incident: string | null) => void;
}

/** 焦点: the incident the wall looks at: the viewer's choice, else by turns those overdue and at risk. */
export function SpotlightCard({ corner, onFocus }: SpotlightCardProps) {
  const cockpit = useBeat(SECOND);
  const incident = useFocus(cockpit);
  const id = incident?.id ?? null;
  useEffect(() => onFocus?.(id), [id, onFocus]);
  if (incident === null || cockpit.freshness === "loading") return null;
  const { profile, language, derived, text } = cockpit;
  const deadline = derived.deadlineOf(incident);
  const port = profile.ports.find((candidate) => candidate.id === incident.port);
  const source = [incident.place, port?.name[language] ?? incident.port, incident.contact];
  return (
    <article className={`spotlight spotlight--${corner}`} aria-label={text("spotlight.label")} key={incident.id}>
      <Head incident={incident} deadline={deadline} cockpit={cockpit} />
      <h3 className="spotlight__title">{incident.title}</h3>
      <p className="spotlight__source">{source.filter((part) => part !== null && part !== "").join(" · ")}</p>
      <LifecycleTrack
        steps={lifecycleSteps(incident, derived.stagesOf(incident), deadline.state)}
        reportedAt={incident.stages.reported}
        cockpit={cockpit}
      />
      <UnitLine incident={incident} cockpit={cockpit} />
      <SupervisionLine incident={incident} cockpit={cockpit} />
    </article>
  );
}

interface HeadProps {
  readonly incident: Incident;
  readonly deadline: Deadline;
  readonly cockpit: Cockpit;
}

function Head({ incident, deadline, cockpit }: HeadProps) {
  const { profile, language, text } = cockpit;
  const category = profile.categories.find((candidate) => candidate.id === incident.category);
  return (
    <header className="spotlight__head">
      {category !== undefined && <Silhouette symbol={category.symbol} />}
      <span>{category?.name[language] ?? incident.category}</span>
      <SeverityBars severity={incident.severity} />
      <span>{text("spotlight.severity", { severity: severityNumeral(incident.severity) })}</span>
      <span className="spotlight__id">{incident.id}</span>
      <Clock incident={incident} deadline={deadline} cockpit={cockpit} />
    </header>
  );
}

/** The countdown of the current stage; closed and suspended incidents say so instead. */
function Clock({ incident, deadline, cockpit }: HeadProps) {
  const { text, now } = cockpit;
  if (deadline.state === "none") {
    const word = !isOpen(incident) ? "closed" : incident.suspendedSince !== null ? "suspended" : null;
    return <span className="spotlight__left">{word === null ? "" : text(`spotlight.${word}`)}</span>;
  }
  return (
    <>
      {/* An overdue chip says it with its plus sign. */}
      <span className="spotlight__left">{deadline.state === "breached" ? "" : text("spotlight.left")}</span>
      <span className={`spotlight__clock spotlight__clock--${deadline.state}`}>
        {formatCountdown(deadline.dueAt, now)}
      </span>
    </>
  );
}
