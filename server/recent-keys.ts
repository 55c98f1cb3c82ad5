import type { EventKey } from "./event-log.ts";

/** Keys of one port that are kept at least, hours of a busy one; up to twice as many are. */
const KEYS_KEPT = 50_000;

/** Two generations: when the younger is full, the elder goes at once. Cheaper than looking for the eldest key at each addition. */
interface Generations {
  younger: Map<string, number>;
  elder: Map<string, number>;
}

/** The keys of the last events, each port by itself: a port that sends much does not push out what another sent. */
export class RecentKeys {
  readonly #kept: number;
  readonly #ports = new Map<string, Generations>();

  constructor(kept = KEYS_KEPT) {
    this.#kept = kept;
  }

  add({ port, id }: EventKey, sequence: number): void {
    let keys = this.#ports.get(port);
    if (keys === undefined) {
      keys = { younger: new Map(), elder: new Map() };
      this.#ports.set(port, keys);
    }
    if (keys.younger.size >= this.#kept) {
      keys.elder = keys.younger;
      keys.younger = new Map();
    }
    keys.younger.set(id, sequence);
  }

  sequenceOf({ port, id }: EventKey): number | null {
    const keys = this.#ports.get(port);
    return keys?.younger.get(id) ?? keys?.elder.get(id) ?? null;
  }

  clear(): void {
    this.#ports.clear();
  }
}
