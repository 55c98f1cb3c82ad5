import type { TideBin } from "../../derive/derived.ts";
import type { EpochMs } from "../../shared/units.ts";
import { MINUTE } from "../../shared/units.ts";
import type { TideSample } from "../../surfaces/tide/tide-geometry.ts";

const BIN = 10 * MINUTE;

/**
 * Ten-minute bins as samples: each finished bin stands at its end. The running bin stands at now with the counts of the last
 * ten minutes, taken as its own plus the part of the bin before that still lies in them, so that the curve does not dive at each new bin.
 * Bins that begin before `knownSince`, and those before the first thing known (a recording begins), are left out: nothing known is not zero.
 */
export function tideSamples(
  bins: readonly TideBin[],
  now: EpochMs,
  open: number,
  knownSince: EpochMs | null = null,
): readonly TideSample[] {
  const samples: TideSample[] = [];
  const firstKnown = bins.findIndex((bin) => bin.reported > 0 || bin.closed > 0 || bin.backlog > 0);
  for (const [index, bin] of bins.entries()) {
    if (bin.from >= now) break;
    const isRunning = bin.from + BIN > now;
    // The bin before the first known one is the zero the curves rise from.
    // A bin that is known in part would show as a lull.
    if (!isRunning && knownSince !== null && bin.from < knownSince) continue;
    if (!isRunning && (firstKnown === -1 || index < firstKnown - 1)) continue;
    if (!isRunning) {
      samples.push({ at: bin.from + BIN, inflow: bin.reported, outflow: bin.closed, level: bin.backlog });
      continue;
    }
    const before = bins[index - 1];
    const left = 1 - (now - bin.from) / BIN;
    samples.push({
      at: now,
      inflow: bin.reported + (before?.reported ?? 0) * left,
      outflow: bin.closed + (before?.closed ?? 0) * left,
      level: open,
    });
  }
  return samples;
}
