import { MINUTE, SECOND, HOUR, type EpochMs } from "../../shared/units.ts";
import { tideTotals } from "../../derive/tide-totals.ts";
import { sinceInstant } from "../since-words.ts";
import { momentWindow, stretchWindow } from "./explained-window.ts";
import {
  type ExplainFacts,
  type ExplainRule,
  type Explanation,
  explanation,
  type FigureFormat,
  group,
} from "./explanation.ts";

/** What does not count incidents one by one: the tide, ports, predictions, alarms, the stream itself. */
export const STREAM_RULES: readonly ExplainRule[] = [
  { pattern: /^tide\.(reported|closed|overruns)$/, explain: explainTide },
  { pattern: /^port\.(.+)\.(rate|events|lag)$/, explain: explainPort },
  { pattern: /^prediction\.(count|brier|baserate|sample)$/, explain: explainPrediction },
  { pattern: /^alarms\.(open|today|muted)$/, explain: explainAlarms },
  {
    pattern: /^stream\.(state|rate|latency|lag\.p50|lag\.p95|lag\.ahead|sequence|rejected|duplicates|knownSince)$/,
    explain: explainConnection,
  },
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

function explainPrediction([name = ""]: readonly string[], facts: ExplainFacts, id: string): Explanation {
  const figures = facts.predictions.figures();
  return explanation(facts, {
    id,
    pattern: `prediction.${name}`,
    value: figures[id] ?? null,
    format: name === "brier" || name === "baserate" ? "score" : "count",
    definition: { key: `explain.define.prediction.${name}` },
    window: momentWindow(facts),
    calibration: { learned: facts.predictions.learned },
    notes: [{ key: "explain.note.prediction" }],
  });
}

function explainAlarms([name = ""]: readonly string[], facts: ExplainFacts, id: string): Explanation {
  return explanation(facts, {
    id,
    pattern: `alarms.${name}`,
    value: facts.shown ?? null,
    format: name === "muted" ? "duration" : "count",
    definition: { key: `explain.define.alarms.${name}` },
    window: momentWindow(facts),
    notes: [{ key: "explain.note.alarms" }],
  });
}

const STREAM_FORMATS: Readonly<Record<string, FigureFormat>> = {
  state: "word",
  rate: "rate",
  latency: "duration",
  "lag.p50": "duration",
  "lag.p95": "duration",
  sequence: "count",
  rejected: "count",
  duplicates: "count",
  knownSince: "word",
};

function explainConnection([name = ""]: readonly string[], facts: ExplainFacts, id: string): Explanation {
  const { connection } = facts;
  const rejected = [...connection.rejected].map(([reason, count]) => ({
    phrase: { key: `connection.reason.${reason}`, values: {} },
    count,
    tone: "quiet" as const,
  }));
  const values: Readonly<Record<string, number | string | null>> = {
    state: connection.state.kind,
    rate: connection.eventRate,
    latency: connection.latency,
    "lag.p50": connection.lag.p50,
    "lag.p95": connection.lag.p95,
    "lag.ahead": connection.lag.ahead,
    sequence: connection.sequence,
    rejected: group(rejected).total,
    duplicates: connection.duplicates,
    knownSince: connection.knownSince === null ? null : sinceInstant(connection.knownSince, facts),
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
