import type { Amendment, SequencedEvent, StreamEvent } from "../domain/event.ts";
import type { Tally } from "../domain/tally.ts";
import { assertNever } from "../shared/assert-never.ts";
import { type ClockStatement, type ClockTuple, encodeClock } from "./clock.ts";
import type { EventTuple } from "./event-tuple.ts";

/** An optional last field that is not there. */
const NOTHING = [] as const;

/** Domain event → tuple; `offset` is its sequence minus the `from` of the batch or chunk that carries it. */
export function encodeEvent(event: StreamEvent, offset: number): EventTuple {
  switch (event.kind) {
    case "reported":
      return [
        offset,
        "reported",
        event.incident,
        event.revision,
        event.at,
        event.category,
        event.severity,
        event.port,
        event.region,
        event.position === null ? null : event.position.longitude,
        event.position === null ? null : event.position.latitude,
        event.title,
        event.place,
        event.brain,
        event.contact,
        ...(event.deadlines === undefined ? NOTHING : ([event.deadlines] as const)),
      ];
    case "stage":
      return [offset, "stage", event.incident, event.revision, event.at, event.stage, event.unit];
    case "returned":
      return [offset, "returned", event.incident, event.revision, event.at, event.reason];
    case "escalated":
      return [offset, "escalated", event.incident, event.revision, event.at, event.tier];
    case "handedOver":
      return [offset, "handedOver", event.incident, event.revision, event.at, event.brain];
    case "joint":
      return [offset, "joint", event.incident, event.revision, event.at, event.brain];
    case "suspended":
      return [
        offset,
        "suspended",
        event.incident,
        event.revision,
        event.at,
        event.reason,
        ...(event.cause === undefined ? NOTHING : ([event.cause] as const)),
      ];
    case "resumed":
      return [offset, "resumed", event.incident, event.revision, event.at];
    case "supervised":
      return [offset, "supervised", event.incident, event.revision, event.at, event.by, event.note];
    case "answered":
      return [offset, "answered", event.incident, event.revision, event.at, event.by, event.note];
    case "acknowledged":
      return [offset, "acknowledged", event.incident, event.revision, event.at, event.by, [...event.alarms]];
    case "closed":
      return [offset, "closed", event.incident, event.revision, event.at, event.tier];
    case "amended":
      return [offset, "amended", event.incident, event.revision, event.at, encodePatch(event.patch)];
    case "unitMoved":
      return [offset, "unitMoved", event.unit, event.at, event.longitude, event.latitude, event.heading];
    case "unitState":
      return [
        offset,
        "unitState",
        event.unit,
        event.at,
        event.state,
        event.incident,
        event.name,
        event.unitKind,
        event.region,
      ];
    case "unitLeft":
      return [offset, "unitLeft", event.unit, event.at];
    case "indicator": {
      const record = event.record;
      return [
        offset,
        "indicator",
        event.at,
        record.region,
        record.indicator,
        record.labelZh,
        record.labelEn,
        record.group,
        record.periodFrom,
        record.periodTo,
        record.value,
        record.unit,
        record.yoyPercent,
        record.targetCompletionPercent,
        record.better,
        record.source,
        record.status,
      ];
    }
    case "port":
      return [offset, "port", event.port, event.at, event.health, event.lag, event.note];
    case "mode":
      return [offset, "mode", event.at, event.mode, event.reason];
    case "tally":
      return [offset, "tally", event.region, event.at, event.day, encodeCounts(event.counts)];
    default:
      return assertNever(event);
  }
}

type CountsTuple = Extract<EventTuple, [number, "tally", ...unknown[]]>[5];

function encodeCounts(counts: Tally["counts"]): CountsTuple {
  return Object.fromEntries(Object.entries(counts).map(([category, hours]) => [category, [...hours]]));
}

type PatchTuple = Extract<EventTuple, [number, "amended", ...unknown[]]>[5];

function encodePatch(patch: Amendment): PatchTuple {
  const { position, ...rest } = patch;
  if (position === undefined) return rest;
  return { ...rest, position: position === null ? null : { ...position } };
}

/** A `batch` payload: the sequence range it accounts for and the events of it that a scope may see. */
export type BatchTuple = [from: number, to: number, clock: ClockTuple, events: EventTuple[]];

/** Events in the order of the stream → `batch` payload. */
export function encodeBatch(
  from: number,
  to: number,
  clock: ClockStatement,
  events: readonly SequencedEvent[],
): BatchTuple {
  return [from, to, encodeClock(clock), events.map(({ sequence, event }) => encodeEvent(event, sequence - from))];
}

/** A `snapshot` payload. */
export type SnapshotTuple = [
  chunk: number,
  chunks: number,
  from: number,
  to: number,
  clock: ClockTuple,
  events: EventTuple[],
];

/** One chunk of a snapshot that stands at `to`; its `from` is the sequence of its first event (`to` when it has none). */
export function encodeSnapshotChunk(
  chunk: number,
  chunks: number,
  to: number,
  clock: ClockStatement,
  events: readonly SequencedEvent[],
): SnapshotTuple {
  const from = events[0]?.sequence ?? to;
  const tuples = events.map(({ sequence, event }) => encodeEvent(event, sequence - from));
  return [chunk, chunks, from, to, encodeClock(clock), tuples];
}
