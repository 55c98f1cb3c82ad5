import type { EpochMs } from "../../src/shared/units.ts";
import { MINUTE } from "../../src/shared/units.ts";

/** A source that lets incidents live over HTTP, several at once, and sends again what was not acknowledged, wherever it can. */
export interface Source {
  /** `incident#revision` of everything a gateway said it has, and how it said so last. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** Verdicts that should not be. */
  readonly surprises: readonly string[];
  readonly openIncident: string | null;
  /** Says nothing new any more; resolves once everything said is acknowledged. */
  pause(): Promise<void>;
  /** Speaks again. `anew`: of other incidents, because nothing is known of those before. */
  resume(anew: boolean): void;
  stop(): Promise<void>;
}

const LANES = 2;
const PAUSE = 25;
const ANSWER_WITHIN = 1_500;
const STAGES = ["signed", "dispatched", "arrived"] as const;
const REGIONS = ["grid-a1", "grid-a2", "village-a", "village-b"] as const;

interface Life {
  readonly incident: string;
  revision: number;
}

/** Starts to send. @param pick url of the gateway to send to next */
export function startSource(options: {
  readonly pick: () => string;
  readonly random: () => number;
  readonly now: () => EpochMs;
}): Source {
  const { pick, random, now } = options;
  let acknowledged = new Map<string, string>();
  const surprises: string[] = [];
  let isStopped = false;
  let isPaused = false;
  let born = 0;
  let epoch = 0;
  let lives: Life[] = [];
  let busy = 0;
  const some = <Value>(values: readonly [Value, ...Value[]]): Value =>
    values[Math.floor(random() * values.length)] ?? values[0];

  /** Events said long ago enough that no clock of the harness calls them future. */
  const say = (): Record<string, unknown> => {
    const base = { port: "p110", at: now() - 3 * MINUTE };
    const life = lives[Math.floor(random() * lives.length)];
    if (life === undefined || random() < 0.25) {
      born += 1;
      const fresh = { incident: `E${epoch}-${born}`, revision: 1 };
      lives = [...lives, fresh];
      const report = { category: "fire", severity: 3, region: some(REGIONS), title: "Smoke", place: "Canal Road" };
      return { ...base, kind: "reported", id: `${fresh.incident}#1`, ...fresh, ...report };
    }
    life.revision += 1;
    const event = {
      ...base,
      id: `${life.incident}#${life.revision}`,
      incident: life.incident,
      revision: life.revision,
    };
    const roll = random();
    if (roll < 0.2) {
      lives = lives.filter((other) => other !== life);
      return { ...event, kind: "closed", tier: "grid" };
    }
    if (roll < 0.3) return { ...event, kind: "amended", patch: { region: some(REGIONS) } };
    return { ...event, kind: "stage", stage: some(STAGES), unit: "patrol-1" };
  };

  const send = async (events: readonly Record<string, unknown>[]): Promise<void> => {
    const body = JSON.stringify(events);
    while (!isStopped) {
      try {
        const gateway = pick();
        const response = await fetch(`${gateway}/v1/events`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
          signal: AbortSignal.timeout(ANSWER_WITHIN),
        });
        const answer = (await response.json()) as { items?: { id: string; verdict: string }[] };
        for (const { id, verdict, ...more } of answer.items ?? []) {
          if (verdict === "rejected") surprises.push(`${id}: ${JSON.stringify(more)}`);
          else acknowledged.set(id, `${verdict} ${JSON.stringify(more)} by ${gateway}, ${new Date().toISOString()}`);
        }
        if (answer.items !== undefined) return;
      } catch {
        // No gateway, no log, no answer: what was said is said again.
      }
      await rest();
    }
  };
  const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE));

  const lane = async (): Promise<void> => {
    while (!isStopped) {
      if (!isPaused) {
        busy += 1;
        await send(Array.from({ length: 1 + Math.floor(random() * 4) }, say));
        busy -= 1;
      }
      await rest();
    }
  };
  const lanes = Array.from({ length: LANES }, lane);

  return {
    get acknowledged() {
      return acknowledged;
    },
    surprises,
    get openIncident() {
      return lives[Math.floor(random() * lives.length)]?.incident ?? null;
    },
    async pause() {
      isPaused = true;
      while (busy > 0) await rest();
    },
    resume(anew) {
      if (anew) {
        acknowledged = new Map();
        lives = [];
        epoch += 1;
      }
      isPaused = false;
    },
    async stop() {
      isStopped = true;
      await Promise.all(lanes);
    },
  };
}
