import type { Alarm } from "../../derive/alarms/alarm.ts";
import { ACKNOWLEDGED_AT_ONCE, type AcknowledgeCommand, type SeenAlarms } from "../../domain/command.ts";
import { mayCommand } from "../../domain/viewer.ts";
import type { Cockpit } from "../../panels/cockpit.ts";
import type { CommandFailure } from "../../panels/signed-command/failure-key.ts";

type Line = Pick<Cockpit, "viewer" | "command">;

/** Somebody else was faster, or the matter is over: the stream is about to say so. */
const OVERTAKEN: ReadonlySet<CommandFailure> = new Set(["already", "closed"]);

/** Wishes to acknowledge on their way to the gateway. Takes no alarm off the line: the event that comes back does that, at every screen. */
export class Acknowledging {
  /** Wished for here, and not come back as an event yet: the sequence it comes with, null while the gateway has not answered. */
  readonly #pending = new Map<Alarm, number | null>();
  readonly #changed: () => void;
  #failure: CommandFailure | null = null;
  #seen: ReadonlySet<Alarm> = new Set();

  /** @param changed is called when an answer came */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** A new set whenever it changed. */
  get pending(): ReadonlySet<Alarm> {
    return this.#seen;
  }

  /** Why the last wish was not carried out; null when it was, or is on its way. */
  get failure(): CommandFailure | null {
    return this.#failure;
  }

  /** Asks the gateway, in as many commands as it takes, one after the other; a refusal ends it. */
  async send(alarms: readonly Alarm[], by: string, { viewer, command }: Line): Promise<void> {
    const wished = alarms.filter((alarm) => !this.#pending.has(alarm));
    if (wished.length === 0) return;
    if (!mayCommand(viewer, "acknowledge")) return this.#fail("forbidden");
    this.#failure = null;
    for (const alarm of wished) this.#pending.set(alarm, null);
    this.#tell();
    for (const order of ordersOf(wished, by)) {
      const outcome = await command(order);
      const asked = new Set(order.incidents.map(({ incident }) => incident));
      for (const alarm of wished) {
        if (!asked.has(alarm.incident)) continue;
        if (outcome.ok) this.#pending.set(alarm, outcome.sequence);
        else this.#pending.delete(alarm);
      }
      if (!outcome.ok && !OVERTAKEN.has(outcome.reason)) {
        for (const alarm of wished) if (this.#pending.get(alarm) === null) this.#pending.delete(alarm);
        return this.#fail(outcome.reason);
      }
      this.#tell();
    }
  }

  /** The stream was taken in up to `sequence`: what is open all the same was not acknowledged by it. */
  took(sequence: number): void {
    const before = this.#pending.size;
    for (const [alarm, comesWith] of this.#pending)
      if (comesWith !== null && comesWith <= sequence) this.#pending.delete(alarm);
    if (this.#pending.size !== before) this.#seen = new Set(this.#pending.keys());
  }

  /** Nobody needs the words of the last failure any more. */
  forgive(): void {
    this.#failure = null;
  }

  #fail(reason: CommandFailure): void {
    this.#failure = reason;
    this.#tell();
  }

  #tell(): void {
    this.#seen = new Set(this.#pending.keys());
    this.#changed();
  }
}

/** The commands that acknowledge these alarms: one of several incidents each, none larger than the wire takes. */
function ordersOf(alarms: readonly Alarm[], by: string): readonly AcknowledgeCommand[] {
  const keys = new Map<string, string[]>();
  for (const { incident, key } of alarms) keys.set(incident, [...(keys.get(incident) ?? []), key]);
  const seen: readonly SeenAlarms[] = [...keys].map(([incident, those]) => ({ incident, alarms: those }));
  const orders: AcknowledgeCommand[] = [];
  for (let from = 0; from < seen.length; from += ACKNOWLEDGED_AT_ONCE)
    orders.push({ kind: "acknowledge", incidents: seen.slice(from, from + ACKNOWLEDGED_AT_ONCE), by });
  return orders;
}
