import { type DurationMs, type EpochMs, MINUTE } from "../src/shared/units.ts";

/** A person does not command faster; a key that hangs or a page gone wrong does. */
const COMMANDS = 12;
const WITHIN: DurationMs = MINUTE;

/** How many commands one viewer may send: so many within any minute. */
export class CommandBudget {
  #spentAt: readonly EpochMs[] = [];

  /** Whether one more may be carried out at `now` (server time); counts it then. */
  spend(now: EpochMs): boolean {
    // A clock that was set back starts the minute anew.
    this.#spentAt = this.#spentAt.filter((at) => at <= now && now - at < WITHIN);
    if (this.#spentAt.length >= COMMANDS) return false;
    this.#spentAt = [...this.#spentAt, now];
    return true;
  }
}
