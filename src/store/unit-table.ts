import type { UnitMovedEvent, UnitNews, UnitStateEvent } from "../domain/event.ts";
import type { Unit } from "../domain/unit.ts";

interface Known {
  fix: UnitMovedEvent | null;
  /** What it said last, or that it left. */
  news: UnitNews | null;
}

/** The latest fix and state of each unit, by instant. A unit is visible once its state is known, until it leaves the scope. */
export class UnitTable {
  readonly units = new Map<string, Unit>();
  readonly #known = new Map<string, Known>();

  /** Takes an event in; false when the very same one was the latest already. An older one is taken in and changes nothing. */
  apply(event: UnitMovedEvent | UnitNews): boolean {
    let known = this.#known.get(event.unit);
    if (known === undefined) {
      known = { fix: null, news: null };
      this.#known.set(event.unit, known);
    }
    if (event.kind === "unitMoved") {
      if (known.fix !== null && isSameFix(known.fix, event)) return false;
      if (known.fix !== null && event.at < known.fix.at) return true;
      known.fix = event;
    } else {
      if (known.news !== null && isSameNews(known.news, event)) return false;
      if (known.news !== null && event.at < known.news.at) return true;
      known.news = event;
    }
    if (known.news?.kind === "unitState") this.units.set(event.unit, joinNews(known.news, known.fix));
    else this.units.delete(event.unit);
    return true;
  }
}

function joinNews(state: UnitStateEvent, fix: UnitMovedEvent | null): Unit {
  return {
    id: state.unit,
    name: state.name,
    unitKind: state.unitKind,
    region: state.region,
    state: state.state,
    incident: state.incident,
    longitude: fix?.longitude ?? null,
    latitude: fix?.latitude ?? null,
    heading: fix?.heading ?? null,
    fixedAt: fix?.at ?? null,
  };
}

function isSameFix(one: UnitMovedEvent, other: UnitMovedEvent): boolean {
  return (
    one.at === other.at &&
    one.longitude === other.longitude &&
    one.latitude === other.latitude &&
    one.heading === other.heading
  );
}

function isSameNews(one: UnitNews, other: UnitNews): boolean {
  if (one.at !== other.at) return false;
  if (one.kind === "unitLeft" || other.kind === "unitLeft") return one.kind === other.kind;
  return (
    one.state === other.state &&
    one.incident === other.incident &&
    one.name === other.name &&
    one.unitKind === other.unitKind &&
    one.region === other.region
  );
}
