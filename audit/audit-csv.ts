import { Temporal } from "temporal-polyfill";
import type { EpochMs } from "../src/shared/units.ts";
import type { AuditEntry } from "./audit-recording.ts";

const HEADER = [
  "incident",
  "row",
  "stage",
  "reported",
  "reached",
  "deadline",
  "engine",
  "published",
  "reason",
  "ms_before_deadline",
  "ms_after_deadline",
];

/**
 * The entries of an audit as a CSV that a spreadsheet opens: a byte-order mark, CRLF, and no cell that could be taken for a formula.
 * @param zone instants are written by its wall clock, with the offset
 * @param end the instant of the verdicts: what is not reached is measured up to it
 */
export function writeAuditCsv(entries: readonly AuditEntry[], zone: string, end: EpochMs): string {
  const time = (at: EpochMs | null): string =>
    at === null ? "" : Temporal.Instant.fromEpochMilliseconds(at).toString({ timeZone: zone });
  const rows = entries.map(({ published, incident, status, difference }) => {
    const deadline = incident.deadlines?.[published.stage] ?? status.dueAt;
    const late = deadline === null ? null : (status.reachedAt ?? end) - deadline;
    return [
      published.incident,
      String(published.row),
      published.stage,
      time(incident.stages.reported),
      time(status.reachedAt),
      time(deadline),
      status.verdict,
      published.word,
      difference,
      late === null || late > 0 ? "" : String(-late),
      late === null || late <= 0 ? "" : String(late),
    ];
  });
  return `\uFEFF${[HEADER, ...rows].map((cells) => `${cells.map(safeCell).join(",")}\r\n`).join("")}`;
}

/** A cell of a CSV: quoted where it must be, and with an apostrophe before what a spreadsheet would run as a formula (OWASP, CSV injection). */
export function safeCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
