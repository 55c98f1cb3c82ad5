import { useCockpit, useText } from "../cockpit.ts";
import { Silhouette } from "../glyphs/silhouette.tsx";
import { UnitChevron } from "../glyphs/unit-chevron.tsx";
import { loadStepLabels } from "../../surfaces/map/load-step.ts";
import { RingMark } from "./ring-mark.tsx";

const RINGS = ["intime", "atrisk", "breached"] as const;
const UNITS = ["idle", "moving", "onScene", "offline"] as const;

/** What shapes, rings, chevrons and tints mean. */
export function MapLegend() {
  const text = useText();
  const profile = useCockpit((cockpit) => cockpit.profile);
  const language = useCockpit((cockpit) => cockpit.language);
  const tinted = useCockpit((cockpit) => cockpit.surge === null);
  return (
    <div className="map-panel__legend" role="note" aria-label={text("map.legend")}>
      <ul>
        {profile.categories.map((category) => (
          <li key={category.id}>
            <span className="map-panel__category">
              <Silhouette symbol={category.symbol} />
            </span>
            {category.name[language]}
          </li>
        ))}
      </ul>
      <ul>
        {RINGS.map((state) => (
          <li key={state}>
            <RingMark state={state} />
            {text(`map.legend.${state}`)}
          </li>
        ))}
        {profile.units.kinds.length > 0 &&
          UNITS.map((state) => (
            <li key={state}>
              <span className="map-panel__unit">
                <UnitChevron state={state} />
              </span>
              {text(`map.legend.${state}`)}
            </li>
          ))}
      </ul>
      {tinted && (
        <ul>
          <li>{text("map.legend.load")}</li>
          {loadStepLabels().map((label, step) => (
            <li key={label}>
              <i className={`map-panel__load map-panel__load--${step}`} />
              {label}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
