import type { ReactNode } from "react";
import { useCockpit, useText } from "../cockpit.ts";
import { LOAD_MEASURES } from "../../derive/grid/grid.ts";
import { LENSES, offeredMeasures, shownMeasure, withheldReason } from "./load-view.ts";

interface LensControlProps {
  /** The word for the regions of the first lens, by their level. */
  readonly level: string;
  /** More to choose, of the lens that is on. */
  readonly children?: ReactNode;
}

/** 村社 or 六边形, and what is measured. A wall shows what was chosen. */
export function LensControl({ level, children }: LensControlProps) {
  const text = useText();
  const load = useCockpit((cockpit) => cockpit.load);
  const setLoad = useCockpit((cockpit) => cockpit.setLoad);
  const form = useCockpit((cockpit) => cockpit.form);
  const profile = useCockpit((cockpit) => cockpit.profile);
  const measure = shownMeasure(load, profile);
  if (form === "wall") {
    return (
      <p className="grid-map__chosen">
        {text(load.lens === "region" ? level : "grid.lens.hexagon")} · {text(`grid.measure.${measure}`)}
      </p>
    );
  }
  return (
    <div className="grid-map__controls">
      <fieldset className="grid-map__lens">
        <legend>{text("grid.lens")}</legend>
        {LENSES.map((lens) => (
          <label key={lens}>
            <input type="radio" name="lens" checked={lens === load.lens} onChange={() => setLoad({ ...load, lens })} />
            <span>{text(lens === "region" ? level : "grid.lens.hexagon")}</span>
          </label>
        ))}
      </fieldset>
      <select
        className="grid-map__measure"
        aria-label={text("grid.measure")}
        value={measure}
        onChange={({ target }) => {
          const chosen = offeredMeasures(profile, load.lens).find((offered) => offered === target.value);
          if (chosen !== undefined) setLoad({ ...load, measure: chosen });
        }}
      >
        {offeredMeasures(profile, load.lens).map((offered) => (
          <option key={offered} value={offered}>
            {text(`grid.measure.${offered}`)}
          </option>
        ))}
        {LOAD_MEASURES.filter((known) => !offeredMeasures(profile, load.lens).includes(known)).map((missing) => (
          <option key={missing} value={missing} disabled>
            {text(`grid.withheld.${withheldReason(missing, load.lens)}`)}
          </option>
        ))}
      </select>
      {children}
    </div>
  );
}
