import type { UnitMovedEvent, UnitStateEvent } from "../domain/event.ts";
import type { Unit } from "../domain/unit.ts";

interface UnitNews {
  fix: UnitMovedEvent | null;
  state: UnitStateEvent | null;
}

/** The latest fix and state of each unit, by instant. A unit is visible once its state is known. */
export class UnitTable {
  readonly units = new Map<string, Unit>();
  readonly #news = new Map<string, UnitNews>();

  /** Takes an event in; false when the very same one was the latest already. An older one is taken in and changes nothing. */
  apply(event: UnitMovedEvent | UnitStateEvent): boolean {
    let news = this.#news.get(event.unit);
    if (news === undefined) {
      news = { fix: null, state: null };
      this.#news.set(event.unit, news);
    }
    if (event.kind === "unitMoved") {
      if (news.fix !== null && isSameFix(news.fix, event)) return false;
      if (news.fix !== null && event.at < news.fix.at) return true;
      news.fix = event;
    } else {
      if (news.state !== null && isSameState(news.state, event)) return false;
      if (news.state !== null && event.at < news.state.at) return true;
      news.state = event;
    }
    if (news.state !== null) this.units.set(event.unit, joinNews(news.state, news.fix));
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

function isSameState(one: UnitStateEvent, other: UnitStateEvent): boolean {
  return (
    one.at === other.at &&
    one.state === other.state &&
    one.incident === other.incident &&
    one.name === other.name &&
    one.unitKind === other.unitKind &&
    one.region === other.region
  );
}
