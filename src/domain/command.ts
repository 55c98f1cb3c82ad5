import type { Mode } from "./mode.ts";

export const INCIDENT_COMMANDS = ["supervise", "answer"] as const;
export const COMMAND_KINDS = [...INCIDENT_COMMANDS, "mode"] as const;

/** 督办 an incident, or answer the supervision that stands. */
export interface IncidentCommand {
  readonly kind: (typeof INCIDENT_COMMANDS)[number];
  readonly incident: string;
  /** Who says so; never empty. */
  readonly by: string;
  readonly note: string;
}

/** 平战转换: from now on the street is in the other mode. */
export interface ModeCommand {
  readonly kind: "mode";
  readonly mode: Mode;
  /** Who says so; never empty. */
  readonly by: string;
  /** Why; may be empty. */
  readonly note: string;
}

/** What a viewer may have done. */
export type Command = IncidentCommand | ModeCommand;

/** Why a gateway did not carry a command out. `busy`: too many at once, or its log could not take it; again later. */
export const COMMAND_REFUSALS = [
  "malformed",
  "unknown-incident",
  "closed",
  "already",
  "not-supervised",
  "busy",
  "forbidden",
] as const;
export type CommandRefusal = (typeof COMMAND_REFUSALS)[number];

/**
 * What became of a command: `sequence` is its event's. Beside the gateway's refusals, `unreachable`: there was no line, nothing was sent;
 * `unanswered`: it was sent, and whether it was carried out is not known. `detail` is for operators, not for the screen.
 */
export type CommandOutcome =
  | { readonly ok: true; readonly sequence: number }
  | { readonly ok: false; readonly reason: CommandRefusal | "unreachable" | "unanswered"; readonly detail: string };
