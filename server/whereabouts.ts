import { isIncidentEvent, type SequencedEvent, type StreamEvent, type UnitStateEvent } from "../src/domain/event.ts";
import type { EpochMs } from "../src/shared/units.ts";

const NOWHERE: readonly string[] = [];

/** Moves of units remembered: more than pages that return may have missed. */
const MOVES = 100_000;

/** A unit's state tells that it stood somewhere and then somewhere else. */
export interface UnitMove {
  /** Null when nothing was known of it before. */
  readonly from: string | null;
  readonly to: string;
  readonly at: EpochMs;
  /** Told late: it was known already to stand at `to`. */
  readonly isLate: boolean;
}

/** Where incidents and units stand, so that events that do not say it reach the right scopes. */
export class Whereabouts {
  readonly #incidents = new Map<string, readonly string[]>();
  /** By what they said of the latest instant. */
  readonly #units = new Map<string, { readonly region: string; readonly at: EpochMs }>();
  /** By sequence of the state that tells of it. */
  readonly #moves = new Map<number, UnitMove>();

  /** Learns from an event of the stream, in its order. */
  note({ sequence, event }: SequencedEvent): void {
    if (event.kind === "reported") this.#add(event.incident, event.region);
    else if (event.kind === "amended" && event.patch.region !== undefined)
      this.#add(event.incident, event.patch.region);
    else if (event.kind === "unitState") this.#place(sequence, event);
  }

  /** Every region an event concerns that is not of a unit: an incident's is each it ever stood in, so that no page loses sight of one it shows. */
  regionsOf(event: StreamEvent): readonly string[] {
    if (isIncidentEvent(event)) return this.regionsOfIncident(event.incident);
    return event.kind === "tally" ? [event.region] : NOWHERE;
  }

  /** Every region the incident ever stood in; none while it was not reported. */
  regionsOfIncident(incident: string): readonly string[] {
    return this.#incidents.get(incident) ?? NOWHERE;
  }

  /** The move a unit's state told of, by its sequence. */
  moveAt(sequence: number): UnitMove | undefined {
    return this.#moves.get(sequence);
  }

  /** Where the unit of each fix stood as it came, by sequence. `events`: the last of the stream, or what is held of it. */
  placesOfFixes(events: readonly SequencedEvent[]): ReadonlyMap<number, string> {
    const places = new Map<number, string>();
    /** Units that stood elsewhere before their next event. */
    const earlier = new Map<string, string | null>();
    for (const { sequence, event } of events.toReversed()) {
      if (event.kind === "unitState") {
        const move = this.#moves.get(sequence);
        if (move !== undefined && !move.isLate) earlier.set(event.unit, move.from);
      } else if (event.kind === "unitMoved") {
        const known = earlier.get(event.unit);
        const place = known === undefined ? this.#units.get(event.unit)?.region : known;
        if (place != null) places.set(sequence, place);
      }
    }
    return places;
  }

  forget(incident: string): void {
    this.#incidents.delete(incident);
  }

  clear(): void {
    this.#incidents.clear();
    this.#units.clear();
    this.#moves.clear();
  }

  #place(sequence: number, { unit, region, at }: UnitStateEvent): void {
    const known = this.#units.get(unit);
    const isLate = known !== undefined && at < known.at;
    if (isLate && known.region !== region)
      this.#remember(sequence, { from: region, to: known.region, at: known.at, isLate });
    if (isLate) return;
    if (known?.region !== region) this.#remember(sequence, { from: known?.region ?? null, to: region, at, isLate });
    this.#units.set(unit, { region, at });
  }

  #remember(sequence: number, move: UnitMove): void {
    this.#moves.set(sequence, move);
    if (this.#moves.size <= MOVES) return;
    for (const oldest of this.#moves.keys()) {
      this.#moves.delete(oldest);
      break;
    }
  }

  #add(incident: string, region: string): void {
    const known = this.#incidents.get(incident) ?? NOWHERE;
    if (!known.includes(region)) this.#incidents.set(incident, [...known, region]);
  }
}
