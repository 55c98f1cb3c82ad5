import "./incident-drawer.css";
import "../spotlight/spotlight.css";
import type { RefObject } from "react";
import { type Incident, isOpen } from "../../domain/incident.ts";
import { formatCountdown } from "../../shared/format-duration.ts";
import type { Cockpit } from "../cockpit.ts";
import { SeverityBars, severityNumeral } from "../glyphs/severity-bars.tsx";
import { Silhouette } from "../glyphs/silhouette.tsx";
import { holderOf } from "../holder.ts";
import { nameOf, regionsOf, standingWord, symbolOf } from "../incident-table/incident-words.ts";
import { PredictionChip } from "../prediction/prediction-chip.tsx";
import { UnitLine } from "../spotlight/unit-line.tsx";
import { standstillWords } from "../standstill-words.ts";
import { SupervisionLine } from "../supervision/supervision-line.tsx";
import { CopyLink } from "./copy-link.tsx";
import { DrawerHistory } from "./drawer-history.tsx";
import { DrawerMap } from "./drawer-map.tsx";
import { DrawerStages } from "./drawer-stages.tsx";

interface IncidentDrawerProps {
  /** Where the focus may be sent. */
  readonly drawer?: RefObject<HTMLElement | null>;
  readonly incident: Incident;
  readonly cockpit: Cockpit;
  /** To the next row or the one before. */
  onLeaf(step: 1 | -1): void;
  onClose(): void;
}

/** Everything the cockpit knows of one incident, beside the table. */
export function IncidentDrawer({ drawer, incident, cockpit: viewed, onLeaf, onClose }: IncidentDrawerProps) {
  // What the screen is cut to does not cut what is known of this one.
  const cockpit: Cockpit = { ...viewed, ...viewed.whole };
  const { profile, language, text } = cockpit;
  return (
    <aside
      ref={drawer}
      onKeyDown={(event) => {
        // Opened by a key it has the focus, and the arrows leaf on.
        if (event.target !== event.currentTarget || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
        event.preventDefault();
        onLeaf(event.key === "ArrowDown" ? 1 : -1);
      }}
      tabIndex={-1}
      className="incident-drawer"
      aria-label={text("drawer.label")}
      data-incident={incident.id}
    >
      <header className="incident-drawer__head">
        <Silhouette symbol={symbolOf(incident, profile)} />
        <span>{nameOf(profile.categories, incident.category, language)}</span>
        <SeverityBars severity={incident.severity} />
        <span>{text("spotlight.severity", { severity: severityNumeral(incident.severity) })}</span>
        <span className="incident-drawer__id">{incident.id}</span>
        <HeadButton label={text("drawer.previous")} path="M3 10L8 5L13 10" onClick={() => onLeaf(-1)} />
        <HeadButton label={text("drawer.next")} path="M3 6L8 11L13 6" onClick={() => onLeaf(1)} />
        <HeadButton label={text("drawer.close")} path="M3 3L13 13M13 3L3 13" onClick={onClose} />
      </header>
      <div className="incident-drawer__body">
        <Summary incident={incident} cockpit={cockpit} />
        <DrawerStages incident={incident} cockpit={cockpit} />
        <DrawerMap incident={incident} cockpit={cockpit} />
        <UnitLine incident={incident} cockpit={cockpit} />
        <DrawerHistory incident={incident} cockpit={cockpit} />
      </div>
      <footer className="incident-drawer__foot">
        <CopyLink key={incident.id} />
        <SupervisionLine incident={incident} cockpit={cockpit} />
      </footer>
    </aside>
  );
}

interface PartProps {
  readonly incident: Incident;
  readonly cockpit: Cockpit;
}

function Summary({ incident, cockpit }: PartProps) {
  const { profile, language, derived, predictions, now, text } = cockpit;
  const deadline = derived.deadlineOf(incident);
  const prediction = predictions.of(incident);
  const standstill = derived.standstillOf(incident);
  const region = nameOf(regionsOf(profile), incident.region, language);
  const holder = isOpen(incident) ? holderOf(incident, cockpit) : null;
  const where = [region, incident.place].filter((part) => part !== "").join(" · ");
  return (
    <section className="drawer-summary">
      <h3>{incident.title}</h3>
      <p className="drawer-summary__clock" data-state={deadline.state}>
        {deadline.state === "none" ? (
          <span>{standingWord(incident, text)}</span>
        ) : (
          <>
            <b>{formatCountdown(deadline.dueAt, now)}</b>
            <span className="drawer-summary__left">
              {text(deadline.state === "breached" ? "drawer.overdue" : "drawer.left", {
                stage: deadline.stage?.name[language] ?? "",
              })}
            </span>
          </>
        )}
        {prediction !== null && (
          <span className="drawer-summary__likely">
            {text("table.column.likely")} <PredictionChip prediction={prediction} />
          </span>
        )}
      </p>
      <p className="drawer-summary__where">{where}</p>
      {standstill !== null && <p className="drawer-summary__still">{standstillWords(standstill, cockpit)}</p>}
      <dl>
        {holder !== null && (
          <>
            <dt>{text("table.column.holder")}</dt>
            <dd>{text(`holder.${holder.kind}`, { name: holder.name })}</dd>
          </>
        )}
        <dt>{text("table.column.brain")}</dt>
        <dd>{nameOf(profile.brains, incident.brain, language)}</dd>
        {incident.contact !== null && (
          <>
            <dt>{text("drawer.contact")}</dt>
            <dd>{incident.contact}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

interface HeadButtonProps {
  readonly label: string;
  readonly path: string;
  onClick(): void;
}

function HeadButton({ label, path, onClick }: HeadButtonProps) {
  return (
    <button type="button" className="incident-drawer__button" aria-label={label} title={label} onClick={onClick}>
      <svg className="glyph" viewBox="0 0 16 16" strokeWidth="1.6" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}
