import type { Mode } from "./mode.ts";

export const INCIDENT_COMMANDS = ["supervise", "answer"] as const;
export const COMMAND_KINDS = [...INCIDENT_COMMANDS, "mode", "acknowledge"] as const;
/** One command acknowledges the alarms of this many incidents: within what a page may send in one piece. */
export const ACKNOWLEDGED_AT_ONCE = 40;

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

/** 确认: the named alarms were seen, at every screen. */
export interface AcknowledgeCommand {
  readonly kind: "acknowledge";
  /** No incident twice; at least one, at most `ACKNOWLEDGED_AT_ONCE`. */
  readonly incidents: readonly SeenAlarms[];
  /** Who says so; never empty. */
  readonly by: string;
}

/** Alarms of one incident, by key (acknowledgement.ts). */
export interface SeenAlarms {
  readonly incident: string;
  readonly alarms: readonly string[];
}

/** What a viewer may have done. */
export type Command = IncidentCommand | ModeCommand | AcknowledgeCommand;

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
