import type { EpochMs } from "../../src/shared/units.ts";

/** A sample of what was wrong: the event as its port may send it again once it is right, without residents' data. */
export interface Sample {
  readonly port: string | null;
  readonly reason: string;
  /** Stream time of its arrival. */
  readonly at: EpochMs;
  /** One line of JSON. */
  readonly text: string;
}

/** How much a quarantine holds. */
export interface QuarantineBounds {
  /** Of one port and reason, the newest. */
  readonly perFinding: number;
  readonly samples: number;
  /** UTF-16 units of all together. */
  readonly units: number;
}

/** Enough to see what a source does wrong and to send a bad batch again, in a megabyte or two. */
const BOUNDS: QuarantineBounds = { perFinding: 200, samples: 2_000, units: 1_000_000 };

/** Samples by port and reason: the newest stay, and one port that sends nothing but rubbish does not push out those of the others. */
export class Quarantine {
  readonly #bounds: QuarantineBounds;
  readonly #rings = new Map<string, Sample[]>();
  #held = 0;
  #units = 0;
  #released = 0;

  constructor(bounds: QuarantineBounds = BOUNDS) {
    this.#bounds = bounds;
  }

  /** Samples held. */
  get held(): number {
    return this.#held;
  }

  /** Samples let go to stay within the bounds. */
  get released(): number {
    return this.#released;
  }

  keep(sample: Sample): void {
    const key = JSON.stringify([sample.port, sample.reason]);
    const ring = this.#rings.get(key) ?? [];
    this.#rings.set(key, ring);
    ring.push(sample);
    this.#held += 1;
    this.#units += sample.text.length;
    if (ring.length > this.#bounds.perFinding) this.#release(ring);
    while (this.#held > this.#bounds.samples || this.#units > this.#bounds.units) this.#release(this.#fullest());
  }

  /** The samples of a port and a reason, each left out standing for all; oldest first. */
  samples(wanted: { readonly port?: string | undefined; readonly reason?: string | undefined }): readonly Sample[] {
    return [...this.#rings.values()]
      .flat()
      .filter(
        ({ port, reason }) =>
          (wanted.port === undefined || wanted.port === (port ?? "")) &&
          (wanted.reason === undefined || wanted.reason === reason),
      )
      .sort((one, other) => one.at - other.at);
  }

  #release(ring: Sample[]): void {
    const gone = ring.shift();
    if (gone === undefined) return;
    this.#held -= 1;
    this.#units -= gone.text.length;
    this.#released += 1;
  }

  /** Never empty while anything is held. */
  #fullest(): Sample[] {
    let fullest: Sample[] = [];
    for (const ring of this.#rings.values()) if (ring.length > fullest.length) fullest = ring;
    return fullest;
  }
}
