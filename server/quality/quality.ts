import type { StreamEvent } from "../../src/domain/event.ts";
import type { QualityFinding, QualityReport } from "../../src/domain/quality.ts";
import { encodeEvent } from "../../src/protocol/encode.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import { clampedFields } from "./clamped-fields.ts";
import type { Inspector } from "./inspector.ts";
import { Quarantine } from "./quarantine.ts";
import { type SampleMask, sampleText } from "./sample-text.ts";

/** Something that a door turned away. */
export interface Refused {
  /** Null where what came does not say. */
  readonly port: string | null;
  readonly reason: string;
  /** A clause that names the field: `longitude: Too big …`. */
  readonly detail: string;
  /** The event by the names of its fields, as far as it had any. */
  readonly fields: Readonly<Record<string, unknown>> | null;
}

interface Tally {
  readonly port: string | null;
  readonly reason: string;
  readonly admitted: boolean;
  count: number;
  last: EpochMs;
  sample: string | null;
}

/** Different reasons counted at most; a door has a dozen. */
const MOST_TALLIES = 1_000;
/** A line of the report. */
const LINE = 200;

export interface QualityOptions {
  readonly inspector: Inspector;
  readonly mask: SampleMask;
  /** Server time from which it counts. */
  readonly since: EpochMs;
  readonly quarantine?: Quarantine;
}

/** Counts by port and reason what was wrong with what came, and keeps samples. What comes before `open` is history: it is learned from, not judged. */
export class Quality {
  readonly quarantine: Quarantine;
  readonly #inspector: Inspector;
  readonly #mask: SampleMask;
  readonly #since: EpochMs;
  readonly #seen = new Map<string | null, number>();
  readonly #tallies = new Map<string, Tally>();
  #isOpen = false;
  #samples = 0;
  #version = 0;

  constructor({ inspector, mask, since, quarantine = new Quarantine() }: QualityOptions) {
    this.#inspector = inspector;
    this.#mask = mask;
    this.#since = since;
    this.quarantine = quarantine;
  }

  /** Rises with everything that changes the findings; what was merely seen does not count. */
  get version(): number {
    return this.#version;
  }

  /** From now on what comes is judged. */
  open(): void {
    this.#isOpen = true;
  }

  /** An event came into the stream at `now` (stream time). */
  took(event: StreamEvent, now: EpochMs): void {
    if (this.#isOpen && event.kind !== "tally") {
      const port = this.#inspector.portOf(event);
      this.#see(port);
      for (const { reason, detail } of this.#inspector.inspect(event, now))
        this.#find({ port, reason, detail, fields: null }, true, now, () => this.#textOf(event, port, reason, detail));
    }
    this.#inspector.note(event);
  }

  /** An event that the log holds already; nothing is said about it. */
  learned(event: StreamEvent): void {
    this.#inspector.note(event);
  }

  /** A door let an event in with a text of its tuple cleaned or cut. That it came is counted where the log takes it. */
  clamped(tuple: unknown, event: StreamEvent, now: EpochMs): void {
    const port = this.#inspector.portOf(event);
    const detail = `${clampedFields(tuple, event).join(", ")}: cleaned, or cut to its limit`;
    const reason = "clamped-text";
    this.#find({ port, reason, detail, fields: null }, true, now, () => this.#textOf(event, port, reason, detail));
  }

  /** A source sent an event again under its id; it did not come into the stream. */
  repeated(port: string | null, now: EpochMs): void {
    this.#see(port);
    this.#find({ port, reason: "duplicate", detail: "id: came before", fields: null }, true, now, () => null);
  }

  /** A door turned something away at `now` (stream time). */
  refused(what: Refused, now: EpochMs): void {
    const incident = what.fields?.incident;
    const named = this.#inspector.knownPort(what.port);
    const port = named ?? (typeof incident === "string" ? this.#inspector.portOfIncident(incident) : null);
    this.#see(port);
    this.#find({ ...what, port }, false, now, () => {
      const { fields, reason, detail } = what;
      if (fields === null) return null;
      const id = typeof fields.id === "string" && fields.id !== "" ? fields.id : this.#nextId();
      return sampleText(fields.kind, (name) => fields[name], { id, port, reason, detail }, this.#mask);
    });
  }

  forget(incident: string): void {
    this.#inspector.forget(incident);
  }

  /** The stream begins anew: what was counted stays, it is of the sources. */
  restarted(): void {
    this.#inspector.clear();
  }

  report(): QualityReport {
    return {
      since: this.#since,
      ports: [...this.#seen].map(([port, seen]) => ({ port, seen })),
      findings: [...this.#tallies.values()].map((tally): QualityFinding => ({ ...tally })),
      held: this.quarantine.held,
      released: this.quarantine.released,
    };
  }

  #see(port: string | null): void {
    this.#seen.set(port, (this.#seen.get(port) ?? 0) + 1);
  }

  #find({ port, reason, detail }: Refused, admitted: boolean, at: EpochMs, textOf: () => string | null): void {
    const key = JSON.stringify([port, reason, admitted]);
    let tally = this.#tallies.get(key);
    if (tally === undefined) {
      if (this.#tallies.size >= MOST_TALLIES) return;
      tally = { port, reason, admitted, count: 0, last: at, sample: null };
      this.#tallies.set(key, tally);
    }
    tally.count += 1;
    tally.last = at;
    tally.sample = this.#mask.text(detail).slice(0, LINE);
    this.#version += 1;
    const text = textOf();
    if (text !== null) this.quarantine.keep({ port, reason, at, text });
  }

  #textOf(event: StreamEvent, port: string | null, reason: string, detail: string): string | null {
    const tuple: readonly unknown[] = encodeEvent(event, 0);
    return sampleText(
      event.kind,
      (_name, place) => tuple[place + 2],
      { id: this.#nextId(), port, reason, detail },
      this.#mask,
    );
  }

  /** Of samples whose source gave none, or whose event is in the stream already. */
  #nextId(): string {
    this.#samples += 1;
    return `quarantine-${this.#since}-${this.#samples}`;
  }
}
