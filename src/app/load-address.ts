import { LOAD_MEASURES } from "../derive/grid/grid.ts";
import { DEFAULT_LOAD_VIEW, LENSES, type LoadView } from "../panels/grid-map/load-view.ts";

/** The address's parameters of the load map: `measure=24h&lens=hexagon`; null where it is as by default. */
export function loadParameters({
  measure,
  lens,
}: LoadView): readonly (readonly [name: string, value: string | null])[] {
  return [
    ["measure", measure === DEFAULT_LOAD_VIEW.measure ? null : measure],
    ["lens", lens === DEFAULT_LOAD_VIEW.lens ? null : lens],
  ];
}

/** Reads them; what is unknown is as if absent. */
export function parseLoad(parameters: URLSearchParams): LoadView {
  return {
    measure: LOAD_MEASURES.find((measure) => measure === parameters.get("measure")) ?? DEFAULT_LOAD_VIEW.measure,
    lens: LENSES.find((lens) => lens === parameters.get("lens")) ?? DEFAULT_LOAD_VIEW.lens,
  };
}
