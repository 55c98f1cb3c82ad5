import { type DurationMs, type EpochMs, MINUTE } from "../src/shared/units.ts";

const WITHIN: DurationMs = MINUTE;

/** How often something may be asked for: so many times within any minute. */
export class Budget {
  readonly #most: number;
  #spentAt: readonly EpochMs[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether it may be once more at `now` (server time); counts it then. */
  spend(now: EpochMs): boolean {
    // A clock that was set back starts the minute anew.
    this.#spentAt = this.#spentAt.filter((at) => at <= now && now - at < WITHIN);
    if (this.#spentAt.length >= this.#most) return false;
    this.#spentAt = [...this.#spentAt, now];
    return true;
  }
}
