import type { StageCompliance, WindowId } from "../../derive/derived.ts";
import type { Incident } from "../../domain/incident.ts";
import { type StageLimit, versionAt } from "../../domain/mechanism.ts";
import { earlierNotes, explainMechanism, type VersionFacts, versionNotes } from "./explain-versions.ts";
import { incidentWindow } from "./explained-window.ts";
import {
  type Comparison,
  type ExplainedPart,
  type ExplainFacts,
  type ExplainRule,
  type Explanation,
  explanation,
  type FigureFormat,
  type Formula,
  group,
  type ListLink,
  type Phrase,
  type PhraseValue,
  readWindow,
} from "./explanation.ts";

/** What a figure of a stage counts, and how it is written. */
const FORMATS: Readonly<Record<string, FigureFormat>> = {
  met: "count",
  breached: "count",
  undecided: "count",
  excluded: "count",
  decided: "count",
  share: "share",
  low: "share",
  high: "share",
  median: "duration",
  p90: "duration",
  p95: "duration",
};
const VERDICTS = ["met", "breached", "undecided", "excluded"] as const;
type Verdict = (typeof VERDICTS)[number];

/** Compliance of one stage of one mechanism in one window. */
export const STAGE_RULES: readonly ExplainRule[] = [
  { pattern: /^stage\.([^.]+)\.([^.]+)\.(.+)@([^@]+)$/, explain: explainStage },
  { pattern: /^stage\.([^.]+)\.([^.]+)\.share\.(yesterday|lastweek)$/, explain: explainEarlier },
];

interface StageFacts extends VersionFacts {
  readonly window: WindowId;
  readonly compliance: StageCompliance;
}

function explainStage(
  [mechanismId, stageId, figure = "", windowText]: readonly string[],
  facts: ExplainFacts,
  id: string,
): Explanation | null {
  const window = readWindow(windowText);
  const rule = findStage(mechanismId, stageId, facts);
  if (window === null || rule === null) return null;
  const compliance = facts.derived.compliance(rule.mechanism.id, rule.stage, window);
  const known: StageFacts = { ...facts, ...rule, window, compliance };
  const [name = "", reason = null] = figure.split(".", 2);
  const format = FORMATS[name];
  if (format === undefined) return null;
  return explainCompliance(known, id, { name, reason, format });
}

/** The share of an earlier day up to the same time: its numbers, without the incidents, which may have left the page. */
function explainEarlier(
  [mechanismId, stageId, day]: readonly string[],
  facts: ExplainFacts,
  id: string,
): Explanation | null {
  const rule = findStage(mechanismId, stageId, facts);
  if (rule === null) return null;
  const { mechanism, stage } = rule;
  const { derived } = facts;
  const isYesterday = day === "yesterday";
  const compliance = isYesterday
    ? derived.complianceYesterday(mechanism.id, stage)
    : derived.complianceLastWeek(mechanism.id, stage);
  const today = derived.compliance(mechanism.id, stage, "today");
  const known: StageFacts = { ...facts, ...rule, window: "today", compliance };
  return explanation(facts, {
    id,
    pattern: `stage.share.${isYesterday ? "yesterday" : "lastweek"}`,
    value: compliance.share,
    format: "share",
    definition: { key: "explain.define.stage.share", values: stageValues(known) },
    formula: shareFormula(compliance),
    target: rule.limit.target,
    interval: compliance.interval,
    counted: group([
      { phrase: stagePhrase("met", rule.limit), count: compliance.met, tone: "met" },
      { phrase: stagePhrase("breached", rule.limit), count: compliance.breached, tone: "breached" },
    ]),
    left: group([
      { phrase: stagePhrase("undecided", rule.limit), count: compliance.undecided, tone: "quiet" },
      ...Object.entries(compliance.excludedBy).map(([reason, count]) => ({
        phrase: stagePhrase(reason, rule.limit),
        count,
        tone: "quiet" as const,
      })),
    ]),
    comparisons: [{ phrase: { key: "explain.compare.today" }, value: today.share, count: today.met + today.breached }],
    window: incidentWindow(isYesterday ? "yesterday" : "lastweek", "reported", facts),
    mechanism: explainMechanism(known),
    notes: earlierNotes(known, isYesterday ? "yesterday" : "lastweek"),
  });
}

function stagePhrase(key: string, limit: StageLimit): Phrase {
  return { key: `explain.part.stage.${key}`, values: { stage: limit.name } };
}

function stageValues({ limit, mechanism }: StageFacts): Readonly<Record<string, PhraseValue>> {
  return {
    stage: limit.name,
    mechanism: mechanism.name,
    limit: limit.limit === null ? "—" : { length: limit.limit },
  };
}

/** A stage as the version that holds now limits it, else as any version does: figures count all versions together. */
function findStage(
  mechanismId: string | undefined,
  stageId: string | undefined,
  { profile, now }: ExplainFacts,
): Pick<StageFacts, "mechanism" | "version" | "limit" | "stage"> | null {
  const mechanism = profile.mechanisms.find((rule) => rule.mechanism.id === mechanismId)?.mechanism;
  if (mechanism === undefined) return null;
  const running = versionAt(mechanism, now, profile.zone);
  for (const version of [...(running === null ? [] : [running]), ...mechanism.versions.toReversed()]) {
    const limit = version.stages.find(({ stage }) => stage === stageId);
    if (limit !== undefined) return { mechanism, version, limit, stage: limit.stage };
  }
  return null;
}

interface StageFigure {
  readonly name: string;
  /** Why it was excluded, of a figure that counts one reason alone. */
  readonly reason: string | null;
  readonly format: FigureFormat;
}

