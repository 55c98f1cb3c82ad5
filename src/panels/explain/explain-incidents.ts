import type { DeadlineState, Derived } from "../../derive/derived.ts";
import { type Incident, isOpen } from "../../domain/incident.ts";
import { regionPaths } from "../../domain/region.ts";
import { incidentWindow, momentWindow } from "./explained-window.ts";
import {
  type ExplainedGroup,
  type ExplainedPart,
  type ExplainFacts,
  type ExplainRule,
  type Explanation,
  explanation,
  group,
  linkTo,
  readWindow,
} from "./explanation.ts";

/** Counts of incidents as such: in hand, reported, closed, by category, by region, at risk, breached. */
export const INCIDENT_RULES: readonly ExplainRule[] = [
  { pattern: /^incidents\.open$/, explain: (_, facts, id) => explainOpen(facts, id) },
  { pattern: /^incidents\.supervised$/, explain: (_, facts, id) => explainSupervised(facts, id) },
  { pattern: /^incidents\.(reported|closed)@(.+)$/, explain: explainFlow },
  { pattern: /^incidents\.(reported|closed)\.yesterday$/, explain: explainYesterday },
  { pattern: /^category\.(.+)\.open$/, explain: explainCategory },
  { pattern: /^region\.(.+)\.open$/, explain: explainRegion },
  { pattern: /^deadline\.(atrisk|breached)$/, explain: explainDeadline },
  { pattern: /^deadline\.oldest$/, explain: (_, facts, id) => explainOldest(facts, id) },
];

function explainOpen(facts: ExplainFacts, id: string): Explanation {
  const { derived } = facts;
  const open = [...derived.openIncidents()];
  return explanation(facts, {
    id,
    pattern: "incidents.open",
    value: derived.open,
    format: "count",
    definition: { key: "explain.define.incidents.open" },
    counted: byState(open, derived),
    left: group([{ phrase: { key: "explain.part.closedInTable" }, count: derived.closed("all"), tone: "quiet" }]),
    window: momentWindow(facts),
    links: linkTo({ kind: "open" }, derived.open),
  });
}

function explainSupervised(facts: ExplainFacts, id: string): Explanation {
  const supervised = facts.derived.supervised();
  return explanation(facts, {
    id,
    pattern: "incidents.supervised",
    value: supervised.length,
    format: "count",
    definition: { key: "explain.define.incidents.supervised" },
    counted: byState(supervised, facts.derived),
    left: group([
      {
        phrase: { key: "explain.part.notSupervised" },
        count: facts.derived.open - supervised.length,
        tone: "quiet",
      },
    ]),
    window: momentWindow(facts),
    links: linkTo({ kind: "supervised" }, supervised.length),
  });
}

function explainFlow([kind, windowText]: readonly string[], facts: ExplainFacts, id: string): Explanation | null {
  const window = readWindow(windowText);
  if (window === null) return null;
  const { derived, profile } = facts;
  const isReported = kind === "reported";
  const selection = { kind: isReported ? "reported" : "closed", window } as const;
  const incidents = derived.select(selection);
  const before = isReported ? derived.reportedYesterday() : derived.closedYesterday();
  return explanation(facts, {
    id,
    pattern: `incidents.${selection.kind}@`,
    value: isReported ? derived.reported(window) : derived.closed(window),
    format: "count",
    definition: { key: `explain.define.incidents.${selection.kind}` },
    counted: isReported ? byState(incidents, derived) : byTier(incidents, profile),
    comparisons:
      window === "today" ? [{ phrase: { key: "explain.compare.yesterday" }, value: before, count: before }] : [],
    window: incidentWindow(window, selection.kind, facts),
    links: linkTo(selection, incidents.length),
  });
}

function explainYesterday([kind]: readonly string[], facts: ExplainFacts, id: string): Explanation {
  const { derived } = facts;
  const isReported = kind === "reported";
  const by = isReported ? "reported" : "closed";
  const today = derived[by]("today");
  return explanation(facts, {
    id,
    pattern: `incidents.${by}.yesterday`,
    value: isReported ? derived.reportedYesterday() : derived.closedYesterday(),
    format: "count",
    definition: { key: `explain.define.incidents.${by}` },
    comparisons: [{ phrase: { key: "explain.compare.today" }, value: today, count: today }],
    window: incidentWindow("yesterday", by, facts),
  });
}

function explainCategory([category]: readonly string[], facts: ExplainFacts, id: string): Explanation | null {
  const { derived, profile } = facts;
  const known = profile.categories.find((candidate) => candidate.id === category);
  if (category === undefined || known === undefined) return null;
  const incidents = [...derived.openIncidents()].filter((incident) => incident.category === category);
  return explanation(facts, {
    id,
    pattern: "category.open",
    value: derived.openByCategory().get(category) ?? 0,
    format: "count",
    definition: { key: "explain.define.category.open", values: { category: known.name } },
    counted: byState(incidents, derived),
    left: group([
      {
        phrase: { key: "explain.part.otherCategories" },
        count: derived.open - incidents.length,
        tone: "quiet",
      },
    ]),
    window: momentWindow(facts),
    links: linkTo({ kind: "category", category }, incidents.length),
  });
}

