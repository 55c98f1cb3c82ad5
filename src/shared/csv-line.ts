/** One value of a CSV row; null is an empty field. */
export type CsvValue = string | number | null;

/** Where a spreadsheet would begin to reckon instead of to show; full-width forms count too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * One line of RFC 4180 with its CRLF. Texts that a spreadsheet would take for a formula begin with an apostrophe; numbers stay numbers, negative ones too,
 * and those that are none (NaN, infinite) are empty.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(field).join(",")}\r\n`;
}

function field(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
