import { type ReactNode, useMemo } from "react";
import { type Cockpit, CockpitProvider, type Form, useCockpit } from "../../src/panels/cockpit.ts";
import { ExplainCard } from "../../src/panels/explain/explain-card.tsx";
import { explainFigure } from "../../src/panels/explain/explain-figure.ts";
import { FilterChips } from "../../src/panels/filter-chips/filter-chips.tsx";
import { IncidentDrawer } from "../../src/panels/incident-drawer/incident-drawer.tsx";
import { IncidentTablePanel } from "../../src/panels/incident-table/incident-table-panel.tsx";
import { WallTablePanel } from "../../src/panels/incident-table/wall-table-panel.tsx";
import { SupervisionStrip } from "../../src/panels/supervision/supervision-strip.tsx";
import { ModeIndicator } from "../../src/panels/top-bar/mode-indicator.tsx";
import { SurgeBanner } from "../../src/panels/top-bar/surge-banner.tsx";
import { MINUTE } from "../../src/shared/units.ts";
import { standingSource } from "./fake-cockpit.ts";

const nothing = (): void => {};

/** What a scene shows beside its panels: the table on a desk and on a wall, drawer, explanation, and the strips under the top bar. A cell each. */
export function DeskSamples() {
  const cockpit = useCockpit((whole) => whole);
  const { derived, now, profile } = cockpit;
  const [incident] = derived.urgent(1);
  const explained = explainFigure("stage.1310.arrived.share@24h", cockpit);
  return (
    <>
      <Sample name="incident-table" form="desk">
        <IncidentTablePanel />
      </Sample>
      <Sample name="wall-table" form="wall">
        <WallTablePanel />
      </Sample>
      <Sample name="drawer" form="desk">
        {incident !== undefined && (
          <IncidentDrawer incident={incident} cockpit={cockpit} onLeaf={nothing} onClose={nothing} />
        )}
      </Sample>
      <Sample name="explanation" form="desk">
        {explained !== null && (
          <article className="explain__card">
            <ExplainCard
              explanation={explained}
              cockpit={cockpit}
              onClose={nothing}
              onList={nothing}
              addressOf={() => "#"}
            />
          </article>
        )}
      </Sample>
      <Sample
        name="strips"
        form="desk"
        change={{
          surge: { since: now - 18 * MINUTE, reason: "四季花城 厂房 起火" },
          filter: {
            ...cockpit.filter,
            categories: profile.categories.slice(0, 1).map(({ id }) => id),
            severities: [1, 2],
            tiers: ["grid"],
          },
        }}
      >
        <SurgeBanner />
        <FilterChips />
        <ModeIndicator />
        <SupervisionStrip />
      </Sample>
    </>
  );
}

interface SampleProps {
  readonly name: string;
  readonly form: Form;
  readonly change?: Partial<Cockpit>;
  readonly children: ReactNode;
}

function Sample({ name, form, change, children }: SampleProps) {
  const cockpit = useCockpit((whole) => whole);
  const source = useMemo(() => standingSource({ ...cockpit, form, ...change }), [cockpit, form, change]);
  return (
    <CockpitProvider value={source}>
      <div className={`gallery__cell gallery__cell--${name} shell--${form}`} data-panel={name} data-form={form}>
        {children}
      </div>
    </CockpitProvider>
  );
}
