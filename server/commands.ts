import type {
  AcknowledgeCommand,
  Command,
  CommandRefusal,
  IncidentCommand,
  ModeCommand,
} from "../src/domain/command.ts";
import type { IncidentEvent } from "../src/domain/event.ts";
import type { ClockStatement } from "../src/protocol/clock.ts";
import type { CommandAnswer } from "../src/protocol/command.ts";
import { type Decoded, decodeCommand } from "../src/protocol/decode.ts";
import { cleanText, TEXT_LIMIT } from "../src/protocol/hygiene.ts";
import type { Identity } from "./access/access.ts";
import { type CommandSink, recordOf } from "./access/command-record.ts";
import { type CommandStanding, commandStanding } from "./command-standing.ts";
import type { Budget } from "./budget.ts";
import type { EventLog } from "./event-log.ts";
import type { FanOut } from "./fan-out.ts";
import { failLine } from "./fail-line.ts";
import type { ModeNow } from "./mode-now.ts";
import type { Sieve } from "./sieve.ts";

export interface CommandsOptions {
  readonly log: Pick<EventLog, "eventsOf">;
  readonly fanOut: Pick<FanOut, "publishDecided" | "sees">;
  readonly modeNow: Pick<ModeNow, "mode">;
  readonly clock: () => ClockStatement;
  /** The root of the region tree: what concerns all of it is for those who may see all of it. */
  readonly root: string;
  /** Told of every command that was answered, but for those over the budget. */
  readonly record: CommandSink;
  readonly complain: (line: string) => void;
}

/** The viewer a command comes from: who, how much it sent, and what it looks at (null before it subscribed). */
export interface CommandingViewer {
  readonly identity: Identity;
  readonly budget: Budget;
  readonly sieve: Sieve | null;
}

/** Turns what a viewer commands into events of the incidents, or says in words why not. */
export class Commands {
  readonly #options: CommandsOptions;

  constructor(options: CommandsOptions) {
    this.#options = options;
  }

  /** Carries a command out as it came in. Never rejects: a log that fails is `busy`. */
  async carryOut(raw: unknown, viewer: CommandingViewer): Promise<CommandAnswer> {
    const { clock, record, complain } = this.#options;
    const { identity, budget } = viewer;
    const at = clock().serverTime;
    if (!budget.spend(at)) return refusal("busy", "too many commands within a minute");
    const decoded = decodeCommand(raw);
    const command = decoded.ok ? signedBy(decoded.value, identity.viewer.name) : null;
    const answer = command === null ? refusal("malformed", complaintOf(decoded)) : await this.#answer(command, viewer);
    try {
      record(recordOf(at, identity, command, answer));
    } catch (error) {
      complain(`command: not recorded: ${failLine(error)}`);
    }
    return answer;
  }

