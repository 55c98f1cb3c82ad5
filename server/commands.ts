import type { Command, CommandRefusal } from "../src/domain/command.ts";
import type { IncidentEvent, StreamEvent } from "../src/domain/event.ts";
import type { ClockStatement } from "../src/protocol/clock.ts";
import type { CommandAnswer } from "../src/protocol/command.ts";
import { decodeCommand } from "../src/protocol/decode.ts";
import type { CommandBudget } from "./command-budget.ts";
import type { Commander, CommandPolicy } from "./command-policy.ts";
import { commandStanding } from "./command-standing.ts";
import type { EventLog } from "./event-log.ts";
import type { FanOut } from "./fan-out.ts";
import { failLine } from "./fail-line.ts";
import type { Sieve } from "./sieve.ts";

export interface CommandsOptions {
  readonly log: Pick<EventLog, "eventsOf">;
  readonly fanOut: Pick<FanOut, "publishDecided" | "sees">;
  readonly clock: () => ClockStatement;
  readonly mayCommand: CommandPolicy;
  readonly complain: (line: string) => void;
}

/** The viewer a command comes from: who, how much it sent, and what it looks at (null before it subscribed). */
export interface CommandingViewer {
  readonly commander: Commander;
  readonly budget: CommandBudget;
  readonly sieve: Sieve | null;
}

/** Turns what a viewer commands into events of the incident, or says in words why not. */
export class Commands {
  readonly #options: CommandsOptions;

  constructor(options: CommandsOptions) {
    this.#options = options;
  }

  /** Carries a command out as it came in. Never rejects: a log that fails is `busy`. */
  async carryOut(raw: unknown, viewer: CommandingViewer): Promise<CommandAnswer> {
    const { mayCommand, clock, complain } = this.#options;
    const decoded = decodeCommand(raw);
    if (!decoded.ok) return refusal("malformed", decoded.complaint);
    const command = decoded.value;
    if (!mayCommand(viewer.commander, command)) {
      complain(`command: ${command.kind} ${command.incident}: forbidden to ${JSON.stringify(viewer.commander)}`);
      return refusal("forbidden", "this viewer may not command");
    }
    if (!viewer.budget.spend(clock().serverTime)) return refusal("busy", "too many commands within a minute");
    try {
      return await this.#publish(command, viewer.sieve);
    } catch (error) {
      complain(`command: ${command.kind} ${command.incident}: ${failLine(error)}`);
      return refusal("busy", "the event log could not take it");
    }
  }

  async #publish(command: Command, sieve: Sieve | null): Promise<CommandAnswer> {
    const { log, fanOut, clock } = this.#options;
    let answer: CommandAnswer = refusal("unknown-incident", `no incident ${command.incident} in this viewer's scope`);
    // What is decided on and what is appended must not be parted by another command or a source's event.
    const first = await fanOut.publishDecided(async (): Promise<readonly StreamEvent[]> => {
      if (sieve === null || !fanOut.sees(sieve, command.incident)) return [];
      const standing = commandStanding(await log.eventsOf(command.incident));
      if (!standing.isReported) return [];
      const reason = standing.isClosed ? "closed" : objection(command, standing.isAwaited);
      if (reason !== null) {
        answer = refusal(reason, `${command.incident}: ${reason}`);
        return [];
      }
      return [toEvent(command, standing.nextRevision, clock())];
    });
    return first === null ? answer : { ok: true, sequence: first };
  }
}

function objection({ kind }: Command, isAwaited: boolean): CommandRefusal | null {
  if (kind === "supervise") return isAwaited ? "already" : null;
  return isAwaited ? null : "not-supervised";
}

function toEvent({ kind, incident, by, note }: Command, revision: number, clock: ClockStatement): IncidentEvent {
  const at = Math.floor(clock.streamTime);
  return { kind: kind === "supervise" ? "supervised" : "answered", incident, revision, at, by, note };
}

function refusal(reason: CommandRefusal, detail: string): CommandAnswer {
  return { ok: false, reason, detail };
}
