import type { IncidentEvent, ModeEvent, SequencedEvent, StreamEvent, UnitNews } from "../src/domain/event.ts";
import { assertNever } from "../src/shared/assert-never.ts";

type PlainEvent = Exclude<StreamEvent, IncidentEvent | ModeEvent | UnitNews>;

/** Changes of the mode kept: years of them. */
const MODES = 1_000;

/**
 * Of fixes, ports and indicators only the latest (by instant) counts: one event a unit, port, indicator period; of an indicator the one whose place it
 * took too, so that whoever comes later can say what a revision changed. Of the mode every change counts, whatever its age: each incident is held to the mode at its report.
 */
export class Latest {
  readonly #events = new Map<string, SequencedEvent>();
  /** Of indicators the latest that said otherwise than the one that holds. */
  readonly #replaced = new Map<string, SequencedEvent>();
  /** By what they say. */
  readonly #modes = new Map<string, SequencedEvent>();

  add(sequenced: SequencedEvent, event: PlainEvent | ModeEvent): void {
    if (event.kind === "mode") this.#addMode(sequenced, event);
    else this.#keepLatest(sequenced, event);
  }

  events(): Iterable<SequencedEvent> {
    return [...this.#replaced.values(), ...this.#events.values(), ...this.#modes.values()];
  }

  #keepLatest(sequenced: SequencedEvent, event: PlainEvent): void {
    const subject = subjectOf(event);
    const held = this.#events.get(subject);
    const isLatest = held === undefined || held.event.at <= event.at;
    if (isLatest) this.#events.set(subject, sequenced);
    const [latest, earlier] = isLatest ? [sequenced, held] : [held, sequenced];
    if (event.kind === "indicator" && earlier !== undefined) this.#keepReplaced(subject, latest, earlier);
  }

  #keepReplaced(subject: string, latest: SequencedEvent, earlier: SequencedEvent): void {
    const known = this.#replaced.get(subject);
    if (saysTheSame(earlier, latest) || (known !== undefined && known.event.at > earlier.event.at)) return;
    this.#replaced.set(subject, earlier);
  }

  /** One that was said before is not kept again. Past the bound the one of the earliest instant goes. */
  #addMode(sequenced: SequencedEvent, { at, mode, reason }: ModeEvent): void {
    const said = JSON.stringify([at, mode, reason]);
    if (this.#modes.has(said)) return;
    this.#modes.set(said, sequenced);
    if (this.#modes.size <= MODES) return;
    const [earliest] = [...this.#modes].sort(([, one], [, other]) => one.event.at - other.event.at);
    if (earliest !== undefined) this.#modes.delete(earliest[0]);
  }
}

function saysTheSame({ event: one }: SequencedEvent, { event: other }: SequencedEvent): boolean {
  return (
    one.kind === "indicator" &&
    other.kind === "indicator" &&
    JSON.stringify(one.record) === JSON.stringify(other.record)
  );
}

/** What an event is the latest word about. */
function subjectOf(event: PlainEvent): string {
  switch (event.kind) {
    case "unitMoved":
      return `fix ${event.unit}`;
    case "port":
      return `port ${event.port}`;
    case "tally":
      return `tally ${event.region}/${event.day}`;
    case "indicator": {
      const { region, indicator, periodFrom, periodTo } = event.record;
      return `indicator ${region}/${indicator}/${periodFrom}/${periodTo}`;
    }
    default:
      return assertNever(event);
  }
}
