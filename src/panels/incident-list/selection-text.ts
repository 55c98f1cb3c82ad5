import { type Selection, STAGE_VERDICTS, WINDOWS } from "../../derive/derived.ts";
import { type LimitedStage, STAGES } from "../../domain/lifecycle.ts";

/**
 * A selection as the address writes it: `open`, `deadline.breached`, `stage.1310.signed.breached.24h`, `lost.arrived.24h`, `reported.today`,
 * `category.fire`, `region.330109004`, `tier.grid`, `supervised`. `parseSelection` reads it back.
 */
export function formatSelection(selection: Selection): string {
  switch (selection.kind) {
    case "open":
    case "supervised":
      return selection.kind;
    case "deadline":
      return `deadline.${selection.state}`;
    case "stage":
      return `stage.${selection.mechanism}.${selection.stage}.${selection.verdict}.${selection.window}`;
    case "lost":
      return `lost.${selection.at}.${selection.window}`;
    case "reported":
    case "closed":
      return `${selection.kind}.${selection.window}`;
    case "category":
      return `category.${selection.category}`;
    case "region":
      return `region.${selection.region}`;
    case "tier":
      return `tier.${selection.tier}`;
  }
}

/** Reads a selection of the address; null for what is none. Never throws. Whether its mechanism, region or tier exists is the profile's to say. */
export function parseSelection(text: string): Selection | null {
  const [kind, ...rest] = text.split(".");
  const [first = "", second = "", third = "", fourth = ""] = rest;
  const id = rest.join(".");
  if (!/^[A-Za-z0-9_.-]{0,80}$/.test(id)) return null;
  switch (kind) {
    case "open":
    case "supervised":
      return rest.length === 0 ? { kind } : null;
    case "deadline":
      return id === "atrisk" || id === "breached" ? { kind, state: id } : null;
    case "stage": {
      const stage = limitedStage(second);
      const verdict = STAGE_VERDICTS.find((candidate) => candidate === third);
      const window = WINDOWS.find((candidate) => candidate === fourth);
      if (rest.length !== 4 || first === "" || stage === null || verdict === undefined || window === undefined)
        return null;
      return { kind, mechanism: first, stage, verdict, window };
    }
    case "lost": {
      const at = first === "kept" || first === "running" ? first : limitedStage(first);
      const window = WINDOWS.find((candidate) => candidate === second);
      return rest.length !== 2 || at === null || window === undefined ? null : { kind, at, window };
    }
    case "reported":
    case "closed": {
      const window = WINDOWS.find((candidate) => candidate === id);
      return window === undefined ? null : { kind, window };
    }
    case "category":
      return id === "" ? null : { kind, category: id };
    case "region":
      return id === "" ? null : { kind, region: id };
    case "tier":
      return id === "" ? null : { kind, tier: id };
    default:
      return null;
  }
}

function limitedStage(text: string): LimitedStage | null {
  return STAGES.find((stage): stage is LimitedStage => stage !== "reported" && stage === text) ?? null;
}
