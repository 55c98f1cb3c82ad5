/** Lines of each kind that are given as they are; the others are counted. */
const MOST_LINES = 5;

/** What is wrong with single rows of a CSV. */
export class RowComplaints {
  readonly lines: string[] = [];
  readonly #csvName: string;
  readonly #counts = new Map<string, number>();

  constructor(csvName: string) {
    this.#csvName = csvName;
  }

  /** @param row as a spreadsheet counts: the header is row 1 */
  add(kind: string, row: number, line: string): void {
    const count = this.count(kind) + 1;
    this.#counts.set(kind, count);
    if (count <= MOST_LINES) this.lines.push(`${this.#csvName}: row ${row}: ${line}`);
  }

  count(kind: string): number {
    return this.#counts.get(kind) ?? 0;
  }
}
