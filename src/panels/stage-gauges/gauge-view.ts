import type { Derived, StageDistribution } from "../../derive/derived.ts";
import type { LimitedStage } from "../../domain/lifecycle.ts";
import type { Mechanism, StageLimit } from "../../domain/mechanism.ts";
import type { DurationMs, Share } from "../../shared/units.ts";

/** One gauge, ready to be shown. */
export interface GaugeView {
  readonly stage: LimitedStage;
  /** Null: only deadlines that incidents carry count. */
  readonly limit: DurationMs | null;
  /** Decided incidents: met and breached. */
  readonly decided: number;
  readonly share: Share | null;
  readonly median: DurationMs | null;
  readonly p90: DurationMs | null;
  /** Percentage points against the day before; null when either day has nothing decided. */
  readonly change: number | null;
  /** Null without a target or without a share. */
  readonly meetsTarget: boolean | null;
  readonly target: Share | null;
  readonly isAssumed: boolean;
  readonly distribution: StageDistribution;
}

/** Reads one stage of the last 24 hours. The share is compared with the target as it is printed, so that 98.0 % meets 98 %. */
export function gaugeView(derived: Derived, mechanism: Mechanism, limit: StageLimit): GaugeView {
  const { stage, target } = limit;
  const { met, breached, share, median, p90 } = derived.compliance(mechanism.id, stage, "24h");
  const before = derived.compliancePreviousDay(mechanism.id, stage).share;
  return {
    stage,
    limit: limit.limit,
    decided: met + breached,
    share,
    median,
    p90,
    change: share === null || before === null ? null : (share - before) * 100,
    meetsTarget: share === null || target === null ? null : Math.round(share * 1_000) >= Math.round(target * 1_000),
    target,
    isAssumed: limit.assumed || mechanism.status === "assumed",
    distribution: derived.distribution(mechanism.id, stage, "24h"),
  };
}
