import {
  type IncidentQuery,
  SORT_COLUMNS,
  TABLE_STATES,
  type TableOrder,
  URGENT_FIRST,
} from "../../derive/table/incident-query.ts";
import { COLUMN_IDS, type ColumnId, DEFAULT_TABLE, type TableView } from "./table-view.ts";

/** More than anybody types, fewer than make an address unwieldy. */
const LONGEST_TEXT = 80;

/**
 * The address's parameters of a table: `state=atrisk,breached&mechanism=1310&brain=police&supervised=1&q=<words>&sort=-reported&columns=id,title`;
 * null where it is as nobody touched it.
 */
export function tableParameters({
  query,
  order,
  columns,
}: TableView): readonly (readonly [name: string, value: string | null])[] {
  const isUrgentFirst = order.column === URGENT_FIRST.column && order.isDescending === URGENT_FIRST.isDescending;
  return [
    ["state", listed(query.states)],
    ["mechanism", listed(query.mechanisms)],
    ["brain", listed(query.brains)],
    ["supervised", query.isSupervised ? "1" : null],
    ["q", query.text === "" ? null : query.text.replace(/\p{Surrogate}/gu, "")],
    ["sort", isUrgentFirst ? null : `${order.isDescending ? "-" : ""}${order.column}`],
    ["columns", columns === null ? null : columns.join(",")],
  ];
}

/** Reads the table of an address. Never throws: what is unknown or malformed is as if absent. Whether its mechanisms and brains exist is the profile's to say. */
export function parseTable(parameters: URLSearchParams): TableView {
  const of = (name: string): readonly string[] => (parameters.get(name) ?? "").split(",");
  const query: IncidentQuery = {
    states: known(TABLE_STATES, of("state")),
    mechanisms: of("mechanism").filter(isId),
    brains: of("brain").filter(isId),
    isSupervised: parameters.get("supervised") === "1",
    text: (parameters.get("q") ?? "").slice(0, LONGEST_TEXT),
  };
  const columns: readonly ColumnId[] = known(COLUMN_IDS, of("columns"));
  const table: TableView = {
    query,
    order: parseOrder(parameters.get("sort") ?? ""),
    columns: columns.length === 0 ? null : columns,
  };
  return tableParameters(table).every(([, value]) => value === null) ? DEFAULT_TABLE : table;
}

function parseOrder(text: string): TableOrder {
  const column = SORT_COLUMNS.find((candidate) => candidate === text.replace(/^-/, ""));
  return column === undefined ? URGENT_FIRST : { column, isDescending: text.startsWith("-") };
}

function listed(values: readonly (string | number)[]): string | null {
  return values.length === 0 ? null : values.join(",");
}

function known<Value extends string>(values: readonly Value[], texts: readonly string[]): readonly Value[] {
  return [...new Set(texts)].flatMap((text) => values.find((value) => value === text) ?? []);
}

function isId(text: string): boolean {
  return /^[A-Za-z0-9_.-]{1,40}$/.test(text);
}
