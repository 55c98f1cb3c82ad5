import { useMemo } from "react";
import { PANEL_IDS, findPanel } from "../../src/app/panel-registry.tsx";
import { PlacedPanel } from "../../src/app/shell/panel-column.tsx";
import { CockpitProvider, type Language, type Theme, useText } from "../../src/panels/cockpit.ts";
import { PanelFrame } from "../../src/panels/panel-frame/panel-frame.tsx";
import type { Profile } from "../../src/domain/profile.ts";
import { DeskSamples } from "./desk-samples.tsx";
import { standingSource } from "./fake-cockpit.ts";
import type { GalleryDay } from "./gallery-day.ts";
import { cockpitOf, type GalleryState, type SheetState } from "./gallery-states.ts";

interface PanelSheetProps {
  readonly state: SheetState;
  readonly day: GalleryDay;
  readonly view: { readonly language: Language; readonly theme: Theme };
}

/** Every panel of the registry in one state, each in a cell as wide as a wall's column, with the options the street gives it; and what scenes show beside panels. */
export function PanelSheet({ state, day, view }: PanelSheetProps) {
  const stream: GalleryState = state === "error" || state === "simulated" ? "normal" : state;
  const source = useMemo(() => standingSource(cockpitOf(stream, day, view)), [stream, day, view]);
  return (
    <CockpitProvider value={source}>
      <section className="gallery__sheet shell--wall" data-sheet={state}>
        {PANEL_IDS.map((id) => (
          <div key={id} className={`gallery__cell gallery__cell--${id}`} data-panel={id}>
            {state === "error" || state === "simulated" ? (
              <Framed id={id} state={state} />
            ) : (
              <PlacedPanel id={id} options={optionsOf(day.profile, id)} />
            )}
          </div>
        ))}
        {state !== "error" && state !== "simulated" && <DeskSamples />}
      </section>
    </CockpitProvider>
  );
}

/** The looks any panel may be given: it failed, or its figures are made up. */
function Framed({ id, state }: { readonly id: string; readonly state: "error" | "simulated" }) {
  const text = useText();
  return (
    <PanelFrame
      title={text(findPanel(id)?.title ?? id)}
      asOf="14:32:08"
      state={
        state === "error" ? { kind: "error", message: text("panel.error", { cause: "502", n: 10 }) } : { kind: state }
      }
    >
      <p className="gallery__number">5.2</p>
    </PanelFrame>
  );
}

/** As the first scene that places the panel has them. */
function optionsOf({ scenes }: Profile, id: string) {
  const placed = scenes.flatMap(({ top, left, centre, right, below }) => [
    ...top,
    ...left,
    ...centre,
    ...right,
    ...below,
  ]);
  return placed.find(({ panel }) => panel === id)?.options ?? {};
}
