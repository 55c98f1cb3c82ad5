import type { Derived } from "../../derive/derived.ts";
import type { Profile } from "../../domain/profile.ts";
import type { Share } from "../../shared/units.ts";
import type { Language } from "../cockpit.ts";

/** One tier of the bar. */
export interface TierRow {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  /** Of all closed incidents with a tier of the profile. */
  readonly share: Share;
  readonly grassroots: boolean;
}

export interface TierModel {
  /** Grassroots tiers first, each kind in the profile's order. */
  readonly rows: readonly TierRow[];
  /** Closed incidents with a tier. */
  readonly total: number;
  readonly grassroots: number;
  /** 基层处置率; null without a closed incident. */
  readonly share: Share | null;
  /** Names of the grassroots tiers, for example 网格 + 社区. */
  readonly grassrootsNames: string;
}

/** Closed incidents by the tier that resolved them (分级处置). */
export function tierModel(derived: Derived, profile: Profile, language: Language): TierModel {
  const counts = derived.closedByTier();
  const tiers = [...profile.tiers].sort((a, b) => Number(b.grassroots) - Number(a.grassroots));
  const countOf = (id: string): number => counts.get(id) ?? 0;
  const total = tiers.reduce((sum, tier) => sum + countOf(tier.id), 0);
  const grassroots = tiers.filter((tier) => tier.grassroots);
  return {
    rows: tiers.map((tier) => ({
      id: tier.id,
      name: tier.name[language],
      count: countOf(tier.id),
      share: total === 0 ? 0 : countOf(tier.id) / total,
      grassroots: tier.grassroots,
    })),
    total,
    grassroots: grassroots.reduce((sum, tier) => sum + countOf(tier.id), 0),
    share: derived.grassrootsShare(),
    grassrootsNames: grassroots.map((tier) => tier.name[language]).join(" + "),
  };
}
