import type { CommandOutcome } from "../../domain/command.ts";

/** Why a command was not carried out. */
export type CommandFailure = Extract<CommandOutcome, { readonly ok: false }>["reason"];

/** What goes wrong on the way, whatever was commanded. */
const ON_THE_WAY: ReadonlySet<CommandFailure> = new Set(["malformed", "busy", "unreachable", "unanswered"]);

/** The key of the words for a failure: of every command alike, or those of an area (`supervision.failed.closed`). */
export function failureKey(area: string, failure: CommandFailure): string {
  return `${ON_THE_WAY.has(failure) ? "command" : area}.failed.${failure}`;
}
