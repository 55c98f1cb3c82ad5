import type { Share } from "../../shared/units.ts";

/** Where a short axis of shares that ends at 1 begins: 0.8, or the next tenth below the smallest share, so that none falls off. */
export function shareAxisStart(shares: readonly Share[]): Share {
  return Math.min(0.8, Math.max(0, Math.floor(Math.min(...shares) * 10 - 1e-9) / 10));
}
