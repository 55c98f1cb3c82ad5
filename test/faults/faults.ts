import { HOUR, SECOND } from "../../src/shared/units.ts";
import type { HeadlessPage } from "./headless-page.ts";
import type { World } from "./world.ts";

/** Where a fault strikes, and the dice. `0 ≤ dice() < 1`. */
export interface Scene {
  readonly world: World;
  readonly pages: readonly HeadlessPage[];
  readonly dice: () => number;
  /** Has something done later, at the latest when the session heals. Real milliseconds. */
  readonly later: (delay: number, task: () => void | Promise<void>) => void;
}

interface Fault {
  /** How often, against the others. */
  readonly weight: number;
  /** False: it cannot be done now. */
  strike(scene: Scene): boolean;
}

/**
 * Of two gateways more than a minute apart the pages of the one that is behind turn away what the other stamps (docs/deploy.md, Clocks): they do as they
 * should, and are no longer the log. So no two are apart by more than this, whatever overlaps.
 */
const GATEWAYS_APART = 50 * SECOND;

/** Everything that goes wrong. What is slow to heal is rare. */
const FAULTS: Readonly<Record<string, Fault>> = {
  cut: onPage(20, ({ line }) => line.cut()),
  "half-open": onPage(5, ({ line }) => line.goDead()),
  delay: onPage(12, ({ line }, { dice, later }) => {
    line.delay(20 + dice() * 300);
    later(dice() * 400, () => line.delay(0));
  }),
  throttle: onPage(8, ({ line }, { dice, later }) => {
    line.throttle(2_000 + dice() * 50_000);
    later(dice() * 400, () => line.throttle(0));
  }),
  duplicate: onPage(14, ({ relay }) => relay.tamper("duplicate")),
  reorder: onPage(14, ({ relay }) => relay.tamper("late")),
  lose: onPage(14, ({ relay }) => relay.tamper("lost")),
  "page clock jumps": onPage(4, (page, { dice }) => page.jumpClock((dice() - 0.5) * 2 * HOUR)),
  "gateway clock jumps": onGateway(2, ({ child }, { dice, later }) => {
    child.setAhead((dice() - 0.5) * GATEWAYS_APART);
    later(dice() * 500, () => child.setAhead(0));
  }),
  "gateway stands still": onGateway(1.5, ({ child }, { dice, later }) => {
    child.freeze();
    later(50 + dice() * 300, () => child.thaw());
  }),
  "gateway is killed": onGateway(0.6, ({ child }, { world, dice, later }) => {
    // One of them is always there: of none there would be nothing to see.
    if (world.gateways.some((gateway) => !gateway.child.isUp)) return false;
    const gone = child.kill();
    later(dice() * 300, async () => {
      await gone;
      await child.start();
    });
    return true;
  }),
  "gateway loses Redis": onGateway(2, ({ line }) => line.cut()),
  "gateway's line to Redis goes dead": onGateway(1, ({ line }) => line.goDead()),
  "Redis is slow": onGateway(2, ({ line }, { dice, later }) => {
    line.delay(dice() * 200);
    later(dice() * 500, () => line.delay(0));
  }),
  "Redis is killed": {
    weight: 0.6,
    strike({ world: { redis }, dice, later }) {
      const gone = redis.kill();
      later(dice() * 300, async () => {
        await gone;
        await redis.start();
      });
      return true;
    },
  },
  "Redis stands still": {
    weight: 0.7,
    strike({ world: { redis }, dice, later }) {
      redis.freeze();
      later(50 + dice() * 500, () => redis.thaw());
      return true;
    },
  },
};

/** What there is. */
export const FAULT_NAMES: readonly string[] = Object.keys(FAULTS);

/** The first page is hardly ever left alone, the last one hardly ever struck: what shows only after a quiet while shows there. */
function onPage(weight: number, strike: (page: HeadlessPage, scene: Scene) => void): Fault {
  return {
    weight,
    strike(scene) {
      strike(
        one(scene.pages, () => scene.dice() ** 3),
        scene,
      );
      return true;
    },
  };
}

function onGateway(weight: number, strike: (gateway: World["gateways"][number], scene: Scene) => unknown): Fault {
  return { weight, strike: (scene) => strike(one(scene.world.gateways, scene.dice), scene) !== false };
}

function one<Value>(values: readonly Value[], dice: () => number): Value {
  const value = values[Math.floor(dice() * values.length)];
  if (value === undefined) throw new Error("nothing to choose from");
  return value;
}

/** Lets a fault strike. Gives its name. */
export function strikeOne(scene: Scene): string {
  const entries = Object.entries(FAULTS);
  const total = entries.reduce((sum, [, { weight }]) => sum + weight, 0);
  for (;;) {
    let left = scene.dice() * total;
    const chosen = entries.find(([, { weight }]) => {
      left -= weight;
      return left < 0;
    });
    if (chosen?.[1].strike(scene) === true) return chosen[0];
  }
}
