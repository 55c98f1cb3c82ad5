import { appendFileSync } from "node:fs";
import type { Command } from "../../src/domain/command.ts";
import type { Role } from "../../src/domain/viewer.ts";
import type { CommandAnswer } from "../../src/protocol/command.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import type { Identity } from "./access.ts";

/** Who commanded what, when, and what became of it. Never changed once written. */
export interface CommandRecord {
  /** Server time. */
  readonly at: EpochMs;
  readonly role: Role;
  readonly name: string | null;
  readonly token: string | null;
  readonly address: string;
  /** As it was understood; null when it was not. */
  readonly command: Command | null;
  /** The sequence of its event, or why there is none. */
  readonly outcome: CommandAnswer;
}

/** Takes records one after another. */
export type CommandSink = (record: CommandRecord) => void;

/** The record of a command that was just answered. */
export function recordOf(
  at: EpochMs,
  { viewer, tokenId, address }: Identity,
  command: Command | null,
  outcome: CommandAnswer,
): CommandRecord {
  return { at, role: viewer.role, name: viewer.name, token: tokenId, address, command, outcome };
}

/** In one line, for people: `command: 2026-11-20T02:00:00.000Z leader 王局 (127.0.0.1): supervise XT-1 by 王局: event 12`. */
function recordLine({ at, role, name, address, command, outcome }: CommandRecord): string {
  const who = name === null ? role : `${role} ${name}`;
  const end = outcome.ok ? `event ${outcome.sequence}` : `${outcome.reason}: ${outcome.detail}`;
  return `command: ${new Date(at).toISOString()} ${who} (${address}): ${wordsOf(command)}: ${end}`;
}

function wordsOf(command: Command | null): string {
  if (command === null) return "not understood";
  return `${command.kind} ${objectOf(command)} by ${command.by}`;
}

function objectOf(command: Command): string {
  if (command.kind === "mode") return command.mode;
  if (command.kind !== "acknowledge") return command.incident;
  return command.incidents.map(({ incident, alarms }) => `${incident} (${alarms.join(", ")})`).join(", ");
}

/**
 * Says each record in a line and, with a file, appends it there, a JSON object a line, before the next command is looked at.
 * @throws with one line when the file cannot be written, now or later
 */
export function commandSink(file: string | undefined, say: (line: string) => void): CommandSink {
  const append = (text: string): void => {
    if (file === undefined) return;
    try {
      appendFileSync(file, text, { mode: 0o600 });
    } catch (error) {
      throw new Error(`--audit-log: cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  append("");
  return (record) => {
    say(recordLine(record));
    append(`${JSON.stringify(record)}\n`);
  };
}
