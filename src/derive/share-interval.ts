import type { Share } from "../shared/units.ts";

/** Of the standard normal distribution, for 95 %. */
const Z = 1.96;

/**
 * The 95 % score interval of a share, `met` of `sample`; null without a sample.
 * Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
 */
export function wilsonInterval(met: number, sample: number): readonly [low: Share, high: Share] | null {
  if (sample === 0) return null;
  const share = met / sample;
  const centre = share + (Z * Z) / (2 * sample);
  const spread = Z * Math.sqrt((share * (1 - share)) / sample + (Z * Z) / (4 * sample * sample));
  const scale = 1 + (Z * Z) / sample;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}
