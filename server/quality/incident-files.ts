import type { IncidentEvent } from "../../src/domain/event.ts";
import { STAGES, type Stage } from "../../src/domain/lifecycle.ts";
import type { EpochMs } from "../../src/shared/units.ts";

/** What is kept of an incident to judge what comes of it later. */
interface IncidentFile {
  port: string | null;
  readonly revisions: Set<number>;
  readonly reached: Map<Stage, EpochMs>;
}

/** Incidents kept at most; those that were heard of first go first. Without its file nothing is said against an event. */
const FILES = 100_000;
/** Revisions kept of one incident. */
const REVISIONS = 256;

/** A light memory of incidents: their ports, revisions and the instants of their stages. */
export class IncidentFiles {
  readonly #files = new Map<string, IncidentFile>();
  readonly #limit: number;

  constructor(limit = FILES) {
    this.#limit = limit;
  }

  portOf(incident: string): string | null {
    return this.#files.get(incident)?.port ?? null;
  }

  /** Whether an event with this revision of the incident came before. */
  has({ incident, revision }: IncidentEvent): boolean {
    return this.#files.get(incident)?.revisions.has(revision) ?? false;
  }

  isReported(incident: string): boolean {
    return this.#files.get(incident)?.reached.has("reported") ?? false;
  }

  /** The stage before `stage` that was reached later than `at`, as far as is known by now; null when the order holds. */
  overtakes(incident: string, stage: Stage, at: EpochMs): Stage | null {
    const reached = this.#files.get(incident)?.reached;
    if (reached === undefined) return null;
    for (const earlier of STAGES) {
      if (earlier === stage) return null;
      if (at < (reached.get(earlier) ?? Number.NEGATIVE_INFINITY)) return earlier;
    }
    return null;
  }

  /** Learns from an event of the stream. */
  note(event: IncidentEvent): void {
    const file = this.#open(event.incident);
    if (file.revisions.size < REVISIONS) file.revisions.add(event.revision);
    if (event.kind === "reported") {
      file.port ??= event.port;
      this.#reach(file, "reported", event.at);
    } else if (event.kind === "stage") this.#reach(file, event.stage, event.at);
    else if (event.kind === "closed") this.#reach(file, "closed", event.at);
    else if (event.kind === "amended") {
      for (const stage of STAGES) {
        const instant = event.patch[stage];
        if (instant === null) file.reached.delete(stage);
        else if (instant !== undefined) file.reached.set(stage, instant);
      }
    }
  }

  forget(incident: string): void {
    this.#files.delete(incident);
  }

  clear(): void {
    this.#files.clear();
  }

  /** A stage reached again keeps its first instant; one out of order is none. */
  #reach(file: IncidentFile, stage: Stage, at: EpochMs): void {
    if (file.reached.has(stage)) return;
    for (const earlier of STAGES) {
      if (earlier === stage) break;
      if (at < (file.reached.get(earlier) ?? Number.NEGATIVE_INFINITY)) return;
    }
    file.reached.set(stage, at);
  }

  #open(incident: string): IncidentFile {
    let file = this.#files.get(incident);
    if (file !== undefined) return file;
    file = { port: null, revisions: new Set(), reached: new Map() };
    this.#files.set(incident, file);
    if (this.#files.size > this.#limit) {
      const [oldest] = this.#files.keys();
      if (oldest !== undefined) this.#files.delete(oldest);
    }
    return file;
  }
}
