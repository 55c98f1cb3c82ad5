import { createDerived } from "../derive/create-derived.ts";
import type { Derived } from "../derive/derived.ts";
import { cutPredictions } from "../derive/prediction/cut-predictions.ts";
import { type IncidentFilter, isFiltering, NO_FILTER } from "../domain/incident-filter.ts";
import { incidentMatcher, type IsInCell } from "../domain/incident-matcher.ts";
import type { Sight } from "../panels/cockpit.ts";
import { tallyCutter } from "../domain/tally-cutter.ts";
import { createFilteredStore, type FilteredStore } from "../store/filtered-store.ts";
import type { DurationMs } from "../shared/units.ts";
import type { Model } from "./model.ts";
import type { PaintTime } from "./painter.ts";

/** What the screen may show of a model under a filter. */
export interface CutSight extends Sight {
  /** What it is cut to: the filter asked for, or while that is in the making the one before. */
  readonly filter: IncidentFilter;
  readonly isCutting: boolean;
}

/** Cuts models to filters. */
export interface Cutter {
  /** What to show of `model`; `touch` calls when there is more. Without a filter the model itself. */
  look(model: Model, filter: IncidentFilter): CutSight;
  stop(): void;
}

/** A cut of a model, whole or in the making. */
interface Cut {
  readonly model: Model;
  readonly filter: IncidentFilter;
  readonly store: FilteredStore;
  readonly derived: Derived;
  readonly sight: Sight;
  /** Null once the table is taken in. */
  filling: Iterator<void, void> | null;
}

/** The page cuts for so long at a stretch, then lets everything else have its turn. */
const PIECE: DurationMs = 12;
const REST: DurationMs = 4;
/** Incidents taken in and settled together. */
const TOGETHER = 64;

export interface CutterOptions {
  readonly time: Pick<PaintTime, "now" | "after">;
  /** A cut became whole: there is something new to paint. */
  touch(): void;
  /** Of the hexagon library, once a filter by a hexagon had it loaded. */
  isInCell?: IsInCell;
}

/** A small table is cut within the paint that asks for it, a large one over some frames; what was shown stays meanwhile. */
export function createCutter({ time, touch, isInCell }: CutterOptions): Cutter {
  let shown: Cut | null = null;
  let next: Cut | null = null;
  let cancel: (() => void) | null = null;

  function begin(model: Model, filter: IncidentFilter): Cut {
    const store = createFilteredStore(
      model.store,
      incidentMatcher(filter, model.profile, isInCell),
      tallyCutter(filter, model.profile),
    );
    const derived = createDerived(store, model.profile, model.derived);
    const predictions = cutPredictions(model.predictions, derived);
    return { model, filter, store, derived, sight: { store, derived, predictions }, filling: store.fill() };
  }

  function work(cut: Cut): void {
    cancel = null;
    const until = time.now() + PIECE;
    while (cut.filling !== null) {
      for (let taken = 0; taken < TOGETHER && cut.filling !== null; taken += 1)
        if (cut.filling.next().done === true) cut.filling = null;
      // What depends on the clock is settled when somebody asks: better now than for all at the first paint.
      void cut.derived.atRisk;
      if (cut.filling !== null && time.now() >= until) {
        cancel = time.after(REST, () => work(cut));
        return;
      }
    }
    shown?.store.release();
    shown = cut;
    next = null;
    touch();
  }

  /** Lets go of what is not of this model and filter. */
  function drop(): void {
    cancel?.();
    cancel = null;
    next?.store.release();
    next = null;
  }

  return {
    look(model, filter) {
      if (shown !== null && (shown.model !== model || !isFiltering(filter))) {
        shown.store.release();
        shown = null;
      }
      if (!isFiltering(filter) || isOf(shown, model, filter)) drop();
      else if (!isOf(next, model, filter)) {
        drop();
        next = begin(model, filter);
        work(next);
      }
      const { store, derived, predictions } = shown?.sight ?? model;
      return { store, derived, predictions, filter: shown?.filter ?? NO_FILTER, isCutting: next !== null };
    },
    stop() {
      drop();
      shown?.store.release();
      shown = null;
    },
  };
}

function isOf(cut: Cut | null, model: Model, filter: IncidentFilter): boolean {
  return cut !== null && cut.model === model && JSON.stringify(cut.filter) === JSON.stringify(filter);
}
