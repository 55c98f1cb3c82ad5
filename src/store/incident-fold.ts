import { assertNever } from "../shared/assert-never.ts";
import type { EpochMs } from "../shared/units.ts";
import type { AmendedEvent, IncidentEvent, ReportedEvent } from "../domain/event.ts";
import type { Incident, Turn } from "../domain/incident.ts";
import { NEVER_SUPERVISED, noteSupervision, supervisionOf } from "../domain/supervision.ts";
import { type MiddleStage, STAGES, type Stage, type StageInstants } from "../domain/lifecycle.ts";
import type { IncidentRecord } from "./incident-record.ts";

/**
 * Folds every retained event of a record from the start: the first report founds the incident, the others follow in the order of revisions.
 * The incident object stays the same one. Without a report nothing happens.
 */
export function refold(record: IncidentRecord): void {
  const report = record.events.find((event) => event.kind === "reported");
  if (report === undefined) return;
  record.heldBy = null;
  record.resolvedBy = null;
  record.misplacedStages = 0;
  record.repeatedReports = 0;
  record.supervision = NEVER_SUPERVISED;
  record.latestStageAt = report.at;
  const founded = foundIncident(report);
  record.incident = record.incident === null ? founded : Object.assign(record.incident, founded);
  for (const event of record.events) if (event !== report) foldEvent(record, record.incident, event);
}

/** Folds one event whose revision is above all folded before. Counts it as ignored when the order of stages forbids it. */
export function foldEvent(record: IncidentRecord, incident: Incident, event: IncidentEvent): void {
  if (event.revision > incident.revision) incident.revision = event.revision;
  if (foldInto(record, incident, event) && event.at > incident.changedAt) incident.changedAt = event.at;
}

/** Shared by all incidents that were never suspended or joined: lists are replaced, not changed. */
const NONE: readonly never[] = [];

function foundIncident(report: ReportedEvent): Incident {
  return {
    id: report.incident,
    revision: report.revision,
    category: report.category,
    severity: report.severity,
    port: report.port,
    region: report.region,
    longitude: report.position?.longitude ?? null,
    latitude: report.position?.latitude ?? null,
    title: report.title,
    place: report.place,
    brain: report.brain,
    contact: report.contact,
    stages: {
      reported: report.at,
      triaged: null,
      signed: null,
      dispatched: null,
      contacted: null,
      arrived: null,
      reinforced: null,
      closed: null,
    },
    tier: null,
    unit: null,
    pauses: NONE,
    suspendedSince: null,
    suspendedFor: null,
    turns: NONE,
    returns: 0,
    deadlines: report.deadlines ?? null,
    jointWith: NONE,
    supervised: null,
    acknowledged: NONE,
    changedAt: report.at,
  };
}

