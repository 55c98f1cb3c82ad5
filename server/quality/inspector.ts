import { isIncidentEvent, type IncidentEvent, type StreamEvent } from "../../src/domain/event.ts";
import type { Profile } from "../../src/domain/profile.ts";
import { listRegions } from "../../src/domain/region.ts";
import { formatClockDuration } from "../../src/shared/format-duration.ts";
import { type DurationMs, type EpochMs, MINUTE } from "../../src/shared/units.ts";
import type { Boundary } from "./boundary.ts";
import { IncidentFiles } from "./incident-files.ts";

/** Something wrong with an event that is let in all the same. */
export interface Doubt {
  readonly reason: AdmittedReason;
  readonly detail: string;
}

/** What may be wrong with an event that the door understands; docs/data-quality.md says when. */
export type AdmittedReason =
  | "no-position"
  | "out-of-boundary"
  | "stage-order"
  | "duplicate"
  | "repeated-report"
  | "late"
  | "unknown-category"
  | "unknown-port"
  | "unknown-region"
  | "unknown-brain"
  | "unknown-tier"
  | "unknown-unit-kind";

/** An event this much older than its arrival is late: queues and batch runs of a quarter of an hour are usual for no source of a live picture. */
const LATE_AFTER: DurationMs = 15 * MINUTE;

/** What the profile has a list of. */
type ProfileWord = "category" | "port" | "region" | "brain" | "tier" | "unit-kind";

/** Looks at what comes into the stream: whose it is, and what is wrong with it though it is understood. Nothing is turned away here. */
export class Inspector {
  readonly #files = new IncidentFiles();
  readonly #known: Readonly<Record<ProfileWord, ReadonlySet<string>>>;
  readonly #boundary: Boundary | null;

  constructor(profile: Profile, boundary: Boundary | null) {
    const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(list.map(({ id }) => id));
    this.#boundary = boundary;
    this.#known = {
      category: idsOf(profile.categories),
      port: idsOf(profile.ports),
      region: idsOf(listRegions(profile.regions)),
      brain: idsOf(profile.brains),
      tier: idsOf(profile.tiers),
      "unit-kind": idsOf(profile.units.kinds),
    };
  }

  /** The port an event came through: a report and a port's own word name it, the other events of an incident follow the report. Null where nothing says it. */
  portOf(event: StreamEvent): string | null {
    if (event.kind === "reported" || event.kind === "port") return this.knownPort(event.port);
    return isIncidentEvent(event) ? this.portOfIncident(event.incident) : null;
  }

  /** The port of an incident by its id. */
  portOfIncident(incident: string): string | null {
    return this.knownPort(this.#files.portOf(incident));
  }

  /** Null for what is no port of the profile: its name could be anything. */
  knownPort(port: string | null): string | null {
    return port !== null && this.#known.port.has(port) ? port : null;
  }

  /** What is wrong with an event that arrives at `now` (stream time), by what came before it. */
  inspect(event: StreamEvent, now: EpochMs): readonly Doubt[] {
    const doubts: Doubt[] = [];
    const doubt = (reason: AdmittedReason, detail: string): void => void doubts.push({ reason, detail });
    const know = (field: ProfileWord, id: string | null): void => {
      if (id !== null && !this.#known[field].has(id))
        doubt(`unknown-${field}`, `${field}: ${id} is not in the profile`);
    };
    if (event.kind === "unitState") {
      know("unit-kind", event.unitKind);
      know("region", event.region);
    }
    if (event.kind === "port") know("port", event.port);
    if (!isIncidentEvent(event)) return doubts;
    if (this.#files.has(event)) {
      doubt("duplicate", `revision: ${event.revision} came before`);
      // What is wrong with it was said the first time.
      return doubts;
    }
    if (now - event.at > LATE_AFTER) doubt("late", `at: ${formatClockDuration(now - event.at)} before it arrived`);
    this.#inspectOrder(event, doubt);
    switch (event.kind) {
      case "reported":
        know("category", event.category);
        know("port", event.port);
        know("region", event.region);
        know("brain", event.brain);
        this.#inspectPosition(event.position, doubt);
        break;
      case "amended":
        know("category", event.patch.category ?? null);
        know("region", event.patch.region ?? null);
        if (event.patch.position !== undefined && event.patch.position !== null)
          this.#inspectPosition(event.patch.position, doubt);
        break;
      case "handedOver":
      case "joint":
        know("brain", event.brain);
        break;
      case "escalated":
      case "closed":
        know("tier", event.tier);
        break;
      default:
    }
    return doubts;
  }

  /** Learns from an event of the stream. */
  note(event: StreamEvent): void {
    if (isIncidentEvent(event)) this.#files.note(event);
  }

  /** The incident left the log. */
  forget(incident: string): void {
    this.#files.forget(incident);
  }

  /** The stream begins anew. */
  clear(): void {
    this.#files.clear();
  }

  #inspectOrder(event: IncidentEvent, doubt: (reason: AdmittedReason, detail: string) => void): void {
    if (event.kind === "reported" && this.#files.isReported(event.incident))
      doubt("repeated-report", `incident: ${event.incident} is reported already`);
    if (event.kind !== "stage" && event.kind !== "closed") return;
    const stage = event.kind === "stage" ? event.stage : "closed";
    const overtaken = this.#files.overtakes(event.incident, stage, event.at);
    if (overtaken !== null) doubt("stage-order", `at: ${stage} before ${overtaken}`);
  }

  #inspectPosition(
    position: { readonly longitude: number; readonly latitude: number } | null,
    doubt: (reason: AdmittedReason, detail: string) => void,
  ): void {
    if (position === null) doubt("no-position", "longitude, latitude: missing");
    else if (this.#boundary?.(position.longitude, position.latitude) === false)
      doubt(
        "out-of-boundary",
        `longitude, latitude: ${position.longitude}, ${position.latitude} is outside the boundary`,
      );
  }
}
