import type { DurationMs, EpochMs, Latitude, Longitude } from "../shared/units.ts";
import type {
  BrainId,
  CategoryId,
  OwnDeadlines,
  PortId,
  RegionId,
  Severity,
  SuspensionCause,
  TierId,
} from "./incident.ts";
import type { IndicatorRecord } from "./indicator.ts";
import type { MiddleStage } from "./lifecycle.ts";
import type { Mode } from "./mode.ts";
import type { PortHealth } from "./port.ts";
import type { Tally } from "./tally.ts";
import type { UnitState } from "./unit.ts";

/** What every incident event carries. `revision` starts at 1 (the report) and rises by one with each event of the incident. */
interface IncidentEventBase {
  readonly incident: string;
  readonly revision: number;
  readonly at: EpochMs;
}

export interface ReportedEvent extends IncidentEventBase {
  readonly kind: "reported";
  readonly category: CategoryId;
  readonly severity: Severity;
  readonly port: PortId;
  /** Leaf of the region tree, or an ancestor where the place is known no better. */
  readonly region: RegionId;
  readonly position: { readonly longitude: Longitude; readonly latitude: Latitude } | null;
  readonly title: string;
  readonly place: string;
  readonly brain: BrainId;
  /** Already masked by the server, for example 138****6621; null when there is none. */
  readonly contact: string | null;
  /** Deadlines the incident itself carries; absent when mechanisms alone decide. */
  readonly deadlines?: OwnDeadlines;
}

interface StageReachedEvent extends IncidentEventBase {
  readonly kind: "stage";
  readonly stage: MiddleStage;
  /** The unit that signed, was dispatched or arrived, when known. */
  readonly unit: string | null;
}

/** 退回: the holder sends it back. What that does to a clock is the mechanism's to say. */
interface ReturnedEvent extends IncidentEventBase {
  readonly kind: "returned";
  readonly reason: string;
}
/** 上升: it climbs to a higher tier. */
interface EscalatedEvent extends IncidentEventBase {
  readonly kind: "escalated";
  readonly tier: TierId;
}
/** Passes from one brain to the other. */
interface HandedOverEvent extends IncidentEventBase {
  readonly kind: "handedOver";
  readonly brain: BrainId;
}
/** 联动: another brain works on it too. */
interface JointEvent extends IncidentEventBase {
  readonly kind: "joint";
  readonly brain: BrainId;
}
/** 挂起: until `resumed`, clocks of mechanisms that pause for its cause stand still. */
interface SuspendedEvent extends IncidentEventBase {
  readonly kind: "suspended";
  readonly reason: string;
  /** `suspended` when absent. */
  readonly cause?: SuspensionCause;
}
interface ResumedEvent extends IncidentEventBase {
  readonly kind: "resumed";
}
/** 督办: a leader watches it until it is answered. */
interface SupervisedEvent extends IncidentEventBase {
  readonly kind: "supervised";
  readonly by: string;
  readonly note: string;
}
/** 督办答复: whoever holds the incident answers the leader. */
interface AnsweredEvent extends IncidentEventBase {
  readonly kind: "answered";
  readonly by: string;
  readonly note: string;
}
/** 确认: somebody has seen these alarms of it. */
interface AcknowledgedEvent extends IncidentEventBase {
  readonly kind: "acknowledged";
  readonly by: string;
  /** By key (acknowledgement.ts). */
  readonly alarms: readonly string[];
}
/** 办结, with the tier that resolved it; null when the source does not say. */
interface ClosedEvent extends IncidentEventBase {
  readonly kind: "closed";
  readonly tier: TierId | null;
}

/** Corrections; an absent key leaves the value as it is. A stage set to null was not reached after all. */
export interface Amendment {
  readonly title?: string;
  readonly place?: string;
  readonly category?: CategoryId;
  readonly severity?: Severity;
  readonly region?: RegionId;
  readonly position?: { readonly longitude: Longitude; readonly latitude: Latitude } | null;
  readonly reported?: EpochMs;
  readonly triaged?: EpochMs | null;
  readonly signed?: EpochMs | null;
  readonly dispatched?: EpochMs | null;
  readonly contacted?: EpochMs | null;
  readonly arrived?: EpochMs | null;
  readonly reinforced?: EpochMs | null;
  /** null reopens the incident. */
  readonly closed?: EpochMs | null;
}
export interface AmendedEvent extends IncidentEventBase {
  readonly kind: "amended";
  readonly patch: Amendment;
}

export type IncidentEvent =
  | ReportedEvent
  | StageReachedEvent
  | ReturnedEvent
  | EscalatedEvent
  | HandedOverEvent
  | JointEvent
  | SuspendedEvent
  | ResumedEvent
  | SupervisedEvent
  | AnsweredEvent
  | AcknowledgedEvent
  | ClosedEvent
  | AmendedEvent;

export interface UnitMovedEvent {
  readonly kind: "unitMoved";
  readonly unit: string;
  readonly at: EpochMs;
  readonly longitude: Longitude;
  readonly latitude: Latitude;
  /** Degrees clockwise from north; null when standing. */
  readonly heading: number | null;
}
export interface UnitStateEvent {
  readonly kind: "unitState";
  readonly unit: string;
  readonly at: EpochMs;
  readonly state: UnitState;
  /** The incident it works on. */
  readonly incident: string | null;
  readonly name: string;
  /** One of the profile's `units.kinds`. */
  readonly unitKind: string;
  /** Its zone. */
  readonly region: RegionId;
}
/** It went where the page's scope does not reach, and where to is nobody's business there. The gateway's own, to pages that see a part. */
interface UnitLeftEvent {
  readonly kind: "unitLeft";
  readonly unit: string;
  readonly at: EpochMs;
}
export interface IndicatorEvent {
  readonly kind: "indicator";
  readonly at: EpochMs;
  readonly record: IndicatorRecord;
}
export interface PortEvent {
  readonly kind: "port";
  readonly port: PortId;
  readonly at: EpochMs;
  readonly health: PortHealth;
  /** Source instant to arrival at the gateway; null when unknown. */
  readonly lag: DurationMs | null;
  readonly note: string | null;
}
export interface ModeEvent {
  readonly kind: "mode";
  readonly at: EpochMs;
  readonly mode: Mode;
  readonly reason: string | null;
}

/** The gateway's own count of a day that is over; a later one corrects it. */
export interface TallyEvent extends Tally {
  readonly kind: "tally";
  /** The stream clock at the count. */
  readonly at: EpochMs;
}

/** What is known of what a unit does. */
export type UnitNews = UnitStateEvent | UnitLeftEvent;

/** One message of the stream, decoded. Append-only: nothing in it is ever changed. */
export type StreamEvent =
  | IncidentEvent
  | UnitMovedEvent
  | UnitStateEvent
  | UnitLeftEvent
  | IndicatorEvent
  | PortEvent
  | ModeEvent
  | TallyEvent;

/** A stream event with its place in the stream. */
export interface SequencedEvent {
  readonly sequence: number;
  readonly event: StreamEvent;
}

/** Whether an event changes an incident (and so has an incident id and a revision). */
export function isIncidentEvent(event: StreamEvent): event is IncidentEvent {
  return "revision" in event;
}