function explainRegion([region]: readonly string[], facts: ExplainFacts, id: string): Explanation | null {
  const { derived, profile } = facts;
  const paths = regionPaths(profile.regions);
  const name = region === undefined ? null : nameOfRegion(profile.regions, region);
  if (region === undefined || name === null) return null;
  const inside = [...derived.openIncidents()].filter((incident) => paths.get(incident.region)?.includes(region));
  return explanation(facts, {
    id,
    pattern: "region.open",
    value: derived.load(region).open,
    format: "count",
    definition: { key: "explain.define.region.open", values: { region: name } },
    counted: byState(inside, derived),
    left: group([{ phrase: { key: "explain.part.otherRegions" }, count: derived.open - inside.length, tone: "quiet" }]),
    window: momentWindow(facts),
    links: linkTo({ kind: "region", region }, inside.length),
  });
}

function nameOfRegion(region: ExplainFacts["profile"]["regions"], id: string): typeof region.name | null {
  if (region.id === id) return region.name;
  for (const child of region.children) {
    const name = nameOfRegion(child, id);
    if (name !== null) return name;
  }
  return null;
}

function explainDeadline([word]: readonly string[], facts: ExplainFacts, id: string): Explanation {
  const { derived } = facts;
  const state = word === "breached" ? "breached" : "atrisk";
  const all = [...derived.openIncidents()];
  const counted = all.filter((incident) => derived.deadlineOf(incident).state === state);
  const left = all.filter((incident) => derived.deadlineOf(incident).state !== state);
  return explanation(facts, {
    id,
    pattern: `deadline.${state}`,
    value: state === "breached" ? derived.breached : derived.atRisk,
    format: "count",
    definition: { key: `explain.define.deadline.${state}` },
    counted: byStage(counted, derived, state),
    left: byState(left, derived),
    window: momentWindow(facts),
    links: linkTo({ kind: "deadline", state }, counted.length),
  });
}

function explainOldest(facts: ExplainFacts, id: string): Explanation {
  const { derived, now } = facts;
  const oldest = derived.oldestBreach();
  const stage = oldest === null ? null : derived.deadlineOf(oldest).stage;
  return explanation(facts, {
    id,
    pattern: "deadline.oldest",
    value: oldest === null ? null : now - derived.deadlineOf(oldest).dueAt,
    format: "duration",
    definition: { key: "explain.define.deadline.oldest" },
    window: momentWindow(facts),
    notes:
      oldest === null
        ? []
        : [{ key: "explain.note.oldest", values: { title: oldest.title, stage: stage?.name ?? "—" } }],
    links: linkTo({ kind: "deadline", state: "breached" }, derived.breached),
  });
}

/** What incidents are doing now: late, at risk, in time, without a running clock, closed. */
function byState(incidents: readonly Incident[], derived: Derived): ExplainedGroup {
  const counts: Record<DeadlineState | "suspended" | "closed", number> = {
    breached: 0,
    atrisk: 0,
    intime: 0,
    suspended: 0,
    none: 0,
    closed: 0,
  };
  for (const incident of incidents) {
    const { state } = derived.deadlineOf(incident);
    if (!isOpen(incident)) counts.closed++;
    else if (state === "none" && incident.suspendedSince !== null) counts.suspended++;
    else counts[state]++;
  }
  const tones = { breached: "breached", atrisk: "risk", intime: "met" } as const;
  return group(
    Object.entries(counts).map(([state, count]) => ({
      phrase: { key: `explain.part.${state}` },
      count,
      tone: state in tones ? tones[state as keyof typeof tones] : "quiet",
    })),
  );
}

function byStage(incidents: readonly Incident[], derived: Derived, state: "atrisk" | "breached"): ExplainedGroup {
  const parts = new Map<string, ExplainedPart>();
  for (const incident of incidents) {
    const { stage } = derived.deadlineOf(incident);
    const key = stage?.stage ?? "";
    const count = (parts.get(key)?.count ?? 0) + 1;
    const phrase = { key: "explain.part.atStage", values: { stage: stage?.name ?? "—" } };
    parts.set(key, { phrase, count, tone: state === "breached" ? "breached" : "risk" });
  }
  return group([...parts.values()].sort((a, b) => b.count - a.count));
}

function byTier(incidents: readonly Incident[], profile: ExplainFacts["profile"]): ExplainedGroup {
  const counts = new Map<string, number>();
  for (const { tier } of incidents) counts.set(tier ?? "", (counts.get(tier ?? "") ?? 0) + 1);
  const known = profile.tiers.map(
    ({ id, name }): ExplainedPart => ({
      phrase: { key: "explain.part.atTier", values: { tier: name } },
      count: counts.get(id) ?? 0,
      tone: "quiet",
    }),
  );
  const rest = incidents.length - known.reduce((sum, { count }) => sum + count, 0);
  return group([...known, { phrase: { key: "explain.part.noTier" }, count: rest, tone: "quiet" }]);
}
