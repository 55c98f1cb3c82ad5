import { latestIndicators } from "../../derive/indicator-figures.ts";
import { isSumOfMonths, meanOfMonth, monthsOf } from "../../derive/indicators/period.ts";
import { indicatorKey, type IndicatorRecord } from "../../domain/indicator.ts";
import { MISSING } from "../../shared/format-number.ts";
import {
  type ExplainFacts,
  type ExplainRule,
  type Explanation,
  explanation,
  type Formula,
  type Phrase,
} from "./explanation.ts";

/** Published figures: of the latest period, of a period named by its months, and the mean month. */
export const INDICATOR_RULES: readonly ExplainRule[] = [
  {
    pattern: /^indicator\.(.+)\.([^.@]+)@(\d{4}-\d\d)\.\.(\d{4}-\d\d)\.(value|yoy|target)$/,
    explain([region, indicator, from, to, name = ""], facts, id) {
      const record = recordsOf(region, indicator, facts).find(
        ({ periodFrom, periodTo }) => periodFrom === from && periodTo === to,
      );
      return record === undefined ? null : explainRecord(record, name, facts, id);
    },
  },
  {
    pattern: /^indicator\.(.+)\.([^.@]+)\.(value|yoy|target|permonth)$/,
    explain([region, indicator, name = ""], facts, id) {
      const record = latestIndicators(recordsOf(region, indicator, facts))[0];
      if (record !== undefined) return explainRecord(record, name, facts, id);
      const isArranged = facts.profile.economy.some((row) => row.region === region && row.indicator === indicator);
      return isArranged || facts.shown !== undefined ? explainUnpublished(facts, id) : null;
    },
  },
];

function recordsOf(
  region: string | undefined,
  indicator: string | undefined,
  { store }: ExplainFacts,
): readonly IndicatorRecord[] {
  return [...store.indicators.values()].filter((record) => record.region === region && record.indicator === indicator);
}

/** A place that waits for a figure: the card says so instead of showing a zero. */
function explainUnpublished(facts: ExplainFacts, id: string): Explanation {
  return explanation(facts, {
    id,
    pattern: "indicator.unpublished",
    value: null,
    format: "published",
    definition: { key: "explain.define.indicator.unpublished" },
  });
}

function explainRecord(record: IndicatorRecord, name: string, facts: ExplainFacts, id: string): Explanation {
  const label = { zh: record.labelZh, en: record.labelEn };
  const isPublished = name === "value" || name === "permonth";
  const notes: readonly Phrase[] = [
    { key: "explain.note.source", values: { source: record.source } },
    { key: `explain.note.status.${record.status}` },
    ...replacedNotes(record, name, facts),
    { key: `explain.note.better.${record.better}` },
  ];
  return explanation(facts, {
    id,
    pattern: `indicator.${name}`,
    value: valueOfRecord(record, name),
    format: isPublished ? "published" : "percent",
    unit: isPublished ? record.unit : null,
    definition: { key: `explain.define.indicator.${name}`, values: { label } },
    formula: name === "permonth" && isSumOfMonths(record) ? meanMonth(record) : null,
    window: {
      from: null,
      to: null,
      phrase: { key: "explain.window.period", values: { from: record.periodFrom, to: record.periodTo } },
    },
    notes,
  });
}

/** What this figure was before its record was published anew, where it is otherwise now. */
function replacedNotes(record: IndicatorRecord, name: string, { store }: ExplainFacts): readonly Phrase[] {
  const before = store.indicatorsBefore.get(indicatorKey(record));
  if (before === undefined) return [];
  const was = valueOfRecord(before, name);
  if (was === valueOfRecord(record, name)) return [];
  return [{ key: "explain.note.was", values: { value: was === null ? MISSING : String(Number(was.toFixed(4))) } }];
}

function valueOfRecord(record: IndicatorRecord, name: string): number | null {
  if (name === "yoy") return record.yoyPercent;
  if (name === "target") return record.targetCompletionPercent;
  return name === "value" ? record.value : meanOfMonth(record);
}

function meanMonth(record: IndicatorRecord): Formula {
  const values = { value: String(record.value ?? "—"), months: monthsOf(record) };
  return { kind: "words", phrase: { key: "explain.formula.meanMonth", values } };
}
