import { type IncidentFilter, NO_FILTER } from "../domain/incident-filter.ts";
import type { IsInCell } from "../domain/incident-matcher.ts";
import type { Cockpit, Sight } from "../panels/cockpit.ts";
import { createCutter, type Cutter, type CutterOptions, type CutSight } from "./cutter.ts";
import { SECOND } from "../shared/units.ts";
import type { Model } from "./model.ts";

/** What a panel may leave out of the filter: what it chooses itself. */
type ChosenPart = Parameters<Cockpit["without"]>[0];

/** The cut of the screen, and beside it those of panels that choose a part of the filter: cut to all the others. */
export interface Cuts {
  /** As `Cutter.look`; cutting as long as any of them is. */
  look(model: Model, filter: IncidentFilter): CutSight;
  /** Cut to all but one part of the filter. Kept as long as somebody asks. */
  without(model: Model, filter: IncidentFilter, part: ChosenPart): Sight;
  /** Each second: what nobody asked for any more is let go. */
  tick(): void;
  stop(): void;
}

/** Seconds without a question; panels ask at least every five. */
const UNASKED = 15;

/** A library that did not come is asked for again after so long. */
const RETRY = 10 * SECOND;

/** Fetches what tells which positions lie in a hexagon: whoever never filters by one never loads it. */
async function loadHexagons(): Promise<IsInCell> {
  return (await import("../surfaces/map/hexagons.ts")).isInHexagon;
}

/** The cuts of one cockpit. Each beside the screen's own costs with every event: only those are made that a filter makes differ and a panel shows. */
export function createCuts(given: CutterOptions, load = loadHexagons): Cuts {
  let hexagons: IsInCell | null = null;
  let isLoading = false;
  const options: CutterOptions = { ...given, isInCell: (...position) => hexagons?.(...position) ?? false };
  const main = createCutter(options);
  /** What was last shown, while the library for the next filter is on its way. */
  let known: IncidentFilter = NO_FILTER;
  const asides = new Map<ChosenPart, { readonly cutter: Cutter; unasked: number }>();

  /** What can be cut to by now: the filter asked for, else the one before. */
  function ready(filter: IncidentFilter): IncidentFilter {
    if (filter.cell === null || hexagons !== null) known = filter;
    else if (!isLoading) {
      isLoading = true;
      load().then(
        (isInCell) => {
          hexagons = isInCell;
          given.touch();
        },
        () => given.time.after(RETRY, () => (isLoading = false)),
      );
    }
    return known;
  }

  function lookAside(model: Model, filter: IncidentFilter, part: ChosenPart, cutter: Cutter): CutSight {
    const rest: IncidentFilter = { ...filter, [part]: NO_FILTER[part] };
    // What the part does not make differ is not made twice.
    const isSame = JSON.stringify(rest) === JSON.stringify(filter);
    const aside = cutter.look(model, isSame ? NO_FILTER : rest);
    return isSame ? main.look(model, filter) : aside;
  }

  return {
    look(model, asked) {
      const filter = ready(asked);
      const shown = main.look(model, filter);
      const beside = [...asides].map(([part, { cutter }]) => lookAside(model, filter, part, cutter));
      return { ...shown, isCutting: filter !== asked || [shown, ...beside].some(({ isCutting }) => isCutting) };
    },
    without(model, filter, part) {
      let aside = asides.get(part);
      if (aside === undefined) {
        aside = { cutter: createCutter(options), unasked: 0 };
        asides.set(part, aside);
      }
      aside.unasked = 0;
      return lookAside(model, ready(filter), part, aside.cutter);
    },
    tick() {
      for (const [part, aside] of asides) {
        aside.unasked += 1;
        if (aside.unasked <= UNASKED) continue;
        aside.cutter.stop();
        asides.delete(part);
      }
    },
    stop() {
      main.stop();
      for (const { cutter } of asides.values()) cutter.stop();
      asides.clear();
    },
  };
}
