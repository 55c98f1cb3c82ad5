import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { IncidentEvent } from "../../src/domain/event.ts";
import type { Profile } from "../../src/domain/profile.ts";
import { listRegions } from "../../src/domain/region.ts";
import type { RegionShape } from "../geometry.ts";
import type { PublishedVerdict } from "../../audit/published-verdict.ts";
import { BadCell, type Row } from "./cell.ts";
import { IncidentGatherer } from "./incident-gatherer.ts";
import { columnsOf, type Mapping, RecordingError } from "./mapping.ts";
import { RowReader } from "./read-row.ts";
import { RowComplaints } from "./row-complaints.ts";

/** A CSV turned into events. */
export interface Recording {
  /** In the order they are streamed. */
  readonly events: readonly IncidentEvent[];
  readonly rows: number;
  readonly incidents: number;
  /** Rows left out. */
  readonly badRows: number;
  /** What the source itself says of stages: one for each incident and stage the mapping has a verdict column for. */
  readonly published: readonly PublishedVerdict[];
  /** One clear line for each of the first bad rows and for whatever else was left out. */
  readonly complaints: readonly string[];
}

export interface RecordingSource {
  readonly mapping: Mapping;
  /** Named in messages. */
  readonly mappingName: string;
  readonly csvName: string;
  readonly profile: Profile;
  readonly shapes: ReadonlyMap<string, RegionShape>;
}

/**
 * Reads a recording from the bytes of a CSV. A bad row is left out, counted, and the first few are named.
 * @throws RecordingError when the mapping does not fit the profile or the header, or no event is left
 */
export async function readRecording(csv: AsyncIterable<Buffer | string>, source: RecordingSource): Promise<Recording> {
  checkAgainstProfile(source);
  const { mapping, csvName } = source;
  const reader = new RowReader(mapping, source.profile, source.shapes);
  const gatherer = new IncidentGatherer(mapping);
  const faults = new RowComplaints(csvName);
  let rows = 0;
  for await (const { header, cells } of rowsOf(csv, source)) {
    rows += 1;
    // The header is row 1, as a spreadsheet counts.
    const number = rows + 1;
    try {
      const facts = reader.read(toRow(header, cells));
      gatherer.add(facts, number);
      for (const { kind, line } of facts.own.faults) faults.add(kind, number, line);
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      faults.add("row", number, error.message);
    }
  }
  const { events, incidents, withoutReport, published } = gatherer.finish();
  const complaints = [...faults.lines];
  const badRows = faults.count("row");
  if (badRows > 0) complaints.push(`${csvName}: ${badRows} of ${rows} rows left out`);
  const badDeadlines = faults.count("deadline");
  if (badDeadlines > 0) complaints.push(`${csvName}: ${badDeadlines} deadlines cannot be read and count as none`);
  const unknownVerdicts = faults.count("verdict");
  if (unknownVerdicts > 0) complaints.push(`${csvName}: ${unknownVerdicts} published verdicts are neither yes nor no`);
  if (withoutReport.length > 0) {
    const [first] = withoutReport;
    const column = mapping.stages.reported?.column ?? "";
    complaints.push(
      `${csvName}: ${withoutReport.length} incidents left out, no row says when they were reported (column ${JSON.stringify(column)}), the first is ${first}`,
    );
  }
  if (events.length === 0) throw new RecordingError(`${csvName}: no event in it`, ...complaints);
  return { events, rows, incidents, badRows, published, complaints };
}

/** The records of a CSV, its header checked before the first of them. */
async function* rowsOf(
  csv: AsyncIterable<Buffer | string>,
  source: RecordingSource,
): AsyncGenerator<{ readonly header: readonly string[]; readonly cells: readonly string[] }> {
  const options = { delimiter: source.mapping.delimiter, bom: true, relax_column_count: true, skip_empty_lines: true };
  // An error of the source or the parser comes out of the loop below: the callback has nothing to add.
  const parser = pipeline(Readable.from(csv), parse(options), () => undefined);
  let header: readonly string[] | null = null;
  try {
    for await (const cells of parser as AsyncIterable<readonly string[]>) {
      if (header !== null) {
        yield { header, cells };
        continue;
      }
      header = cells;
      checkHeader(header, source);
    }
  } catch (error) {
    if (error instanceof CsvError) throw new RecordingError(`${source.csvName}: ${error.message}`);
    throw error;
  }
  if (header === null) throw new RecordingError(`${source.csvName}: is empty`);
}

function toRow(header: readonly string[], cells: readonly string[]): Row {
  if (cells.length !== header.length) throw new BadCell(`${cells.length} cells where the header has ${header.length}`);
  return Object.fromEntries(header.map((column, index) => [column, cells[index] ?? ""]));
}

function checkHeader(header: readonly string[], { mapping, mappingName, csvName }: RecordingSource): void {
  const known = new Set(header);
  const faults = columnsOf(mapping)
    .filter(({ column }) => !known.has(column))
    .map(({ path, column }) => `${mappingName}: ${path}: ${JSON.stringify(column)} is not a column of ${csvName}`);
  if (faults.length > 0) throw new RecordingError(...faults);
}

/** Whatever a mapping may call a category, port, brain, tier or region must be one of the profile's. */
function checkAgainstProfile({ mapping, mappingName, profile }: RecordingSource): void {
  const faults: string[] = [];
  const check = (
    field: string,
    rule: { readonly values?: Readonly<Record<string, string>> | undefined; readonly default?: string | undefined },
    known: readonly { readonly id: string }[],
  ): void => {
    const ids = new Set(known.map((entry) => entry.id));
    const named: [string, string][] = Object.entries(rule.values ?? {}).map(([word, id]) => [
      `values[${JSON.stringify(word)}]`,
      id,
    ]);
    if (rule.default !== undefined) named.push(["default", rule.default]);
    for (const [path, id] of named) {
      if (!ids.has(id))
        faults.push(`${mappingName}: ${field}.${path}: ${JSON.stringify(id)} is not in profile ${profile.id}`);
    }
  };
  check("category", mapping.category, profile.categories);
  check("port", mapping.port, profile.ports);
  check("brain", mapping.brain, profile.brains);
  check("region", mapping.region, listRegions(profile.regions));
  if (mapping.tier !== undefined) check("tier", mapping.tier, profile.tiers);
  if (faults.length > 0) throw new RecordingError(...faults);
}
