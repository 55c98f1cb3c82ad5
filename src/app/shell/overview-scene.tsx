import type { SceneDefinition } from "../../domain/profile.ts";
import { useCockpit } from "../../panels/cockpit.ts";
import { TideStrip } from "../../panels/tide/tide-strip.tsx";
import { MapPane } from "./map-pane.tsx";
import { PanelColumn } from "./panel-column.tsx";

/** 总览: map between two columns, the tide below. On a desk narrower than 1280 the columns go below the map. */
export function OverviewScene({ scene }: { readonly scene: SceneDefinition }) {
  const isDesk = useCockpit((cockpit) => cockpit.form === "desk");
  return (
    <>
      <div className="overview">
        <PanelColumn side="left" panels={scene.left} />
        <MapPane />
        <PanelColumn side="right" panels={scene.right} />
      </div>
      <TideStrip variant={isDesk ? "desk" : "full"} />
    </>
  );
}
