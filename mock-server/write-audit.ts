import { writeFileSync } from "node:fs";
import { writeAuditCsv } from "../audit/audit-csv.ts";
import { auditRecording } from "../audit/audit-recording.ts";
import { summarise } from "../audit/summary.ts";
import type { Profile } from "../src/domain/profile.ts";
import type { LoadedRecording } from "./load-source.ts";
import { RecordingError } from "./recording/mapping.ts";

/**
 * Audits a recording and writes what differs to `path`.
 * @returns what came of it, in one line
 * @throws RecordingError when the file cannot be written
 */
export function writeAudit(recording: LoadedRecording, profile: Profile, path: string): string {
  const audit = auditRecording({ profile, ...recording });
  try {
    writeFileSync(path, writeAuditCsv(audit.entries, recording.zone, recording.end));
  } catch (error) {
    throw new RecordingError(
      `--audit: cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return summarise(audit, recording, path);
}
