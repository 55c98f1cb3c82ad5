import type { IncomingHttpHeaders } from "node:http";
import { type Envelope, fromBinaryMode, readBareEvent, readCloudEvent } from "./envelope.ts";
import { isNamedFields, own } from "./bare-event.ts";
import { INDICATOR_COLUMNS } from "./indicator-row.ts";
import { BodyError, type BodyItem, itemOf, readCsv, readJson, readJsonItems, readNdjson } from "./read-body.ts";
import type { Reading } from "./verdict.ts";

/** A body of a type that is not read here. */
export class WrongType extends Error {
  override readonly name = "WrongType";
}

const NDJSON = ["application/x-ndjson", "application/ndjson", "application/jsonl"];

/**
 * The events of a request by its content type: JSON, a JSON value a line, CloudEvents (structured, batched, or binary by its `ce-` headers).
 * Where the type leaves it open, an item with a `specversion` is a CloudEvent.
 * @throws BodyError, WrongType
 */
export function readEventsBody(
  headers: IncomingHttpHeaders,
  text: string,
  isPort: (word: string) => boolean,
): BodyItem<Envelope>[] {
  const asCloudEvent = (item: unknown): Reading<Envelope> => readCloudEvent(item, isPort);
  const asEither = (item: unknown): Reading<Envelope> =>
    isNamedFields(item) && own(item, "specversion") !== undefined ? asCloudEvent(item) : readBareEvent(item);
  const type = typeOf(headers);
  if (headers["ce-specversion"] !== undefined) {
    if (type !== "application/json" && type !== "")
      throw new WrongType(`data of a CloudEvent must be application/json`);
    return [itemOf(fromBinaryMode(headers, text === "" ? undefined : readJson(text)), null, asCloudEvent)];
  }
  if (type === "application/json") return readJsonItems(text, asEither);
  if (NDJSON.includes(type)) return readNdjson(text, asEither);
  if (type === "application/cloudevents+json") return [itemOf(readJson(text), null, asCloudEvent)];
  if (type === "application/cloudevents-batch+json") {
    if (!Array.isArray(readJson(text))) throw new BodyError("a batch of CloudEvents must be a list");
    return readJsonItems(text, asCloudEvent);
  }
  throw new WrongType(
    "send application/json, application/x-ndjson, application/cloudevents+json or application/cloudevents-batch+json",
  );
}

/** The rows of a request: CSV with a header, JSON, or a JSON value a line. @throws BodyError, WrongType */
export function readIndicatorsBody(headers: IncomingHttpHeaders, text: string): BodyItem<unknown>[] {
  const asItIs = (item: unknown): Reading<unknown> => ({ value: item, fault: null });
  const type = typeOf(headers);
  if (type === "text/csv") return readCsv(text, INDICATOR_COLUMNS);
  if (type === "application/json") return readJsonItems(text, asItIs);
  if (NDJSON.includes(type)) return readNdjson(text, asItIs);
  throw new WrongType("send text/csv, application/json or application/x-ndjson");
}

/** The content type without its parameters; "" for none. @throws WrongType for another charset than UTF-8, or a compressed body */
function typeOf(headers: IncomingHttpHeaders): string {
  const [type = "", ...parameters] = (headers["content-type"] ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith("charset="))
    ?.slice(8)
    .replaceAll('"', "");
  if (charset !== undefined && charset !== "utf-8" && charset !== "utf8") throw new WrongType("the body must be UTF-8");
  if ((headers["content-encoding"] ?? "identity") !== "identity")
    throw new WrongType("the body must not be compressed");
  return type;
}
