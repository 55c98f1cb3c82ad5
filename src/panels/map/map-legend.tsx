import { toggleValue } from "../../domain/incident-filter.ts";
import type { Profile } from "../../domain/profile.ts";
import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { useCockpit, useText } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { Silhouette } from "../glyphs/silhouette.tsx";
import { UnitChevron } from "../glyphs/unit-chevron.tsx";
import { loadStepLabels } from "../../surfaces/map/load-step.ts";
import { RingMark } from "./ring-mark.tsx";

const RINGS = ["intime", "atrisk", "breached"] as const;
const UNITS = ["idle", "moving", "onScene", "offline"] as const;

/** A category with what is open of it: pressed, the screen is cut to it. */
function CategoryChoice({ category }: { readonly category: Profile["categories"][number] }) {
  const { derived, filter, setFilter, freshness, language, text } = useBeat(SECOND);
  const name = category.name[language];
  const open = freshness === "loading" ? null : (derived.openByCategory().get(category.id) ?? 0);
  return (
    <button
      type="button"
      className="map-panel__choice"
      title={text("filter.choose", { what: name })}
      aria-pressed={filter.categories.includes(category.id)}
      onClick={() => setFilter(toggleValue(filter, "categories", category.id))}
    >
      <span className="map-panel__category">
        <Silhouette symbol={category.symbol} />
      </span>
      {name}
      <Figure id={`category.${category.id}.open`} value={open} isInside>
        {formatCount(open)}
      </Figure>
    </button>
  );
}

/** What shapes, rings, chevrons and tints mean. */
export function MapLegend() {
  const text = useText();
  const profile = useCockpit((cockpit) => cockpit.profile);
  const language = useCockpit((cockpit) => cockpit.language);
  const form = useCockpit((cockpit) => cockpit.form);
  const tinted = useCockpit((cockpit) => cockpit.surge === null);
  return (
    <div className="map-panel__legend" role="note" aria-label={text("map.legend")}>
      <ul>
        {profile.categories.map((category) => (
          <li key={category.id}>
            {form === "wall" ? (
              <>
                <span className="map-panel__category">
                  <Silhouette symbol={category.symbol} />
                </span>
                {category.name[language]}
              </>
            ) : (
              <CategoryChoice category={category} />
            )}
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
