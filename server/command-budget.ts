import { type DurationMs, type EpochMs, MINUTE } from "../src/shared/units.ts";

/** Alarms of a flood are acknowledged one by one at this pace; a key that hangs or a page gone wrong is faster. */
const COMMANDS = 30;
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
