/** One row of a CSV: cells by column. */
export type Row = Readonly<Record<string, string>>;

/** A row that cannot be used; the message says why. */
export class BadCell extends Error {
  override readonly name = "BadCell";
}

/** The error for a cell. */
export function badCell(column: string, text: string, what: string): BadCell {
  return new BadCell(complaintOf(column, text, what));
}

/** What is wrong with a cell, its text cut short: `column "Due": "soon" is not a time`. */
export function complaintOf(column: string, text: string, what: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return `column ${JSON.stringify(column)}: ${JSON.stringify(shown)} ${what}`;
}

/** The text of a cell without the space around it; empty where there is none. */
export function cell(row: Row, column: string): string {
  return (row[column] ?? "").trim();
}
