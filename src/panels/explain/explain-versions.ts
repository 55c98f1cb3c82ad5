import type { WindowId } from "../../derive/derived.ts";
import { isAssumedLimit } from "../../domain/assumed-limit.ts";
import type { LimitedStage } from "../../domain/lifecycle.ts";
import { type Mechanism, type MechanismVersion, type StageLimit, versionSpans } from "../../domain/mechanism.ts";
import { boundaryWords } from "./explain-words.ts";
import { incidentWindow } from "./explained-window.ts";
import type { ExplainedMechanism, ExplainFacts, Phrase } from "./explanation.ts";

/** A stage of a mechanism by the version that holds now. */
export interface VersionFacts extends ExplainFacts {
  readonly mechanism: Mechanism;
  readonly stage: LimitedStage;
  readonly limit: StageLimit;
  readonly version: MechanismVersion;
}

/** The version that holds for what is reported now, and where its clock starts. */
export function explainMechanism({ mechanism, version, limit, store, profile }: VersionFacts): ExplainedMechanism {
  return {
    name: mechanism.name,
    version: mechanism.versions.indexOf(version) + 1,
    versions: mechanism.versions.map((each) => {
      const { from, to, stages } = each;
      const own = stages.find(({ stage }) => stage === limit.stage);
      const start = own === undefined ? null : startOf(own, each);
      return { from, to, limit: own?.limit ?? null, start, target: own?.target ?? null };
    }),
    since: version.from,
    isAssumed: isAssumedLimit(mechanism, limit, store.mode, profile.calendars),
    source: mechanism.source,
    start: startOf(limit, version),
  };
}

/** Where the clock of a version's stage starts. */
function startOf({ from }: StageLimit, { stages }: MechanismVersion): Phrase {
  if (from === "reported" || from === "previous") return { key: `explain.start.${from}` };
  return { key: "explain.start.stage", values: { stage: stages.find(({ stage }) => stage === from)?.name ?? from } };
}

/** That incidents from before the version that holds now are among those counted, or compared with: they were judged by another. */
export function versionNotes(facts: VersionFacts, window: WindowId, comparesWeek: boolean): readonly Phrase[] {
  const { derived, mechanism, version, stage, profile } = facts;
  const begin = versionSpans(mechanism, profile.zone).find((span) => span.version === version)?.from;
  if (begin === undefined || version.from === null) return [];
  const at = boundaryWords(version.from, profile.zone);
  const older = (["met", "breached"] as const).reduce((sum, verdict) => {
    const incidents = derived.select({ kind: "stage", mechanism: mechanism.id, stage, verdict, window });
    return sum + incidents.filter(({ stages }) => stages.reported !== null && stages.reported < begin).length;
  }, 0);
  if (older > 0) return [{ key: "explain.note.mixed", values: { at, n: older } }];
  const isOlder = comparesWeek && (incidentWindow("lastweek", "reported", facts).from ?? begin) < begin;
  return isOlder ? [{ key: "explain.note.older", values: { at } }] : [];
}

/** An earlier day may lie before the version that holds now. */
export function earlierNotes(
  { mechanism, version, ...facts }: VersionFacts,
  day: "yesterday" | "lastweek",
): readonly Phrase[] {
  const { zone } = facts.profile;
  const begin = versionSpans(mechanism, zone).find((span) => span.version === version)?.from;
  if (begin === undefined || version.from === null) return [];
  const { from } = incidentWindow(day, "reported", facts);
  if (from === null || from >= begin) return [];
  return [{ key: "explain.note.older", values: { at: boundaryWords(version.from, zone) } }];
}
