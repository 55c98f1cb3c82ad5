import "./phone-figures.css";
import { useState } from "react";
import type { PanelPlacement, SceneDefinition } from "../../domain/profile.ts";
import { useCockpit, useText } from "../../panels/cockpit.ts";
import { PlacedPanel } from "../shell/panel-column.tsx";

const OPERATIONS: readonly PanelPlacement[] = ["stage-gauges", "response", "tiers", "ports", "economy"].map(
  (panel) => ({
    panel,
    options: {},
  }),
);
/** Scenes of the wall whose panels a phone shows one below the other. */
const SCENES = ["grid", "economy"] as const;

/** 指标: what the wall shows in scenes, one scene at a time. */
export function PhoneFigures() {
  const text = useText();
  const scenes = useCockpit((cockpit) => cockpit.profile.scenes);
  const [chosen, setChosen] = useState("operations");
  const groups = [
    { id: "operations", title: text("phone.operations"), panels: OPERATIONS },
    ...SCENES.flatMap((id) => {
      const scene = scenes.find((each) => each.id === id);
      return scene === undefined ? [] : [{ id, title: text(`scene.${id}`), panels: panelsOf(scene) }];
    }),
  ];
  const group = groups.find(({ id }) => id === chosen);
  return (
    <>
      <nav className="phone-groups" aria-label={text("phone.groups")}>
        {groups.map(({ id, title }) => (
          <button key={id} type="button" aria-pressed={id === chosen} onClick={() => setChosen(id)}>
            {title}
          </button>
        ))}
      </nav>
      {group?.panels.map(({ panel, options }) => (
        <PlacedPanel key={`${chosen} ${panel}`} id={panel} options={options} />
      ))}
    </>
  );
}

/** Without what a desk has below: tables as wide as it. */
function panelsOf({ top, left, centre, right }: SceneDefinition): readonly PanelPlacement[] {
  return [...top, ...left, ...centre, ...right];
}