/** Answers whether the event changed anything but the counts of those ignored: which these are follows from the retained events, not from the order of arrival. */
function foldInto(record: IncidentRecord, incident: Incident, event: IncidentEvent): boolean {
  switch (event.kind) {
    case "reported":
      record.repeatedReports += 1;
      return false;
    case "stage":
      if (isOutOfOrder(record, incident.stages, event.stage, event.at)) return false;
      // Reached again (dispatched anew after a return): the first instant stands, the unit is the latest.
      reach(incident.stages, event.stage, event.at);
      if (event.unit !== null) incident.unit = event.unit;
      return true;
    case "closed":
      if (isOutOfOrder(record, incident.stages, "closed", event.at)) return false;
      if (incident.stages.closed === null) {
        incident.stages.closed = event.at;
        record.resolvedBy = event.tier;
        incident.tier = event.tier;
      }
      return true;
    case "returned":
      incident.returns += 1;
      turn(incident, "returned", event.at, null);
      return true;
    case "escalated":
      turn(incident, "escalated", event.at, null);
      record.heldBy = event.tier;
      if (incident.stages.closed === null) incident.tier = event.tier;
      return true;
    case "handedOver":
      turn(incident, "handedOver", event.at, null);
      incident.brain = event.brain;
      return true;
    case "joint":
      if (!incident.jointWith.includes(event.brain)) incident.jointWith = [...incident.jointWith, event.brain];
      return true;
    case "suspended": {
      // Suspensions never overlap, whatever instants the source gives: elapsed time stays a plain difference.
      const resumedAt = incident.pauses.at(-1)?.[1] ?? event.at;
      if (incident.suspendedSince !== null) return true;
      incident.suspendedSince = Math.max(event.at, resumedAt);
      incident.suspendedFor = event.cause ?? "suspended";
      return true;
    }
    case "resumed":
      if (incident.suspendedSince !== null && event.at > incident.suspendedSince)
        incident.pauses = [
          ...incident.pauses,
          [incident.suspendedSince, event.at, incident.suspendedFor ?? "suspended"],
        ];
      incident.suspendedSince = null;
      incident.suspendedFor = null;
      return true;
    case "supervised":
    case "answered":
      record.supervision = noteSupervision(record.supervision, event);
      incident.supervised = supervisionOf(record.supervision);
      return true;
    case "acknowledged":
      incident.acknowledged = [...incident.acknowledged, { at: event.at, by: event.by, alarms: event.alarms }];
      return true;
    case "amended":
      amend(record, incident, event);
      return true;
    default:
      return assertNever(event);
  }
}

/** A stage cannot be reached before the report, nor before a stage that comes earlier in the lifecycle and was reached already. */
function isOutOfOrder(record: IncidentRecord, stages: StageInstants, stage: Stage, at: EpochMs): boolean {
  if (at >= record.latestStageAt) {
    record.latestStageAt = at;
    return false;
  }
  for (const earlier of STAGES) {
    if (earlier === stage) return false;
    const reachedAt = stages[earlier];
    if (reachedAt === null || at >= reachedAt) continue;
    record.misplacedStages += 1;
    return true;
  }
  return false;
}

/** Notes the first instant of a stage. Spelled out because a field by a computed name costs several times as much, millions of times. */
function reach(stages: StageInstants, stage: MiddleStage, at: EpochMs): void {
  switch (stage) {
    case "triaged":
      stages.triaged ??= at;
      return;
    case "signed":
      stages.signed ??= at;
      return;
    case "dispatched":
      stages.dispatched ??= at;
      return;
    case "contacted":
      stages.contacted ??= at;
      return;
    case "arrived":
      stages.arrived ??= at;
      return;
    case "reinforced":
      stages.reinforced ??= at;
      return;
    default:
      assertNever(stage);
  }
}

/** Notes what may restart clocks. */
function turn(incident: Incident, kind: Turn["kind"], at: EpochMs, closedAt: EpochMs | null): void {
  incident.turns = [...incident.turns, { kind, at, closedAt }];
}

/** Corrections are authoritative: they are taken as they are, without the rule of order. */
function amend(record: IncidentRecord, incident: Incident, { patch, at }: AmendedEvent): void {
  const { closed } = incident.stages;
  if (patch.closed === null && closed !== null) turn(incident, "reopened", at, closed);
  if (patch.title !== undefined) incident.title = patch.title;
  if (patch.place !== undefined) incident.place = patch.place;
  if (patch.category !== undefined) incident.category = patch.category;
  if (patch.severity !== undefined) incident.severity = patch.severity;
  if (patch.region !== undefined) incident.region = patch.region;
  if (patch.position !== undefined) {
    incident.longitude = patch.position?.longitude ?? null;
    incident.latitude = patch.position?.latitude ?? null;
  }
  for (const stage of STAGES) {
    const instant = patch[stage];
    if (instant === undefined) continue;
    incident.stages[stage] = instant;
    if (instant !== null && instant > record.latestStageAt) record.latestStageAt = instant;
  }
  if (patch.closed === undefined) return;
  if (patch.closed === null) record.resolvedBy = null;
  incident.tier = patch.closed === null ? record.heldBy : record.resolvedBy;
}
