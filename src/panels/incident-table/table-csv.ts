import { type Incident, isOpen } from "../../domain/incident.ts";
import { type CsvValue, csvLine } from "../../shared/csv-line.ts";
import { formatIso } from "../../shared/format-instant.ts";
import { type EpochMs, SECOND } from "../../shared/units.ts";
import type { Cockpit } from "../cockpit.ts";
import { severityNumeral } from "../glyphs/severity-bars.tsx";
import { holderOf } from "../holder.ts";
import { nameOf, regionsOf, stageWord } from "./incident-words.ts";
import type { ColumnId } from "./table-view.ts";

export type CsvReader = Pick<Cockpit, "derived" | "predictions" | "profile" | "store" | "language" | "text" | "now">;

/** Excel takes a file for UTF-8 by this. */
const BYTE_ORDER_MARK = "\ufeff";
/** Lines of a piece: a few milliseconds. */
const PIECE = 500;

/**
 * The rows of a table as CSV, piece by piece: UTF-8 with a byte order mark, RFC 4180, heads in the viewer's language, instants in ISO 8601 with the zone's offset, lengths
 * of time in whole seconds. Every row as it stands when its piece is written; `now` is one for all.
 */
export function* tableCsv(
  incidents: readonly Incident[],
  columns: readonly ColumnId[],
  cockpit: CsvReader,
): Generator<string, void> {
  const fields = columns.flatMap((column) => fieldsOf(column, cockpit));
  yield BYTE_ORDER_MARK + csvLine(fields.map(([title]) => title));
  for (let at = 0; at < incidents.length; at += PIECE) {
    let piece = "";
    for (const incident of incidents.slice(at, at + PIECE)) piece += csvLine(fields.map(([, read]) => read(incident)));
    yield piece;
  }
}

type Field = readonly [title: string, read: (incident: Incident) => CsvValue];

/** The fields of a column: the deadline has four, so that a machine can reckon with it. */
function fieldsOf(column: ColumnId, cockpit: CsvReader): readonly Field[] {
  const { derived, predictions, profile, language, text, now } = cockpit;
  const title = text(`table.column.${column}`);
  const { zone } = profile;
  const instant = (at: EpochMs | null): CsvValue => (at === null ? null : formatIso(at, zone));
  switch (column) {
    case "id":
    case "title":
    case "place":
      return [[title, (incident) => incident[column]]];
    case "category":
      return [[title, ({ category }) => nameOf(profile.categories, category, language)]];
    case "port":
      return [[title, ({ port }) => nameOf(profile.ports, port, language)]];
    case "brain":
      return [[title, ({ brain }) => nameOf(profile.brains, brain, language)]];
    case "region":
      return [[title, ({ region }) => nameOf(regionsOf(profile), region, language)]];
    case "stage":
      return [[title, (incident) => stageWord(incident, cockpit)]];
    case "severity":
      return [[title, ({ severity }) => severityNumeral(severity)]];
    case "reported":
    case "closed":
      return [[title, ({ stages }) => instant(stages[column])]];
    case "spent":
      return [
        [
          text("table.csv.spent"),
          ({ stages: { reported, closed } }) => (reported === null ? null : seconds((closed ?? now) - reported)),
        ],
      ];
    case "holder":
      return [[title, (incident) => (isOpen(incident) ? holderOf(incident, cockpit).name : null)]];
    case "mechanism": {
      const listed = profile.mechanisms.map(({ mechanism }) => mechanism);
      return [
        [
          title,
          (incident) =>
            derived
              .mechanismsOf(incident)
              .map((id) => nameOf(listed, id, language))
              .join(" · "),
        ],
      ];
    }
    case "likely":
      return [[title, (incident) => predictions.probabilityOf(incident)]];
    case "left":
      return [
        [text("table.csv.state"), (incident) => stateOf(incident, cockpit)],
        [text("table.csv.due"), (incident) => readClock(incident, cockpit, ({ dueAt }) => instant(dueAt))],
        [text("table.csv.left"), (incident) => readClock(incident, cockpit, ({ dueAt }) => seconds(dueAt - now))],
        [text("table.csv.limit"), (incident) => readClock(incident, cockpit, ({ limit }) => seconds(limit))],
      ];
  }
}

function stateOf(incident: Incident, { derived, text }: CsvReader): string {
  if (!isOpen(incident)) return text("table.state.closed");
  if (incident.suspendedSince !== null) return text("table.state.suspended");
  return text(`table.csv.state.${derived.deadlineOf(incident).state}`);
}

function readClock(
  incident: Incident,
  { derived }: CsvReader,
  read: (clock: ReturnType<Cockpit["derived"]["deadlineOf"]>) => CsvValue,
): CsvValue {
  const clock = derived.deadlineOf(incident);
  return clock.state === "none" ? null : read(clock);
}

function seconds(length: number): number {
  return Math.floor(length / SECOND);
}

/**
 * The name of an exported file: profile, scene, scope, what the rows were cut to, and the instant they were as of: `xintang_events_330109_state=atrisk_20261122T115807+0800.csv`.
 * @param cuts parameters of the address
 */
export function csvName(
  { profile, scope, now }: Pick<Cockpit, "profile" | "scope" | "now">,
  cuts: readonly (readonly [name: string, value: string])[],
): string {
  const parts = [
    profile.id,
    "events",
    scope.at(-1) ?? "",
    ...cuts.map(([name, value]) => `${name}=${value}`),
    // Without what a file system does not like in names.
    formatIso(now, profile.zone)
      .replace(/^(\d+)-(\d+)-/, "$1$2")
      .replaceAll(":", ""),
  ];
  const name = parts
    .filter((part) => part !== "")
    .map((part) => part.replace(/[^\p{L}\p{N}=.,+-]+/gu, "-").slice(0, 60))
    .join("_");
  return `${name}.csv`;
}
