import type { IncidentEvent, SequencedEvent, StreamEvent } from "../src/domain/event.ts";
import { assertNever } from "../src/shared/assert-never.ts";

/** Of everything that is not an incident only the latest (by instant) counts: one event a unit and aspect, port, indicator period, and the mode. */
export class Latest {
  readonly #events = new Map<string, SequencedEvent>();

  add(sequenced: SequencedEvent, event: Exclude<StreamEvent, IncidentEvent>): void {
    const subject = subjectOf(event);
    const held = this.#events.get(subject);
    if (held === undefined || held.event.at <= event.at) this.#events.set(subject, sequenced);
  }

  events(): Iterable<SequencedEvent> {
    return this.#events.values();
  }

  clear(): void {
    this.#events.clear();
  }
}

/** What an event is the latest word about. */
function subjectOf(event: Exclude<StreamEvent, IncidentEvent>): string {
  switch (event.kind) {
    case "unitMoved":
      return `fix ${event.unit}`;
    case "unitState":
      return `unit ${event.unit}`;
    case "port":
      return `port ${event.port}`;
    case "indicator": {
      const { region, indicator, periodFrom, periodTo } = event.record;
      return `indicator ${region}/${indicator}/${periodFrom}/${periodTo}`;
    }
    case "mode":
      return "mode";
    default:
      return assertNever(event);
  }
}
