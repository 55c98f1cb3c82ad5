import { useMemo } from "react";
import { CockpitProvider, type Language, type Theme, useCockpit, useText } from "../../src/panels/cockpit.ts";
import { EconomyPanel } from "../../src/panels/economy/economy-panel.tsx";
import { ExplainCard } from "../../src/panels/explain/explain-card.tsx";
import { explainFigure } from "../../src/panels/explain/explain-figure.ts";
import { FeedPanel } from "../../src/panels/feed/feed-panel.tsx";
import { IncidentList } from "../../src/panels/incident-list/incident-list.tsx";
import { PanelFrame } from "../../src/panels/panel-frame/panel-frame.tsx";
import { PortsPanel } from "../../src/panels/ports/ports-panel.tsx";
import { ResponsePanel } from "../../src/panels/response/response-panel.tsx";
import { SpotlightCard } from "../../src/panels/spotlight/spotlight-card.tsx";
import { StageGaugesPanel } from "../../src/panels/stage-gauges/stage-gauges-panel.tsx";
import { TideStrip } from "../../src/panels/tide/tide-strip.tsx";
import { TiersPanel } from "../../src/panels/tiers/tiers-panel.tsx";
import { TopBar } from "../../src/panels/top-bar/top-bar.tsx";
import { UrgentPanel } from "../../src/panels/urgent/urgent-panel.tsx";
import { AlarmSamples } from "./alarm-samples.tsx";
import { ConnectionSamples } from "./connection-samples.tsx";
import { standingSource } from "./fake-cockpit.ts";
import type { GalleryDay } from "./gallery-day.ts";
import { cockpitOf, type GalleryState } from "./gallery-states.ts";
import { PredictionSamples } from "./prediction-samples.tsx";

interface GalleryPageProps {
  readonly day: GalleryDay;
  readonly states: readonly GalleryState[];
  readonly view: { readonly language: Language; readonly theme: Theme };
}

/** Each state as a wall without its map: bar, columns, spotlight, tide strips. */
export function GalleryPage({ day, states, view }: GalleryPageProps) {
  return (
    <main className="gallery">
      {states.map((state) => (
        <Wall key={state} state={state} day={day} view={view} />
      ))}
    </main>
  );
}

function Wall({ state, day, view }: Omit<GalleryPageProps, "states"> & { readonly state: GalleryState }) {
  const source = useMemo(() => standingSource(cockpitOf(state, day, view)), [state, day, view]);
  return (
    <CockpitProvider value={source}>
      <section className="gallery__wall" data-gallery={state}>
        <div className="gallery__top">
          <TopBar scene="overview" hrefOf={() => "#"} onConnection={() => {}} onAction={() => {}} />
        </div>
        <div className="gallery__body">
          <div className="gallery__column gallery__column--left">
            <StageGaugesPanel />
            <UrgentPanel />
            <ResponsePanel />
          </div>
          <div className="gallery__map">
            <SpotlightCard corner="bottomRight" />
            <OwnStates />
            <PredictionSamples />
          </div>
          <div className="gallery__column gallery__column--right">
            <FeedPanel />
            <PortsPanel />
            <TiersPanel />
            <EconomyPanel />
          </div>
        </div>
        <Cards />
        <AlarmSamples />
        {state === "normal" && <ConnectionSamples />}
        <TideStrip />
        <TideStrip variant="slim" />
        <div className="gallery__small">
          <div className="gallery__desk" data-form="desk">
            <TideStrip variant="desk" />
          </div>
          <div className="gallery__phone" data-form="phone">
            <TideStrip variant="phone" />
          </div>
        </div>
      </section>
    </CockpitProvider>
  );
}

/** What lies over a scene: an explanation, and the incidents behind a figure. */
function Cards() {
  const cockpit = useCockpit((current) => current);
  const ids = ["stage.1310.arrived.share@24h", "incidents.reported@24h", "units.onduty"];
  return (
    <div className="gallery__cards">
      {ids.map((id) => {
        const explained = explainFigure(id, cockpit);
        return (
          explained !== null && (
            <article key={id} className="explain__card">
              <ExplainCard
                explanation={explained}
                cockpit={cockpit}
                onClose={() => {}}
                onList={() => {}}
                addressOf={() => "#"}
              />
            </article>
          )
        );
      })}
      <IncidentList selection={{ kind: "open" }} onChoose={() => {}} onClose={() => {}} />
    </div>
  );
}

/** The looks a panel gives itself, whatever the stream does. */
function OwnStates() {
  const text = useText();
  const body = <p className="gallery__number">5.2</p>;
  return (
    <div className="gallery__own">
      <PanelFrame title={text("response.title")} asOf="14:32:08" state={{ kind: "error", message: "502" }}>
        {body}
      </PanelFrame>
      <PanelFrame title={text("response.title")} asOf="14:32:08" state={{ kind: "simulated" }}>
        {body}
      </PanelFrame>
    </div>
  );
}
