import { qualityFigures } from "../data-quality/quality-rows.ts";
import { momentWindow } from "./explained-window.ts";
import { type ExplainFacts, type ExplainRule, type Explanation, explanation } from "./explanation.ts";

/** What the gateway found wrong with what its ports send. */
export const QUALITY_RULES: readonly ExplainRule[] = [
  { pattern: /^quality\.(seen|rejected|doubtful)$/, explain: explainSum },
  { pattern: /^quality\.count\.([^.]+)\.(.+)$/, explain: explainCount },
];

function explainSum([name = ""]: readonly string[], facts: ExplainFacts, id: string): Explanation {
  return explanation(facts, {
    id,
    pattern: `quality.${name}`,
    value: qualityFigures(facts.connection.quality)[id] ?? null,
    format: "count",
    definition: { key: `explain.define.quality.${name}` },
    window: momentWindow(facts),
  });
}

function explainCount([portId = "", reason = ""]: readonly string[], facts: ExplainFacts, id: string): Explanation {
  const findings = facts.connection.quality?.findings ?? [];
  const mine = findings.filter((finding) => (finding.port ?? "-") === portId && finding.reason === reason);
  const port = facts.profile.ports.find((candidate) => candidate.id === portId)?.name ?? "—";
  return explanation(facts, {
    id,
    pattern: "quality.count",
    value: mine.length === 0 ? null : mine.reduce((sum, { count }) => sum + count, 0),
    format: "count",
    definition: { key: "explain.define.quality.count", values: { port, reason } },
    window: momentWindow(facts),
  });
}
