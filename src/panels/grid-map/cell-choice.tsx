import type { LoadFigure, LoadMeasure } from "../../derive/grid/grid.ts";
import { useCockpit, useText } from "../cockpit.ts";
import { cellWords } from "../filter-chips/chip-rows.ts";
import { formatLoad } from "./load-scale.ts";

interface CellChoiceProps {
  readonly figures: ReadonlyMap<string, LoadFigure>;
  readonly measure: LoadMeasure;
}

/** Hexagons offered by name; the rest can be clicked on the map. */
const OFFERED = 20;

/** The hexagons with the most load, for who has no pointer to click them with. */
export function CellChoice({ figures, measure }: CellChoiceProps) {
  const text = useText();
  const filter = useCockpit((cockpit) => cockpit.filter);
  const setFilter = useCockpit((cockpit) => cockpit.setFilter);
  const busiest = [...figures]
    .sort(([, one], [, other]) => (other.value ?? -1) - (one.value ?? -1))
    .slice(0, OFFERED)
    .map(([id]) => id);
  const chosen = filter.cell;
  const offered = chosen === null || busiest.includes(chosen) ? busiest : [chosen, ...busiest];
  return (
    <select
      className="grid-map__measure"
      aria-label={text("filter.kind.cell")}
      value={chosen ?? ""}
      onChange={({ target }) => setFilter({ ...filter, cell: target.value === "" ? null : target.value })}
    >
      <option value="">{text("grid.cell.all")}</option>
      {offered.map((id) => (
        <option key={id} value={id}>
          {cellWords(id)} · {formatLoad(measure, figures.get(id)?.value ?? null)}
        </option>
      ))}
    </select>
  );
}