function explainCompliance(facts: StageFacts, id: string, { name, reason, format }: StageFigure): Explanation {
  const { limit, compliance } = facts;
  const parts = countParts(facts);
  const isCounted = countedOf(name);
  const isShare = name === "share" || name === "low" || name === "high";
  return explanation(facts, {
    id,
    pattern: `stage.${name}`,
    value: complianceValue(compliance, name, reason),
    format,
    definition: {
      key: `explain.define.stage.${limit.limit === null && isShare ? "shareByOwn" : name}`,
      values: stageValues(facts),
    },
    formula: isShare ? shareFormula(compliance) : rankFormula(name, compliance),
    target: isShare ? limit.target : null,
    interval: compliance.interval,
    counted: group(parts.filter(({ verdict, reason: why }) => isCounted(verdict) && (reason ?? why) === why)),
    left: group(parts.filter(({ verdict, reason: why }) => !(isCounted(verdict) && (reason ?? why) === why))),
    comparisons: isShare ? comparisons(facts) : [],
    window: incidentWindow(facts.window, "reported", facts),
    mechanism: explainMechanism(facts),
    notes: versionNotes(facts, facts.window, isShare),
    links: links(facts, isCounted),
  });
}

function complianceValue(compliance: StageCompliance, name: string, reason: string | null): number | null {
  if (reason !== null && name === "excluded")
    return Object.entries(compliance.excludedBy).find(([why]) => why === reason)?.[1] ?? 0;
  if (name === "decided") return compliance.met + compliance.breached;
  if (name === "low") return compliance.interval?.[0] ?? null;
  if (name === "high") return compliance.interval?.[1] ?? null;
  return compliance[name as "met" | "breached" | "undecided" | "excluded" | "share" | "median" | "p90" | "p95"];
}

function countedOf(name: string): (verdict: StagePart["verdict"]) => boolean {
  const verdict = VERDICTS.find((candidate) => candidate === name);
  return verdict === undefined
    ? (candidate) => candidate === "met" || candidate === "breached"
    : (candidate) => candidate === verdict;
}

function shareFormula({ met, breached }: StageCompliance): Formula {
  const kept = { count: met, phrase: { key: "explain.term.met" } };
  return {
    kind: "fraction",
    above: [kept],
    below: [kept, { count: breached, phrase: { key: "explain.term.breached" } }],
  };
}

function rankFormula(name: string, compliance: StageCompliance): Formula | null {
  if (name === "decided") {
    return {
      kind: "sum",
      terms: [
        { count: compliance.met, phrase: { key: "explain.term.met" } },
        { count: compliance.breached, phrase: { key: "explain.term.breached" } },
      ],
    };
  }
  if (name !== "median" && name !== "p90" && name !== "p95") return null;
  const percent = name === "median" ? 50 : Number(name.slice(1));
  return { kind: "words", phrase: { key: "explain.formula.rank", values: { percent } } };
}

interface StagePart extends ExplainedPart {
  readonly verdict: Verdict | "elsewhere";
  /** Of the excluded: why. */
  readonly reason: string | null;
}

/** Every incident reported in the window, by what became of the stage; the last part are those the mechanism does not apply to. */
function countParts(facts: StageFacts): readonly StagePart[] {
  const { derived, mechanism, stage, window, limit, compliance } = facts;
  const incidents = (verdict: Verdict): readonly Incident[] =>
    derived.select({ kind: "stage", mechanism: mechanism.id, stage, verdict, window });
  const part = (
    key: string,
    count: number,
    verdict: StagePart["verdict"],
    tone: ExplainedPart["tone"] = "quiet",
    reason: string | null = null,
  ): StagePart => ({ phrase: stagePhrase(key, limit), count, tone, verdict, reason });
  const reached = ({ stages }: Incident): boolean => {
    const at = stages[stage];
    return at !== null && (stages.closed === null || at <= stages.closed);
  };
  const lateButReached = incidents("breached").filter(reached).length;
  const undecided = incidents("undecided");
  const suspended = undecided.filter(({ suspendedSince }) => suspendedSince !== null).length;
  const { met, breached, excluded, excludedBy } = compliance;
  const applies = met + breached + compliance.undecided + excluded;
  return [
    part("met", met, "met", "met"),
    part("late", lateButReached, "breached", "breached"),
    part("overdue", breached - lateButReached, "breached", "breached"),
    part("running", compliance.undecided - suspended, "undecided"),
    part("suspended", suspended, "undecided"),
    ...Object.entries(excludedBy).map(([reason, count]) => part(reason, count, "excluded", "quiet", reason)),
    part("elsewhere", derived.reported(window) - applies, "elsewhere"),
  ];
}

function comparisons(facts: StageFacts): readonly Comparison[] {
  const { derived, mechanism, stage } = facts;
  const of = (key: string, { share, met, breached }: StageCompliance): Comparison => ({
    phrase: { key: `explain.compare.${key}` },
    value: share,
    count: met + breached,
  });
  return [
    of("today", derived.compliance(mechanism.id, stage, "today")),
    of("yesterday", derived.complianceYesterday(mechanism.id, stage)),
    of("lastWeek", derived.complianceLastWeek(mechanism.id, stage)),
  ];
}

function links(facts: StageFacts, isCounted: (verdict: Verdict) => boolean): readonly ListLink[] {
  const { mechanism, stage, window, compliance } = facts;
  return (["breached", "met", "undecided", "excluded"] as const)
    .filter((verdict) => isCounted(verdict) && compliance[verdict] > 0)
    .map((verdict) => ({
      phrase: { key: `explain.link.${verdict}`, values: { n: compliance[verdict] } },
      selection: { kind: "stage", mechanism: mechanism.id, stage, verdict, window },
      count: compliance[verdict],
    }));
}
