import type { LoadFigure, LoadMeasure } from "../../derive/grid/grid.ts";
import { HOTSPOT_LEAST, LOAD_MEASURES } from "../../derive/grid/grid.ts";
import { placeOf } from "../../derive/grid/week-matrix.ts";
import { listRegions } from "../../domain/region.ts";
import { formatDecimal } from "../../shared/format-number.ts";
import { DAY, HOUR } from "../../shared/units.ts";
import { cutGrid } from "../grid-map/use-grid.ts";
import { incidentWindow, momentWindow, stretchWindow } from "./explained-window.ts";
import {
  type ExplainedWindow,
  type ExplainFacts,
  type ExplainRule,
  type Explanation,
  explanation,
  type Formula,
  linkTo,
  type Phrase,
} from "./explanation.ts";

/** Load of regions, the hours of the week, hotspots. Regions and hours are not cut to the part of the filter that is chosen by them. */
export const GRID_RULES: readonly ExplainRule[] = [
  { pattern: /^grid\.week\.([1-7])\.(\d|1\d|2[0-3])$/, explain: explainHour },
  { pattern: /^grid\.hotspot\.([1-8])$/, explain: explainHotspot },
  { pattern: /^grid\.hotspots$/, explain: (_, facts, id) => explainHotspots(facts, id) },
  { pattern: new RegExp(`^grid\\.(.+)\\.(${LOAD_MEASURES.join("|")})$`), explain: explainLoad },
];

function scopeOf({ scope }: ExplainFacts): string | null {
  return scope.at(-1) ?? null;
}

function explainLoad([region = "", name]: readonly string[], facts: ExplainFacts, id: string): Explanation | null {
  const measure = LOAD_MEASURES.find((candidate) => candidate === name);
  const place =
    region === "all"
      ? facts.profile.name
      : listRegions(facts.profile.regions).find((found) => found.id === region)?.name;
  if (measure === undefined || place === undefined) return null;
  const figure = cutGrid(facts, "regions").load(region === "all" ? null : region, measure);
  const isShare = measure === "late";
  const isCount = figure.base === null && figure.gap === null;
  return explanation(facts, {
    id,
    pattern: `grid.${measure}`,
    value: figure.value,
    format: isShare ? "share" : isCount ? "count" : "published",
    definition: { key: `explain.define.grid.${measure}`, values: { region: place } },
    formula: formulaOf(figure, measure),
    window: windowOf(figure, measure, facts),
    notes: notesOf(figure, measure),
    // The list is cut to the regions of the filter, the figure is not.
    links:
      measure === "open" && region !== "all" && facts.filter.regions.length === 0
        ? linkTo({ kind: "region", region }, figure.count)
        : [],
  });
}

function formulaOf({ count, base }: LoadFigure, measure: LoadMeasure): Formula | null {
  if (base === null) return null;
  if (measure === "late") {
    const part = (counted: number, key: string) => ({ count: counted, phrase: { key } });
    return {
      kind: "fraction",
      above: [part(count, "explain.part.breached")],
      below: [part(count, "explain.part.breached"), part(base - count, "explain.grid.notLate")],
    };
  }
  const values = { count, base: measure === "usual" ? formatDecimal(base, 2) : base };
  return { kind: "words", phrase: { key: `explain.formula.grid.${measure}`, values } };
}

function windowOf({ span }: LoadFigure, measure: LoadMeasure, facts: ExplainFacts): ExplainedWindow {
  switch (measure) {
    case "open":
    case "late":
      return momentWindow(facts);
    case "per1000":
      return incidentWindow("7d", "reported", facts);
    case "usual":
      if (span === null) return momentWindow(facts);
      return { ...stretchWindow("grid.usual", span.from, facts), to: span.from + span.hours * HOUR };
    default:
      return incidentWindow(measure, "reported", facts);
  }
}

function notesOf({ span, gap }: LoadFigure, measure: LoadMeasure): readonly Phrase[] {
  if (gap !== null) return [{ key: `explain.note.grid.${gap}` }];
  if (measure !== "usual" || span === null) return [];
  return [{ key: "explain.note.grid.span", values: { hours: span.hours, weeks: span.weeks } }];
}

function explainHour([day, clock]: readonly string[], facts: ExplainFacts, id: string): Explanation | null {
  const cell = cutGrid(facts, "weekHour").matrix(scopeOf(facts)).cells[placeOf(Number(day), Number(clock))];
  if (cell === undefined) return null;
  const { reported, hours, mean, hour } = cell;
  return explanation(facts, {
    id,
    pattern: "grid.week",
    value: mean,
    format: "published",
    definition: { key: `explain.define.grid.week.${cell.weekday}`, values: { hour } },
    formula: { kind: "words", phrase: { key: "explain.formula.grid.week", values: { reported, hours } } },
    window: stretchWindow("grid.week", facts.now - 28 * DAY, facts),
    notes: hours === 0 ? [{ key: "explain.note.grid.unknown" }] : [],
  });
}

function explainHotspots(facts: ExplainFacts, id: string): Explanation {
  return explanation(facts, {
    id,
    pattern: "grid.hotspots",
    value: cutGrid(facts, null).hotspotCount(scopeOf(facts)),
    format: "count",
    definition: { key: "explain.define.grid.hotspots", values: { n: HOTSPOT_LEAST } },
    window: incidentWindow("7d", "reported", facts),
  });
}

function explainHotspot([place]: readonly string[], facts: ExplainFacts, id: string): Explanation {
  const hotspot = cutGrid(facts, null).hotspots(scopeOf(facts), Number(place))[Number(place) - 1];
  return explanation(facts, {
    id,
    pattern: "grid.hotspot",
    value: hotspot?.count ?? null,
    format: "count",
    definition: {
      key: hotspot === undefined ? "explain.define.grid.hotspot.none" : "explain.define.grid.hotspot",
      values: { place: hotspot?.place ?? "" },
    },
    window: incidentWindow("7d", "reported", facts),
  });
}
