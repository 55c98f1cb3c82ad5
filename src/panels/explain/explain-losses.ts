import type { Selection } from "../../derive/derived.ts";
import { incidentWindow } from "./explained-window.ts";
import {
  type ExplainedPart,
  type ExplainFacts,
  type ExplainRule,
  type Explanation,
  explanation,
  group,
  linkTo,
  readWindow,
} from "./explanation.ts";
import { stageName } from "../stage-names.ts";

/** Where incidents are lost: of those with a first mechanism, each at its first breached stage. */
export const LOSS_RULES: readonly ExplainRule[] = [{ pattern: /^losses\.(.+)@(.+)$/, explain: explainLosses }];

function explainLosses(
  [name = "", windowText]: readonly string[],
  facts: ExplainFacts,
  id: string,
): Explanation | null {
  const window = readWindow(windowText);
  if (window === null) return null;
  const { derived, profile } = facts;
  const losses = derived.losses(window);
  const stages = [...losses.lost].map(([stage, count]) => ({ stage, count }));
  const stage = stages.find((candidate) => candidate.stage === name);
  if (stage === undefined && name !== "kept" && name !== "running" && name !== "incidents") return null;
  const parts: readonly (ExplainedPart & { readonly at: string })[] = [
    ...stages.map(({ stage: at, count }) => ({
      at,
      phrase: { key: "explain.part.lostAt", values: { stage: stageName(profile, at) } },
      count,
      tone: "breached" as const,
    })),
    { at: "kept", phrase: { key: "explain.part.kept" }, count: losses.kept, tone: "met" },
    { at: "running", phrase: { key: "explain.part.stillRunning" }, count: losses.running, tone: "quiet" },
  ];
  const outside = {
    at: "",
    phrase: { key: "explain.part.noMechanism" },
    count: derived.reported(window) - losses.incidents,
    tone: "quiet" as const,
  };
  const isCounted = ({ at }: { readonly at: string }): boolean => at === name || (name === "incidents" && at !== "");
  const all = [...parts, outside];
  const counted = group(all.filter(isCounted));
  const selection: Selection =
    stage !== undefined
      ? { kind: "lost", at: stage.stage, window }
      : name === "incidents"
        ? { kind: "reported", window }
        : { kind: "lost", at: name === "kept" ? "kept" : "running", window };
  return explanation(facts, {
    id,
    pattern: stage === undefined ? `losses.${name}` : "losses.stage",
    value: counted.total,
    format: "count",
    definition: {
      key: stage === undefined ? `explain.define.losses.${name}` : "explain.define.losses.stage",
      values: { stage: stage === undefined ? "" : stageName(profile, stage.stage) },
    },
    counted,
    left: group(all.filter((part) => !isCounted(part))),
    window: incidentWindow(window, "reported", facts),
    links: linkTo(selection, counted.total),
  });
}
