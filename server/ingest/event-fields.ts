import { z } from "zod";
import type { StreamEvent } from "../../src/domain/event.ts";
import { eventSchemas } from "../../src/protocol/event-tuple.ts";

/** A field of an event, as the schemas of the wire name it. */
export interface EventField {
  readonly name: string;
  /** Absent it is null. */
  readonly isNullable: boolean;
}

/** The fields of each kind in their places on the wire, after offset and kind. */
export const EVENT_FIELDS: ReadonlyMap<string, readonly EventField[]> = new Map(
  (Object.keys(eventSchemas) as StreamEvent["kind"][]).map((kind) => {
    const places: readonly z.core.$ZodType[] = eventSchemas[kind].def.items.slice(2);
    return [kind, places.map(toField)];
  }),
);

function toField(place: z.core.$ZodType): EventField {
  const name = z.globalRegistry.get(place)?.title ?? "";
  return { name, isNullable: z.safeParse(place, null).success };
}
