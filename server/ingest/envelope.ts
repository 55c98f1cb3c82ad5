import { shorten } from "../../src/protocol/complaint.ts";
import { type NamedFields, isNamedFields, own } from "./bare-event.ts";
import { faulty, type Reading } from "./verdict.ts";

/** An item of a request as its envelope names it, before its fields are looked at. */
export interface Envelope {
  /** What the source calls the event; unique within its port. */
  readonly id: string;
  readonly kind: string;
  /** The port it names; null when it names none. */
  readonly port: unknown;
  readonly fields: NamedFields;
}

/** Ids of events may be this long, and sources of CloudEvents, in UTF-16 units. */
const LONGEST_NAME = 256;

/** `{"id", "kind", …fields}` → its envelope. */
export function readBareEvent(item: unknown): Reading<Envelope> {
  if (!isNamedFields(item)) return faulty("(root)", `expected an object, got ${shorten(item)}`);
  const id = readName(item, "id");
  if (id.fault !== null) return id;
  const kind = readName(item, "kind");
  if (kind.fault !== null) return kind;
  const port = own(item, "port") ?? null;
  return { value: { id: id.value, kind: kind.value, port, fields: item }, fault: null };
}

/**
 * A CloudEvent 1.0 in its JSON form → its envelope. The kind is what follows the last dot of `type`; `time` and `subject` fill in for
 * the `at` and the incident (or unit) that `data` leaves out; the port is that of `data`, else the last part of `source` if it names one.
 */
export function readCloudEvent(item: unknown, isPort: (word: string) => boolean): Reading<Envelope> {
  if (!isNamedFields(item)) return faulty("(root)", `expected an object, got ${shorten(item)}`);
  if (own(item, "specversion") !== "1.0") return faulty("specversion", 'must be "1.0"');
  const id = readName(item, "id");
  if (id.fault !== null) return id;
  const source = readName(item, "source");
  if (source.fault !== null) return source;
  const type = readName(item, "type");
  if (type.fault !== null) return type;
  const data = readData(item);
  if (data.fault !== null) return data;
  const fields: Record<string, unknown> = { ...data.value };
  if (own(fields, "at") === undefined) fields.at = own(item, "time") ?? undefined;
  const kind = type.value.slice(type.value.lastIndexOf(".") + 1);
  const subject = kind === "unitMoved" || kind === "unitState" ? "unit" : "incident";
  if (own(fields, subject) === undefined) fields[subject] = own(item, "subject") ?? undefined;
  const named = source.value.split(/[/:#]/).at(-1) ?? "";
  const port = own(fields, "port") ?? (isPort(named) ? named : null);
  return { value: { id: `${source.value} ${id.value}`, kind, port, fields }, fault: null };
}

function readName(item: NamedFields, field: string): Reading<string> {
  const value = own(item, field);
  if (value === undefined) return faulty(field, "is missing");
  if (typeof value !== "string" || value === "") return faulty(field, "must be text, and not empty");
  if (value.length > LONGEST_NAME)
    return faulty(field, `must have at most ${LONGEST_NAME} characters, has ${value.length}`);
  return { value, fault: null };
}

function readData(item: NamedFields): Reading<NamedFields> {
  const encoded = own(item, "data_base64");
  if (encoded === undefined) {
    const data = own(item, "data") ?? {};
    return isNamedFields(data) ? { value: data, fault: null } : faulty("data", "must be an object");
  }
  if (typeof encoded !== "string") return faulty("data_base64", "must be text");
  try {
    const data: unknown = JSON.parse(Buffer.from(encoded, "base64").toString("utf8"));
    if (isNamedFields(data)) return { value: data, fault: null };
  } catch {
    // Said below.
  }
  return faulty("data_base64", "must hold a JSON object");
}

/** The `ce-` headers of a request in binary mode and its body → the same event in its JSON form. */
export function fromBinaryMode(headers: Readonly<Record<string, unknown>>, data: unknown): NamedFields {
  const attributes = Object.entries(headers).flatMap(([name, value]): [string, unknown][] =>
    name.startsWith("ce-") && typeof value === "string" ? [[name.slice(3), decoded(value)]] : [],
  );
  return { ...Object.fromEntries(attributes), data };
}

/** Header values are percent-encoded UTF-8. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
