import type { IncidentEvent } from "../../src/domain/event.ts";

/** The stages in order, written down once more on purpose: the oracle shares no code with what it checks. */
const ORDER = ["reported", "triaged", "signed", "dispatched", "contacted", "arrived", "reinforced", "closed"] as const;

/** One incident as its events, read one after the other, say. */
export interface Life {
  readonly id: string;
  category: string;
  severity: number;
  readonly port: string;
  region: string;
  title: string;
  place: string;
  brain: string;
  unit: string | null;
  longitude: number | null;
  latitude: number | null;
  /** Instants of the stages reached. */
  readonly reached: Map<string, number>;
  escalatedTo: string | null;
  closedBy: string | null;
  readonly pauses: { from: number; to: number; cause: string }[];
  pausedSince: number | null;
  pausedFor: string;
  /** What may restart clocks, in the order of revisions; `closedAt` of a reopening: the close it took back. */
  readonly turns: { kind: "returned" | "escalated" | "handedOver" | "reopened"; at: number; closedAt: number }[];
  /** Deadlines it carries: an instant, or null where it says it has none. */
  readonly deadlines: ReadonlyMap<string, number | null>;
  /** Of the last supervision, while it is not answered. */
  readonly supervisedSince: number | null;
  returns: number;
  readonly jointWith: Set<string>;
  revision: number;
  /** Revisions that were ignored. */
  readonly ignored: number[];
}

/** Reads the lives out of a log: of the same incident and revision the first counts; without a report there is no life. */
export function readLives(log: readonly IncidentEvent[]): Life[] {
  const byIncident = new Map<string, Map<number, IncidentEvent>>();
  for (const event of log) {
    const events = byIncident.get(event.incident) ?? new Map<number, IncidentEvent>();
    byIncident.set(event.incident, events);
    if (!events.has(event.revision)) events.set(event.revision, event);
  }
  const lives: Life[] = [];
  for (const [id, events] of byIncident) {
    const ordered = [...events.values()].sort((one, other) => one.revision - other.revision);
    const life = readLife(id, ordered);
    if (life !== null) lives.push(life);
  }
  return lives;
}

function readLife(id: string, events: readonly IncidentEvent[]): Life | null {
  const report = events.find((event) => event.kind === "reported");
  if (report === undefined || report.kind !== "reported") return null;
  const life: Life = {
    id,
    category: report.category,
    severity: report.severity,
    port: report.port,
    region: report.region,
    title: report.title,
    place: report.place,
    brain: report.brain,
    unit: null,
    longitude: report.position === null ? null : report.position.longitude,
    latitude: report.position === null ? null : report.position.latitude,
    reached: new Map([["reported", report.at]]),
    escalatedTo: null,
    closedBy: null,
    pauses: [],
    pausedSince: null,
    pausedFor: "",
    turns: [],
    deadlines: new Map(Object.entries(report.deadlines ?? {})),
    supervisedSince: awaitingSince(events),
    returns: 0,
    jointWith: new Set(),
    revision: Math.max(...events.map((event) => event.revision)),
    ignored: [],
  };
  for (const event of events) if (event !== report) readEvent(life, event);
  return life;
}

/** Since when a supervision waits for its answer: the later instant holds, of equal ones the higher revision. */
function awaitingSince(events: readonly IncidentEvent[]): number | null {
  const said = events.filter((event) => event.kind === "supervised" || event.kind === "answered");
  said.sort((one, other) => one.at - other.at || one.revision - other.revision);
  const last = said.at(-1);
  return last?.kind === "supervised" ? last.at : null;
}

function readEvent(life: Life, event: IncidentEvent): void {
  if (event.kind === "reported") life.ignored.push(event.revision);
  if (event.kind === "returned") life.returns += 1;
  if (event.kind === "escalated") life.escalatedTo = event.tier;
  if (event.kind === "handedOver") life.brain = event.brain;
  if (event.kind === "returned" || event.kind === "escalated" || event.kind === "handedOver")
    life.turns.push({ kind: event.kind, at: event.at, closedAt: Number.NaN });
  if (event.kind === "joint") life.jointWith.add(event.brain);
  if (event.kind === "suspended" && life.pausedSince === null) {
    const last = life.pauses[life.pauses.length - 1];
    life.pausedSince = last === undefined || last.to < event.at ? event.at : last.to;
    life.pausedFor = event.cause ?? "suspended";
  }
  if (event.kind === "resumed" && life.pausedSince !== null) {
    if (life.pausedSince < event.at) life.pauses.push({ from: life.pausedSince, to: event.at, cause: life.pausedFor });
    life.pausedSince = null;
  }
  if (event.kind === "stage" || event.kind === "closed") {
    const stage = event.kind === "stage" ? event.stage : "closed";
    const before = ORDER.slice(0, ORDER.indexOf(stage));
    if (before.some((earlier) => (life.reached.get(earlier) ?? event.at) > event.at)) {
      life.ignored.push(event.revision);
      return;
    }
    if (event.kind === "stage" && event.unit !== null) life.unit = event.unit;
    if (life.reached.has(stage)) return;
    life.reached.set(stage, event.at);
    if (event.kind === "closed") life.closedBy = event.tier;
  }
  if (event.kind === "amended") {
    const { patch } = event;
    life.title = patch.title ?? life.title;
    life.place = patch.place ?? life.place;
    life.category = patch.category ?? life.category;
    life.severity = patch.severity ?? life.severity;
    life.region = patch.region ?? life.region;
    if (patch.position !== undefined) {
      life.longitude = patch.position === null ? null : patch.position.longitude;
      life.latitude = patch.position === null ? null : patch.position.latitude;
    }
    const closedAt = life.reached.get("closed");
    if (patch.closed === null && closedAt !== undefined) life.turns.push({ kind: "reopened", at: event.at, closedAt });
    for (const stage of ORDER) {
      const corrected = patch[stage];
      if (corrected === null) life.reached.delete(stage);
      else if (corrected !== undefined) life.reached.set(stage, corrected);
    }
    if (patch.closed === null) life.closedBy = null;
  }
}

/** The tier shown: who closed it, or who holds it. */
export function tierOf(life: Life): string | null {
  return life.reached.has("closed") ? life.closedBy : life.escalatedTo;
}
