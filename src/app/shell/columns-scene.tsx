import "./columns-scene.css";
import type { SceneDefinition } from "../../domain/profile.ts";
import { useCockpit } from "../../panels/cockpit.ts";
import { TideStrip } from "../../panels/tide/tide-strip.tsx";
import { PanelColumn, PlacedPanel } from "./panel-column.tsx";

/** A scene without a map: a row on top, three columns, the slim tide below. On a desk it scrolls. */
export function ColumnsScene({ scene }: { readonly scene: SceneDefinition }) {
  const isDesk = useCockpit((cockpit) => cockpit.form === "desk");
  return (
    <>
      <div className="columns">
        <div className="columns__top">
          {scene.top.map(({ panel, options }) => (
            <PlacedPanel key={panel} id={panel} options={options} />
          ))}
        </div>
        <PanelColumn side="left" panels={scene.left} />
        <PanelColumn side="centre" panels={scene.centre} />
        <PanelColumn side="right" panels={scene.right} />
        {isDesk && scene.below.length > 0 && (
          <div className="columns__below">
            {scene.below.map(({ panel, options }) => (
              <PlacedPanel key={panel} id={panel} options={options} />
            ))}
          </div>
        )}
      </div>
      <TideStrip variant={isDesk ? "desk" : "slim"} />
    </>
  );
}
