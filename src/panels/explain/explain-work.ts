import { type Incident, isOpen } from "../../domain/incident.ts";
import { UNIT_STATES } from "../../domain/unit.ts";
import { incidentWindow, momentWindow } from "./explained-window.ts";
import { type ExplainFacts, type ExplainRule, type Explanation, explanation, group, linkTo } from "./explanation.ts";

/** Response, tiers and forces. */
export const WORK_RULES: readonly ExplainRule[] = [
  { pattern: /^response\.mean@(today|24h)$/, explain: explainResponse },
  { pattern: /^tier\.grassroots\.share$/, explain: (_, facts, id) => explainGrassroots(facts, id) },
  { pattern: /^tier\.(.+)\.count$/, explain: explainTier },
  { pattern: /^units\.onduty$/, explain: (_, facts, id) => explainUnits(facts, id) },
];

function explainResponse([word]: readonly string[], facts: ExplainFacts, id: string): Explanation {
  const window = word === "today" ? "today" : "24h";
  const incidents = facts.derived.select({ kind: "reported", window });
  const arrived = incidents.filter(hasArrived);
  const rest = incidents.filter((incident) => !hasArrived(incident));
  const open = rest.filter(isOpen).length;
  const value = facts.derived.meanResponse(window);
  return explanation(facts, {
    id,
    pattern: "response.mean",
    value,
    format: "duration",
    definition: { key: "explain.define.response.mean" },
    formula: { kind: "words", phrase: { key: "explain.formula.mean", values: { n: arrived.length } } },
    counted: group([{ phrase: { key: "explain.part.arrived" }, count: arrived.length, tone: "met" }]),
    left: group([
      { phrase: { key: "explain.part.notArrived" }, count: open, tone: "quiet" },
      { phrase: { key: "explain.part.closedUnvisited" }, count: rest.length - open, tone: "quiet" },
    ]),
    window: incidentWindow(window, "reported", facts),
    links: linkTo({ kind: "reported", window }, incidents.length),
  });
}

/** Reached the place, and before the close: what happened after it does not count. */
function hasArrived({ stages: { arrived, closed } }: Incident): boolean {
  return arrived !== null && (closed === null || arrived <= closed);
}

function explainGrassroots(facts: ExplainFacts, id: string): Explanation {
  const { derived, profile } = facts;
  const counts = derived.closedByTier();
  const countOf = (isGrassroots: boolean): number =>
    profile.tiers
      .filter((tier) => tier.grassroots === isGrassroots)
      .reduce((sum, tier) => sum + (counts.get(tier.id) ?? 0), 0);
  const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const below = countOf(true);
  const phrase = { key: "explain.part.grassroots" };
  return explanation(facts, {
    id,
    pattern: "tier.grassroots",
    value: derived.grassrootsShare(),
    format: "share",
    definition: { key: "explain.define.tier.grassroots" },
    formula: {
      kind: "fraction",
      above: [{ count: below, phrase }],
      below: [{ count: known, phrase: { key: "explain.part.tierKnown" } }],
    },
    counted: group(
      profile.tiers.map((tier) => ({
        phrase: { key: "explain.part.atTier", values: { tier: tier.name } },
        count: counts.get(tier.id) ?? 0,
        tone: tier.grassroots ? "met" : "quiet",
      })),
    ),
    left: group([{ phrase: { key: "explain.part.noTier" }, count: derived.closed("all") - known, tone: "quiet" }]),
    window: incidentWindow("all", "closed", facts),
    links: linkTo({ kind: "closed", window: "all" }, derived.closed("all")),
  });
}

function explainTier([tier]: readonly string[], facts: ExplainFacts, id: string): Explanation | null {
  const { derived, profile } = facts;
  const found = profile.tiers.find((candidate) => candidate.id === tier);
  if (found === undefined) return null;
  const counts = derived.closedByTier();
  const value = counts.get(found.id) ?? 0;
  const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return explanation(facts, {
    id,
    pattern: "tier.count",
    value,
    format: "count",
    definition: { key: "explain.define.tier.count", values: { tier: found.name } },
    counted: group([
      { phrase: { key: "explain.part.atTier", values: { tier: found.name } }, count: value, tone: "quiet" },
    ]),
    left: group([
      ...profile.tiers
        .filter((other) => other !== found)
        .map((other) => ({
          phrase: { key: "explain.part.atTier", values: { tier: other.name } },
          count: counts.get(other.id) ?? 0,
          tone: "quiet" as const,
        })),
      { phrase: { key: "explain.part.noTier" }, count: derived.closed("all") - known, tone: "quiet" },
    ]),
    window: incidentWindow("all", "closed", facts),
    links: linkTo({ kind: "tier", tier: found.id }, value),
  });
}

function explainUnits(facts: ExplainFacts, id: string): Explanation {
  const { derived, profile, store } = facts;
  const counts = new Map<string, number>();
  for (const { state } of store.units.values()) counts.set(state, (counts.get(state) ?? 0) + 1);
  const part = (state: string) => ({
    phrase: { key: `explain.part.unit.${state}` },
    count: counts.get(state) ?? 0,
    tone: "quiet" as const,
  });
  const { strength } = profile.units;
  return explanation(facts, {
    id,
    pattern: "units.onduty",
    value: derived.unitsOnDuty,
    format: "count",
    definition: { key: "explain.define.units.onduty" },
    counted: group(UNIT_STATES.filter((state) => state !== "offDuty").map(part)),
    left: group([part("offDuty")]),
    window: momentWindow(facts),
    notes: strength === null ? [] : [{ key: "explain.note.strength", values: { n: strength } }],
  });
}
