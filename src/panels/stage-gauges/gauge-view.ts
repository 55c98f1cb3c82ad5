import type { StageCompliance, StageDistribution } from "../../derive/derived.ts";
import type { LimitedStage } from "../../domain/lifecycle.ts";
import type { Mechanism, StageLimit } from "../../domain/mechanism.ts";
import { isKnownWhole } from "../../derive/known-since.ts";
import type { DurationMs, Share } from "../../shared/units.ts";
import type { Cockpit } from "../cockpit.ts";

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
  /** 95 % interval of the share, of a sample below 100. */
  readonly interval: StageCompliance["interval"];
  /** Today so far against yesterday, and against the same weekday last week, up to the same time of day; null where that day is not known whole. */
  readonly yesterday: ShareChange | null;
  readonly lastWeek: ShareChange | null;
  /** Null without a target or without a share. */
  readonly meetsTarget: boolean | null;
  readonly target: Share | null;
  readonly isAssumed: boolean;
  readonly distribution: StageDistribution;
}

/** A share against the same share of an earlier day. */
export interface ShareChange {
  /** Percentage points. */
  readonly points: number;
  readonly today: Share;
  readonly before: Share;
  /** Samples of both. */
  readonly n: number;
  readonly m: number;
}

/** Reads one stage of the last 24 hours; `isAssumed` says whether its limit, as it holds now, is. The share is compared with the target as it is printed, so that 98.0 % meets 98 %. */
export function gaugeView(
  { derived, now, profile, connection }: Pick<Cockpit, "derived" | "now" | "profile" | "connection">,
  mechanism: Mechanism,
  limit: StageLimit,
  isAssumed: boolean,
): GaugeView {
  const { stage, target } = limit;
  const { met, breached, share, interval, median, p90 } = derived.compliance(mechanism.id, stage, "24h");
  const today = derived.compliance(mechanism.id, stage, "today");
  const isKnown = (day: "yesterday" | "lastWeek"): boolean =>
    isKnownWhole(day, connection.knownSince, { now, profile });
  return {
    stage,
    limit: limit.limit,
    decided: met + breached,
    share,
    median,
    p90,
    interval,
    yesterday: isKnown("yesterday") ? shareChange(today, derived.complianceYesterday(mechanism.id, stage)) : null,
    lastWeek: isKnown("lastWeek") ? shareChange(today, derived.complianceLastWeek(mechanism.id, stage)) : null,
    meetsTarget: share === null || target === null ? null : Math.round(share * 1_000) >= Math.round(target * 1_000),
    target,
    isAssumed,
    distribution: derived.distribution(mechanism.id, stage, "24h"),
  };
}

/** The word beside a target: of one that nothing was decided against yet neither that it is met nor that it is not. */
export function targetWord({ meetsTarget }: Pick<GaugeView, "meetsTarget">): string {
  if (meetsTarget === null) return "gauges.aim";
  return meetsTarget ? "gauges.target" : "gauges.below";
}

/** Null when either day has nothing decided. */
function shareChange(today: StageCompliance, before: StageCompliance): ShareChange | null {
  if (today.share === null || before.share === null) return null;
  return {
    points: (today.share - before.share) * 100,
    today: today.share,
    before: before.share,
    n: today.met + today.breached,
    m: before.met + before.breached,
  };
}
