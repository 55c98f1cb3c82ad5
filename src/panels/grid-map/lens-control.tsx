import type { ReactNode } from "react";
import { useCockpit, useText } from "../cockpit.ts";
import { LENSES, offeredMeasures, shownMeasure } from "./load-view.ts";

interface LensControlProps {
  /** More to choose, of the lens that is on. */
  readonly children?: ReactNode;
}

/** 村社 or 六边形, and what is measured. A wall shows what was chosen. */
export function LensControl({ children }: LensControlProps) {
  const text = useText();
  const load = useCockpit((cockpit) => cockpit.load);
  const setLoad = useCockpit((cockpit) => cockpit.setLoad);
  const form = useCockpit((cockpit) => cockpit.form);
  const profile = useCockpit((cockpit) => cockpit.profile);
  const measure = shownMeasure(load, profile);
  if (form === "wall") {
    return (
      <p className="grid-map__chosen">
        {text(`grid.lens.${load.lens}`)} · {text(`grid.measure.${measure}`)}
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
            <span>{text(`grid.lens.${lens}`)}</span>
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
        {offeredMeasures(profile, "region")
          .filter((known) => !offeredMeasures(profile, load.lens).includes(known))
          .map((missing) => (
            <option key={missing} value={missing} disabled>
              {text(`grid.measure.missing.${missing}`)}
            </option>
          ))}
      </select>
      {children}
    </div>
  );
}
