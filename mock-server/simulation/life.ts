import type { SimulationSettings } from "../../src/domain/simulation-settings.ts";
import { STAGES, type Stage } from "../../src/domain/lifecycle.ts";
import { type EpochMs, MINUTE, SECOND } from "../../src/shared/units.ts";
import type { Chance } from "./chance.ts";

/** How much of a stage's lateness it shares with the incident's other stages: a slow start is seldom made up. */
const COMMON = 0.6;
const OWN = Math.sqrt(1 - COMMON * COMMON);
/** Stages of one incident are at least this far apart. */
const LEAST_GAP = 2 * SECOND;
/** Some are settled by telephone while somebody is on the way: closed this long after the dispatch, before anybody could be late. */
const REMOTE_SHARE = 0.13;
const REMOTE_CLOSING = { median: 2 * MINUTE, sigma: 0.5 };

/** When an incident reached its stages; absent where it passes them by. `reported` is always there. */
export type Life = Partial<Record<Stage, EpochMs>>;

/**
 * Draws the stages of one incident: each a log-normal time after the report, tied together by a common share, in the lifecycle's order.
 * `strain` stretches them. About one in eight is settled without anybody going there.
 */
export function drawLife(
  settings: SimulationSettings,
  incident: { readonly reported: EpochMs; readonly category: string; readonly strain: number },
  chance: Chance,
): Life {
  const life: Life = { reported: incident.reported };
  const special = settings.stageDurationsByCategory[incident.category];
  const remote = chance.happens(REMOTE_SHARE);
  const common = chance.normal();
  let last = incident.reported;
  for (const stage of STAGES) {
    const duration = special?.[stage] ?? settings.stageDurations[stage];
    if (stage === "reported" || duration === undefined) continue;
    const lateness = COMMON * common + OWN * chance.normal();
    if (remote && (stage === "arrived" || stage === "reinforced")) continue;
    const soon = remote && stage === "closed";
    const { median, sigma } = soon ? REMOTE_CLOSING : duration;
    const after = median * Math.exp(sigma * lateness) * incident.strain;
    const least = last + LEAST_GAP + (stage === "closed" && !soon ? 2 * MINUTE : 0);
    last = Math.max(least, Math.round((soon ? last : incident.reported) + after));
    life[stage] = last;
  }
  return life;
}

/** Moves every stage later than `after` by `delay`. */
export function postpone(life: Life, after: EpochMs, delay: number): void {
  for (const stage of STAGES) {
    const at = life[stage];
    if (at !== undefined && at > after) life[stage] = at + delay;
  }
}
