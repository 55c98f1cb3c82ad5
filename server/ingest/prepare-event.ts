import type { StreamEvent } from "../../src/domain/event.ts";
import type { Profile } from "../../src/domain/profile.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import { shorten } from "../../src/protocol/complaint.ts";
import { isEventKind } from "../../src/protocol/event-tuple.ts";
import type { EventKey } from "../event-log.ts";
import { own, toTuple } from "./bare-event.ts";
import type { Envelope } from "./envelope.ts";
import { shortId } from "./event-id.ts";
import type { Sender } from "./sender.ts";
import { faulty, type Reading } from "./verdict.ts";

/** What a port may say. The mode is set by command, and tallies are the gateway's own. */
export const KINDS_OF_PORTS: ReadonlySet<StreamEvent["kind"]> = new Set([
  "reported",
  "stage",
  "returned",
  "escalated",
  "handedOver",
  "joint",
  "suspended",
  "resumed",
  "supervised",
  "answered",
  "closed",
  "amended",
  "unitMoved",
  "unitState",
  "indicator",
  "port",
]);

/** An item ready for the door. */
export interface PreparedEvent {
  /** Null for what has no id. */
  readonly key: EventKey | null;
  readonly tuple: unknown[];
  /** The source gave no revision. */
  readonly isUnnumbered: boolean;
}

/** Checks that the sender may send this, and makes a tuple of it. */
export function prepareEvent(
  envelope: Envelope,
  sender: Sender,
  profile: Profile,
  now: EpochMs,
): Reading<PreparedEvent> {
  const port = portOf(envelope, sender, profile);
  if (port.fault !== null) return port;
  const { id, kind, fields } = envelope;
  if (isEventKind(kind) && !KINDS_OF_PORTS.has(kind))
    return faulty("kind", `${kind} is not for ports to say`, "forbidden");
  const { coordinates } = profile.ports.find((known) => known.id === port.value) ?? { coordinates: "wgs84" as const };
  const tuple = toTuple(kind, fields, { profile, port: port.value, datum: coordinates, now });
  if (tuple.fault !== null) return tuple;
  const key = { port: port.value, id: shortId(id) };
  return { value: { key, tuple: tuple.value, isUnnumbered: own(fields, "revision") === undefined }, fault: null };
}

/** The port an item is of: the one it names, or the only one its sender speaks for. */
function portOf({ port }: Envelope, { ports }: Sender, profile: Profile): Reading<string> {
  const known = profile.ports.map(({ id }) => id);
  if (port === null) {
    const [only, ...others] = ports ?? known;
    if (only !== undefined && others.length === 0) return { value: only, fault: null };
    return faulty("port", "is missing: say which of your ports sends this");
  }
  if (typeof port !== "string" || !known.includes(port))
    return faulty("port", `${shorten(port)} is not a port of the profile: ${known.join(", ")}`, "unknown-port");
  if (ports !== null && !ports.includes(port))
    return faulty("port", `this token does not speak for ${port}`, "foreign-port");
  return { value: port, fault: null };
}
