import { latestIndicators } from "../../derive/indicator-figures.ts";
import type { IndicatorBetter, IndicatorRecord } from "../../domain/indicator.ts";
import type { Profile } from "../../domain/profile.ts";
import type { Cockpit } from "../cockpit.ts";
import { nameOf, unpublishedName } from "../indicators/describe-indicator.ts";

/** What stands at the right end of a row: the change on a year before, the completion of a target, or neither. */
export type EconomyChange =
  | { readonly kind: "yoy"; readonly percent: number; readonly direction: "up" | "down" | "flat"; readonly tone: Tone }
  | { readonly kind: "target"; readonly percent: number }
  | { readonly kind: "none" };

type Tone = "good" | "bad" | "flat";

/** One indicator of the economy strip. */
export interface EconomyRow {
  /** `<region>.<indicator>`, the middle of its figures' ids. */
  readonly key: string;
  readonly name: string;
  /** Null while nothing was published: its numbers are unknown, never zero. */
  readonly record: IndicatorRecord | null;
}

/** Rows of `profile.economy` in its order, each with its latest period. */
export function economyRows(
  indicators: ReadonlyMap<string, IndicatorRecord>,
  profile: Profile,
  { language }: Pick<Cockpit, "language">,
): readonly EconomyRow[] {
  const latest = new Map(latestIndicators(indicators.values()).map((record) => [keyOf(record), record]));
  return profile.economy.map((entry) => {
    const record = latest.get(keyOf(entry));
    return {
      key: keyOf(entry),
      name:
        record === undefined ? unpublishedName(entry.indicator, { profile, language }) : nameOf(record, { language }),
      record: record ?? null,
    };
  });
}

function keyOf({ region, indicator }: { readonly region: string; readonly indicator: string }): string {
  return `${region}.${indicator}`;
}

/** The change on a year before where it was published, else the completion of the target, else neither. */
export function changeOf(record: IndicatorRecord): EconomyChange {
  const { yoyPercent, targetCompletionPercent } = record;
  if (yoyPercent !== null) {
    const direction = yoyPercent > 0 ? "up" : yoyPercent < 0 ? "down" : "flat";
    return { kind: "yoy", percent: yoyPercent, direction, tone: toneOf(direction, record.better) };
  }
  if (targetCompletionPercent !== null) return { kind: "target", percent: targetCompletionPercent };
  return { kind: "none" };
}

function toneOf(direction: "up" | "down" | "flat", better: IndicatorBetter): Tone {
  if (direction === "flat" || better === "none") return "flat";
  return direction === better ? "good" : "bad";
}
