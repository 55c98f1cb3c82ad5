import { isOpen } from "../domain/incident.ts";
import type { Profile } from "../domain/profile.ts";
import { CountMap } from "../shared/count-map.ts";
import type { Share } from "../shared/units.ts";
import type { Track } from "./track.ts";

/** Closed incidents of the table by the tier that resolved them. */
export class Tiers {
  readonly closed = new CountMap<string>();
  readonly #grassroots: ReadonlySet<string>;

  constructor(profile: Pick<Profile, "tiers">) {
    this.#grassroots = new Set(profile.tiers.filter((tier) => tier.grassroots).map((tier) => tier.id));
  }

  settle(track: Track): void {
    this.#move(track, isOpen(track.incident) ? null : track.incident.tier);
  }

  remove(track: Track): void {
    this.#move(track, null);
  }

  /** 基层处置率: grassroots tiers' share of the closed incidents whose tier is known; null without any. */
  grassrootsShare(): Share | null {
    let known = 0;
    let grassroots = 0;
    for (const [tier, count] of this.closed.snapshot()) {
      known += count;
      if (this.#grassroots.has(tier)) grassroots += count;
    }
    return known === 0 ? null : grassroots / known;
  }

  #move(track: Track, tier: string | null): void {
    if (track.closedTier === tier) return;
    if (track.closedTier !== null) this.closed.add(track.closedTier, -1);
    if (tier !== null) this.closed.add(tier, 1);
    track.closedTier = tier;
  }
}
