import { countedSince, isKnownWhole, spanBegin } from "../../derive/known-since.ts";
import { sinceInstant } from "../since-words.ts";
import { FILTER_RULES, filterNotes } from "./explain-filter.ts";
import { GRID_RULES } from "./explain-grid.ts";
import { INCIDENT_RULES } from "./explain-incidents.ts";
import { INDICATOR_RULES } from "./explain-indicators.ts";
import { LOSS_RULES } from "./explain-losses.ts";
import { STAGE_RULES } from "./explain-stages.ts";
import { QUALITY_RULES } from "./explain-quality.ts";
import { STREAM_RULES } from "./explain-stream.ts";
import { WORK_RULES } from "./explain-work.ts";
import type { ExplainFacts, ExplainRule, Explanation, Phrase } from "./explanation.ts";

const RULES: readonly ExplainRule[] = [
  ...INCIDENT_RULES,
  ...STAGE_RULES,
  ...LOSS_RULES,
  ...WORK_RULES,
  ...INDICATOR_RULES,
  ...GRID_RULES,
  ...STREAM_RULES,
  ...QUALITY_RULES,
  ...FILTER_RULES,
];

/**
 * Explains a figure of docs/figures.md as it stands in `facts`: what it means, how it came about, what was counted and what was not.
 * Null for an id nobody knows.
 */
export function explainFigure(id: string, facts: ExplainFacts): Explanation | null {
  for (const rule of RULES) {
    const match = rule.pattern.exec(id);
    if (match === null) continue;
    const explained = rule.explain(match.slice(1), facts, id);
    if (explained === null) return null;
    const known = withoutUnknown(explained, facts);
    const gaps = [...historyGap(explained, facts), ...gapsOf(id, facts)];
    return { ...known, notes: [...filterNotes(id, facts), ...explained.notes], gaps };
  }
  return null;
}

/** Figures that do not come from the ports' events: nothing a port keeps to itself is missing from them. */
const UNTOUCHED = /^(stream|quality|indicator|units|alarms)\./;

/** The part of its window that nothing is known of. What is open now may have been reported as long ago as the table reaches. */
function historyGap({ id, window }: Explanation, facts: ExplainFacts): readonly Phrase[] {
  if (window === null || window.to === null || UNTOUCHED.test(id)) return [];
  const since = countedSince(facts.connection.knownSince, window.from ?? spanBegin("all", facts));
  return since === null ? [] : [{ key: "explain.gap.since", values: { time: sinceInstant(since, facts) } }];
}

/** An earlier day is told only where it is known whole, as the figure or beside it: unknown is not zero. */
function withoutUnknown(explained: Explanation, facts: ExplainFacts): Explanation {
  const { id, comparisons } = explained;
  const isUnknown = (day: string | undefined): boolean =>
    (day === "yesterday" || day === "lastWeek") && !isKnownWhole(day, facts.connection.knownSince, facts);
  const own = id.endsWith(".yesterday") ? "yesterday" : id.endsWith(".lastweek") ? "lastWeek" : undefined;
  return {
    ...explained,
    ...(isUnknown(own) ? { value: null, formula: null, interval: null, counted: null, left: null } : {}),
    comparisons: comparisons.filter(({ phrase }) => !isUnknown(phrase.key.split(".").at(-1))),
  };
}

/** What is missing: a link that is down, and ports that fell silent (of a port's own figure that port alone). */
function gapsOf(id: string, { derived, profile, connection, now }: ExplainFacts): readonly Phrase[] {
  if (UNTOUCHED.test(id)) return [];
  const isDown = connection.state.kind === "offline" || connection.state.kind === "stale";
  const own = profile.ports.find((port) => id.startsWith(`port.${port.id}.`));
  const silent = (own === undefined ? profile.ports : [own]).flatMap((port): readonly Phrase[] => {
    const { state, lastEventAt } = derived.port(port.id);
    if (state === "live") return [];
    const values = { port: port.name, length: { length: Math.max(0, now - (lastEventAt ?? now)) } };
    return [{ key: lastEventAt === null ? "explain.gap.never" : "explain.gap.silent", values }];
  });
  return [...(isDown ? [{ key: "explain.gap.link" }] : []), ...silent];
}
