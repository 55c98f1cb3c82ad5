import { MINUTE, SECOND, HOUR, type EpochMs } from "../../shared/units.ts";
import { tideTotals } from "../../derive/tide-totals.ts";
import { latestIndicators } from "../../derive/indicator-figures.ts";
import { momentWindow, stretchWindow } from "./explained-window.ts";
import {
  type ExplainFacts,
  type ExplainRule,
  type Explanation,
  explanation,
  type FigureFormat,
  group,
} from "./explanation.ts";

/** What does not count incidents one by one: the tide, ports, published indicators, the stream itself. */
export const STREAM_RULES: readonly ExplainRule[] = [
  { pattern: /^tide\.(reported|closed|overruns)$/, explain: explainTide },
  { pattern: /^port\.(.+)\.(rate|events|lag)$/, explain: explainPort },
  { pattern: /^indicator\.(.+)\.([^.]+)\.(value|yoy|target)$/, explain: explainIndicator },
  { pattern: /^prediction\.(count|brier|baserate|sample)$/, explain: explainPrediction },
  { pattern: /^stream\.(state|rate|latency|sequence|rejected|duplicates)$/, explain: explainConnection },
];

const TIDE_SPAN = 21 * HOUR;

function explainTide([name = ""]: readonly string[], facts: ExplainFacts, id: string): Explanation {
  const totals = tideTotals(facts.derived, facts.now);
  return explanation(facts, {
    id,
    pattern: `tide.${name}`,
    value: totals[name as keyof typeof totals],
    format: "count",
    definition: { key: `explain.define.tide.${name}` },
    window: stretchWindow("tide", facts.now - TIDE_SPAN, facts),
  });
}

function explainPort([portId, name = ""]: readonly string[], facts: ExplainFacts, id: string): Explanation | null {
  const port = facts.profile.ports.find((candidate) => candidate.id === portId);
  if (port === undefined) return null;
  const { rate, perMinute, lag, lastEventAt } = facts.derived.port(port.id);
  const events = perMinute.reduce((sum, count) => sum + count, 0);
  const common = {
    id,
    pattern: `port.${name}`,
    definition: { key: `explain.define.port.${name}`, values: { port: port.name } },
    notes:
      lastEventAt === null
        ? [{ key: "explain.note.portSilent" }]
        : [{ key: "explain.note.portLast", values: { length: { length: Math.max(0, facts.now - lastEventAt) } } }],
  };
  const since = (length: number): EpochMs => facts.now - length;
  if (name === "rate") {
    const formula = { kind: "words", phrase: { key: "explain.formula.perMinute" } } as const;
    const window = stretchWindow("minute", since(MINUTE), facts);
    return explanation(facts, { ...common, value: rate, format: "rate", formula, window });
  }
  if (name === "events") {
    const window = stretchWindow("halfHour", since(30 * MINUTE), facts);
    return explanation(facts, { ...common, value: events, format: "count", window });
  }
  return explanation(facts, { ...common, value: lag, format: "duration", window: momentWindow(facts) });
}

function explainIndicator(
  [region = "", indicator = "", name = ""]: readonly string[],
  facts: ExplainFacts,
  id: string,
): Explanation | null {
  const ofIndicator = [...facts.store.indicators.values()].filter(
    (record) => record.region === region && record.indicator === indicator,
  );
  const record = latestIndicators(ofIndicator)[0];
  if (record === undefined) {
    const isShown = facts.profile.economy.some((row) => row.region === region && row.indicator === indicator);
    if (!isShown) return null;
    const definition = { key: "explain.define.indicator.unpublished" };
    return explanation(facts, { id, pattern: "indicator.unpublished", value: null, format: "published", definition });
  }
  const label = { zh: record.labelZh, en: record.labelEn };
  const value = name === "yoy" ? record.yoyPercent : name === "target" ? record.targetCompletionPercent : record.value;
  return explanation(facts, {
    id,
    pattern: `indicator.${name}`,
    value,
    format: name === "value" ? "published" : "percent",
    unit: name === "value" ? record.unit : null,
    definition: { key: `explain.define.indicator.${name}`, values: { label } },
    window: {
      from: null,
      to: facts.now,
      phrase: { key: "explain.window.period", values: { from: record.periodFrom, to: record.periodTo } },
    },
    notes: [
      { key: "explain.note.source", values: { source: record.source } },
      { key: `explain.note.status.${record.status}` },
      { key: `explain.note.better.${record.better}` },
    ],
  });
}

function explainPrediction([name = ""]: readonly string[], facts: ExplainFacts, id: string): Explanation {
  const figures = facts.predictions.figures();
  return explanation(facts, {
    id,
    pattern: `prediction.${name}`,
    value: figures[id] ?? null,
    format: name === "brier" || name === "baserate" ? "score" : "count",
    definition: { key: `explain.define.prediction.${name}` },
    window: momentWindow(facts),
    notes: [{ key: "explain.note.prediction" }],
  });
}

const STREAM_FORMATS: Readonly<Record<string, FigureFormat>> = {
  state: "word",
  rate: "rate",
  latency: "duration",
  sequence: "count",
  rejected: "count",
  duplicates: "count",
};

function explainConnection([name = ""]: readonly string[], facts: ExplainFacts, id: string): Explanation {
  const { connection } = facts;
  const rejected = [...connection.rejected].map(([reason, count]) => ({
    phrase: { key: `connection.reason.${reason}`, values: {} },
    count,
    tone: "quiet" as const,
  }));
  const values: Readonly<Record<string, number | string | null>> = {
    state: connection.kind,
    rate: connection.eventRate,
    latency: connection.latency,
    sequence: connection.sequence,
    rejected: group(rejected).total,
    duplicates: connection.duplicates,
  };
  return explanation(facts, {
    id,
    pattern: `stream.${name}`,
    value: values[name] ?? null,
    format: STREAM_FORMATS[name] ?? "count",
    definition: { key: `explain.define.stream.${name}` },
    counted: name === "rejected" && rejected.length > 0 ? group(rejected) : null,
    window: name === "rate" ? stretchWindow("tenSeconds", facts.now - 10 * SECOND, facts) : momentWindow(facts),
    notes: [{ key: "explain.note.gaps", values: { n: connection.gaps } }],
  });
}
