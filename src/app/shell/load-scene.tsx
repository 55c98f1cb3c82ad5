import "./load-scene.css";
import type { SceneDefinition } from "../../domain/profile.ts";
import { useCockpit } from "../../panels/cockpit.ts";
import { TideStrip } from "../../panels/tide/tide-strip.tsx";
import { LoadMapPane } from "./load-map-pane.tsx";
import { PanelColumn } from "./panel-column.tsx";

/** 网格: the load map beside two columns, the slim tide below. */
export function LoadScene({ scene }: { readonly scene: SceneDefinition }) {
  const isDesk = useCockpit((cockpit) => cockpit.form === "desk");
  return (
    <>
      <div className="load-scene">
        <LoadMapPane />
        <PanelColumn side="centre" panels={scene.centre} />
        <PanelColumn side="right" panels={scene.right} />
      </div>
      <TideStrip variant={isDesk ? "desk" : "slim"} />
    </>
  );
}
