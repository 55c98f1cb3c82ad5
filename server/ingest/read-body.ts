import { CsvError, parse } from "csv-parse/sync";
import { isNamedFields, own } from "./bare-event.ts";
import { faulty, type Reading } from "./verdict.ts";

/** One item of a request, in the order of the body. */
export interface BodyItem<Value> {
  readonly reading: Reading<Value>;
  /** Its `id` as it was sent, for the answer; null for none. */
  readonly id: string | null;
  /** From 1, as an editor counts; null where the body is one JSON document. */
  readonly line: number | null;
}

/** A body nothing can be made of. */
export class BodyError extends Error {
  override readonly name = "BodyError";
}

const UTF_8 = new TextDecoder("utf-8", { fatal: true });
/** What of an id comes back in the answer. */
const LONGEST_ECHO = 256;

/** The text of a body, without a byte order mark. @throws BodyError when it is not UTF-8 */
export function readText(body: Buffer): string {
  try {
    return UTF_8.decode(body);
  } catch {
    throw new BodyError("the body is not UTF-8");
  }
}

/** One JSON value. @throws BodyError */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BodyError(`the body is not JSON: ${error instanceof Error ? error.message.slice(0, 200) : ""}`);
  }
}

/** One value as an item. */
export function itemOf<Value>(
  value: unknown,
  line: number | null,
  read: (item: unknown) => Reading<Value>,
): BodyItem<Value> {
  const id = isNamedFields(value) ? own(value, "id") : null;
  return { reading: read(value), id: typeof id === "string" ? id.slice(0, LONGEST_ECHO) : null, line };
}

/** One JSON value, or a list of them. @throws BodyError */
export function readJsonItems<Value>(text: string, read: (item: unknown) => Reading<Value>): BodyItem<Value>[] {
  const body = readJson(text);
  const items: unknown[] = Array.isArray(body) ? body : [body];
  return items.map((item) => itemOf(item, null, read));
}

/** A JSON value a line; empty lines do not count. A line that is no JSON costs itself alone. */
export function readNdjson<Value>(text: string, read: (item: unknown) => Reading<Value>): BodyItem<Value>[] {
  return text.split("\n").flatMap((written, index): BodyItem<Value>[] => {
    if (written.trim() === "") return [];
    try {
      return [itemOf(JSON.parse(written), index + 1, read)];
    } catch {
      return [{ reading: faulty("(root)", "the line is not JSON"), id: null, line: index + 1 }];
    }
  });
}

/** The rows of a CSV with a header, by column. @throws BodyError */
export function readCsv(text: string, columns: readonly string[]): BodyItem<unknown>[] {
  try {
    const rows: { readonly record: unknown; readonly info: { readonly lines: number } }[] = parse(text, {
      columns: (header: string[]) => checkedHeader(header, columns),
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
    });
    return rows.map(({ record, info }) => ({ reading: { value: record, fault: null }, id: null, line: info.lines }));
  } catch (error) {
    if (error instanceof CsvError) throw new BodyError(`the body is not CSV: ${error.message.slice(0, 200)}`);
    throw error;
  }
}

function checkedHeader(header: readonly string[], columns: readonly string[]): string[] {
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new BodyError(`line 1: there is no column ${missing.join(", ")}`);
  return [...header];
}
