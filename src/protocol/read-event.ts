import type { StreamEvent } from "../domain/event.ts";
import { INDICATOR_BETTER, INDICATOR_STATUSES } from "../domain/indicator.ts";
import { MODES } from "../domain/mode.ts";
import { PORT_HEALTHS } from "../domain/port.ts";
import { UNIT_STATES } from "../domain/unit.ts";
import { assertNever } from "../shared/assert-never.ts";
import { TEXT_LIMIT } from "./hygiene.ts";
import {
  isFigure,
  isIdentifier,
  isInstant,
  isLatitude,
  isLongitude,
  isMonth,
  isOneOf,
  type TextTally,
  tidy,
} from "./read-fields.ts";
import { readIncidentEvent } from "./read-incident-event.ts";
import { readCounts } from "./tally-events.ts";

/**
 * The hot path of the door: a tuple of a known kind → domain event, or null for anything its schema does not accept.
 * Texts come out cleaned. Extra trailing fields pass.
 */
export function readEvent(kind: StreamEvent["kind"], tuple: readonly unknown[], tally: TextTally): StreamEvent | null {
  switch (kind) {
    case "reported":
    case "stage":
    case "returned":
    case "escalated":
    case "handedOver":
    case "joint":
    case "suspended":
    case "resumed":
    case "supervised":
    case "answered":
    case "acknowledged":
    case "closed":
    case "amended":
      return readIncidentEvent(kind, tuple, tally);
    case "unitMoved":
      return readUnitMoved(tuple);
    case "unitState":
      return readUnitState(tuple, tally);
    case "unitLeft":
      return readUnitLeft(tuple);
    case "indicator":
      return readIndicator(tuple, tally);
    case "port":
      return readPort(tuple, tally);
    case "mode":
      return readMode(tuple, tally);
    case "tally":
      return readTally(tuple);
    default:
      return assertNever(kind);
  }
}

function readUnitMoved(tuple: readonly unknown[]): StreamEvent | null {
  const unit = tuple[2];
  const at = tuple[3];
  const longitude = tuple[4];
  const latitude = tuple[5];
  const heading = tuple[6];
  if (!isIdentifier(unit) || !isInstant(at) || !isLongitude(longitude) || !isLatitude(latitude)) return null;
  if (heading !== null && !(typeof heading === "number" && heading >= 0 && heading <= 360)) return null;
  return { kind: "unitMoved", unit, at, longitude, latitude, heading };
}

function readUnitLeft([, , unit, at]: readonly unknown[]): StreamEvent | null {
  return isIdentifier(unit) && isInstant(at) ? { kind: "unitLeft", unit, at } : null;
}

function readUnitState(tuple: readonly unknown[], tally: TextTally): StreamEvent | null {
  const unit = tuple[2];
  const at = tuple[3];
  const state = tuple[4];
  const incident = tuple[5];
  const name = tuple[6];
  const unitKind = tuple[7];
  const region = tuple[8];
  if (!isIdentifier(unit) || !isInstant(at) || !isOneOf(UNIT_STATES, state)) return null;
  if (incident !== null && !isIdentifier(incident)) return null;
  if (typeof name !== "string" || !isIdentifier(unitKind) || !isIdentifier(region)) return null;
  return { kind: "unitState", unit, at, state, incident, name: tidy(name, TEXT_LIMIT, tally), unitKind, region };
}

function readIndicator(tuple: readonly unknown[], tally: TextTally): StreamEvent | null {
  const at = tuple[2];
  const region = tuple[3];
  const indicator = tuple[4];
  const labelZh = tuple[5];
  const labelEn = tuple[6];
  const group = tuple[7];
  const periodFrom = tuple[8];
  const periodTo = tuple[9];
  const value = tuple[10];
  const unit = tuple[11];
  const yoyPercent = tuple[12];
  const targetCompletionPercent = tuple[13];
  const better = tuple[14];
  const source = tuple[15];
  const status = tuple[16];
  if (!isInstant(at) || !isIdentifier(region) || !isIdentifier(indicator)) return null;
  if (typeof labelZh !== "string" || typeof labelEn !== "string" || typeof group !== "string") return null;
  if (!isMonth(periodFrom) || !isMonth(periodTo) || typeof unit !== "string" || typeof source !== "string") return null;
  if (!isFigure(value) || !isFigure(yoyPercent) || !isFigure(targetCompletionPercent)) return null;
  if (!isOneOf(INDICATOR_BETTER, better) || !isOneOf(INDICATOR_STATUSES, status)) return null;
  return {
    kind: "indicator",
    at,
    record: {
      region,
      indicator,
      labelZh: tidy(labelZh, TEXT_LIMIT, tally),
      labelEn: tidy(labelEn, TEXT_LIMIT, tally),
      group: tidy(group, TEXT_LIMIT, tally),
      periodFrom,
      periodTo,
      value,
      unit: tidy(unit, TEXT_LIMIT, tally),
      yoyPercent,
      targetCompletionPercent,
      better,
      source: tidy(source, TEXT_LIMIT, tally),
      status,
    },
  };
}

function readPort(tuple: readonly unknown[], tally: TextTally): StreamEvent | null {
  const port = tuple[2];
  const at = tuple[3];
  const health = tuple[4];
  const lag = tuple[5];
  const note = tuple[6];
  if (!isIdentifier(port) || !isInstant(at) || !isOneOf(PORT_HEALTHS, health)) return null;
  if (!isFigure(lag) || (lag !== null && lag < 0) || !(note === null || typeof note === "string")) return null;
  return { kind: "port", port, at, health, lag, note: note === null ? null : tidy(note, TEXT_LIMIT, tally) };
}

function readMode(tuple: readonly unknown[], tally: TextTally): StreamEvent | null {
  const at = tuple[2];
  const mode = tuple[3];
  const reason = tuple[4];
  if (!isInstant(at) || !isOneOf(MODES, mode) || !(reason === null || typeof reason === "string")) return null;
  return { kind: "mode", at, mode, reason: reason === null ? null : tidy(reason, TEXT_LIMIT, tally) };
}

function readTally(tuple: readonly unknown[]): StreamEvent | null {
  const region = tuple[2];
  const at = tuple[3];
  const day = tuple[4];
  const counts = readCounts(tuple[5]);
  if (!isIdentifier(region) || !isInstant(at) || !isInstant(day) || counts === null) return null;
  return { kind: "tally", region, at, day, counts };
}
