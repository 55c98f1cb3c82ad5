import { latestIndicators } from "../../derive/indicator-figures.ts";
import { indicatorKey, type IndicatorRecord } from "../../domain/indicator.ts";
import { formatIndicator, formatPercent } from "../economy/economy-numbers.ts";
import { formatPeriod } from "../economy/format-period.ts";
import type { Cockpit } from "../cockpit.ts";
import { readableValue } from "./readable-value.ts";

type Words = Pick<Cockpit, "language" | "text">;

/** The latest record of a region's indicator; null while nothing was published. */
export function latestRecord(
  indicators: ReadonlyMap<string, IndicatorRecord>,
  region: string,
  indicator: string,
): IndicatorRecord | null {
  const own = [...indicators.values()].filter((each) => each.region === region && each.indicator === indicator);
  return latestIndicators(own)[0] ?? null;
}

/** What the profile calls an indicator of which nothing was published; its id without a name. */
export function unpublishedName(
  indicator: string,
  { profile, language }: Pick<Cockpit, "profile" | "language">,
): string {
  return profile.indicatorNames[indicator]?.[language] ?? indicator;
}

/** Its name in the viewer's language. */
export function nameOf(record: IndicatorRecord, { language }: Pick<Cockpit, "language">): string {
  return language === "zh" ? record.labelZh : record.labelEn;
}

/** `22年 1–5月` */
export function periodOf(record: IndicatorRecord, { language, text }: Words): string {
  return formatPeriod(record.periodFrom, record.periodTo, language, text);
}

/** Value and unit as people read them; a missing value is `未公布`, without a unit. */
export function readableOf(
  record: IndicatorRecord,
  { text }: Pick<Words, "text">,
): { readonly value: string; readonly unit: string } {
  if (record.value === null) return { value: text("economy.unpublished"), unit: "" };
  const readable = readableValue(record.value, record.unit);
  return { value: formatIndicator(readable.value, readable.unit), unit: unitWords(readable.unit, text) };
}

/** The published unit in the viewer's words; a unit the language files do not know stands as published. */
export function unitWords(unit: string, text: Cockpit["text"]): string {
  const key = `economy.units.${unit}`;
  const words = text(key);
  return words === key ? unit : words;
}

/** All that was published of it, for the pointer: name, value with unit as published, period, change, target, source, and whether it is provisional or revised. */
export function hintOf(record: IndicatorRecord, words: Words & Pick<Cockpit, "store">): string {
  const { text } = words;
  const parts = [
    nameOf(record, words),
    record.value === null
      ? text("economy.unpublished")
      : withUnit({ value: formatIndicator(record.value, record.unit), unit: unitWords(record.unit, text) }),
    periodOf(record, words),
  ];
  if (record.yoyPercent !== null) parts.push(text("indicators.yoy", { percent: signed(record.yoyPercent) }));
  if (record.targetCompletionPercent !== null)
    parts.push(text("economy.target", { percent: formatPercent(record.targetCompletionPercent) }));
  const status = statusOf(record, words);
  if (status !== null) parts.push(status);
  parts.push(text("economy.source", { source: record.source }));
  return parts.join(" · ");
}

/** `已修订 · 原 51.20 亿元`: that it is provisional or revised, and what it took the place of; null for a figure that stands as first published. */
export function statusOf(record: IndicatorRecord, words: Words & Pick<Cockpit, "store">): string | null {
  const status = record.status === "final" ? [] : [words.text(`indicators.status.${record.status}`)];
  const parts = [...status, ...replacedBy(record, words)];
  return parts.length === 0 ? null : parts.join(" · ");
}

/** What was published before of the same period and is otherwise now: the value, the change, the completion. */
function replacedBy(record: IndicatorRecord, { store, text }: Words & Pick<Cockpit, "store">): readonly string[] {
  const before = store.indicatorsBefore.get(indicatorKey(record));
  if (before === undefined) return [];
  const percent = (value: number | null): string =>
    value === null ? text("economy.unpublished") : `${signed(value)}%`;
  const parts: string[] = [];
  if (before.value !== record.value || before.unit !== record.unit)
    parts.push(text("indicators.was", { value: withUnit(readableOf(before, { text })) }));
  if (before.yoyPercent !== record.yoyPercent)
    parts.push(text("indicators.was.yoy", { percent: percent(before.yoyPercent) }));
  if (before.targetCompletionPercent !== record.targetCompletionPercent)
    parts.push(text("indicators.was.target", { percent: percent(before.targetCompletionPercent).replace("+", "") }));
  return parts;
}

/** `2.09 亿元`; of what was not published the words alone. */
export function withUnit({ value, unit }: { readonly value: string; readonly unit: string }): string {
  return unit === "" ? value : `${value} ${unit}`;
}

/** `+23.51`, `−10` */
export function signed(percent: number): string {
  return `${percent < 0 ? "−" : "+"}${formatPercent(percent)}`;
}

/** The region's name: the profile's words for other streets first, then its own tree, else the id. */
export function regionName(region: string, { profile, language }: Pick<Cockpit, "profile" | "language">): string {
  const named = profile.regionNames[region] ?? (profile.regions.id === region ? profile.regions.name : undefined);
  return named?.[language] ?? region;
}