  async #answer(command: Command, { identity, sieve }: CommandingViewer): Promise<CommandAnswer> {
    const { viewer } = identity;
    if (!viewer.may.includes(command.kind))
      return refusal("forbidden", `${viewer.role} may not command ${command.kind}`);
    try {
      return await this.#carryOut(command, identity, sieve);
    } catch (error) {
      this.#options.complain(`command: ${command.kind}: ${failLine(error)}`);
      return refusal("busy", "the event log could not take it");
    }
  }

  #carryOut(command: Command, identity: Identity, sieve: Sieve | null): Promise<CommandAnswer> {
    switch (command.kind) {
      case "mode":
        return this.#switchMode(command, identity);
      case "acknowledge":
        return this.#acknowledge(command, sieve);
      case "supervise":
      case "answer":
        return this.#publish(command, sieve);
    }
  }

  async #switchMode({ mode, by, note }: ModeCommand, { viewer }: Identity): Promise<CommandAnswer> {
    const { fanOut, modeNow, clock, root } = this.#options;
    if (viewer.scope.some((region) => region !== root)) return refusal("forbidden", "the mode is the whole profile's");
    const reason = note === "" ? by : `${note}（${by}）`;
    const at = Math.floor(clock().streamTime);
    const first = await fanOut.publishDecided(() =>
      Promise.resolve(modeNow.mode === mode ? [] : [{ kind: "mode", at, mode, reason }]),
    );
    return first === null ? refusal("already", `the mode is ${mode}`) : { ok: true, sequence: first };
  }

  async #publish(command: IncidentCommand, sieve: Sieve | null): Promise<CommandAnswer> {
    const { fanOut, clock } = this.#options;
    let reason: CommandRefusal = "unknown-incident";
    // What is decided on and what is appended must not be parted by another command or a source's event.
    const first = await fanOut.publishDecided(async () => {
      const standing = await this.#standing(command.incident, sieve);
      if (standing === null) return [];
      const objected = objection(command, standing);
      if (objected !== null) {
        reason = objected;
        return [];
      }
      return [toEvent(command, standing.nextRevision, clock())];
    });
    return first === null ? objectionTo(command.incident, reason) : { ok: true, sequence: first };
  }

  /** What is new of it becomes an event for each incident; what is closed or was acknowledged before needs none. */
  async #acknowledge({ incidents, by }: AcknowledgeCommand, sieve: Sieve | null): Promise<CommandAnswer> {
    const { fanOut, clock } = this.#options;
    let answer: CommandAnswer = refusal("already", "nothing to acknowledge");
    const first = await fanOut.publishDecided(async () => {
      const at = Math.floor(clock().streamTime);
      const events: IncidentEvent[] = [];
      for (const { incident, alarms } of incidents) {
        const standing = await this.#standing(incident, sieve);
        const seen = standing === null ? [] : alarms.filter((key) => !standing.acknowledged.has(key));
        if (standing !== null && !standing.isClosed && seen.length > 0)
          events.push({ kind: "acknowledged", incident, revision: standing.nextRevision, at, by, alarms: seen });
        else {
          const reason = standing === null ? "unknown-incident" : standing.isClosed ? "closed" : "already";
          answer = objectionTo(incident, reason);
        }
      }
      return events;
    });
    return first === null ? answer : { ok: true, sequence: first };
  }

  /** How an incident stands; null for one without a report, or outside what the viewer sees. */
  async #standing(incident: string, sieve: Sieve | null): Promise<CommandStanding | null> {
    const { log, fanOut } = this.#options;
    if (sieve === null || !fanOut.sees(sieve, incident)) return null;
    const standing = commandStanding(await log.eventsOf(incident));
    return standing.isReported ? standing : null;
  }
}

function objection({ kind }: IncidentCommand, { isClosed, isAwaited }: CommandStanding): CommandRefusal | null {
  if (isClosed) return "closed";
  if (kind === "supervise") return isAwaited ? "already" : null;
  return isAwaited ? null : "not-supervised";
}

function toEvent(
  { kind, incident, by, note }: IncidentCommand,
  revision: number,
  clock: ClockStatement,
): IncidentEvent {
  const at = Math.floor(clock.streamTime);
  return { kind: kind === "supervise" ? "supervised" : "answered", incident, revision, at, by, note };
}

/** Who holds a token with a name signs with it, whatever the page says; somebody else at the same desk stands beside it. */
function signedBy(command: Command, name: string | null): Command {
  if (name === null || command.by === name) return command;
  return { ...command, by: `${cleanText(command.by, TEXT_LIMIT - name.length - 2)}（${name}）` };
}

function complaintOf(decoded: Decoded<Command>): string {
  return decoded.ok ? "" : decoded.complaint;
}

function objectionTo(incident: string, reason: CommandRefusal): CommandAnswer {
  const unknown = `no incident ${incident} in this viewer's scope`;
  return refusal(reason, reason === "unknown-incident" ? unknown : `${incident}: ${reason}`);
}

function refusal(reason: CommandRefusal, detail: string): CommandAnswer {
  return { ok: false, reason, detail };
}
