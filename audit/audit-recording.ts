import { createDerived } from "../src/derive/create-derived.ts";
import type { StageStatus } from "../src/derive/derived.ts";
import type { IncidentEvent } from "../src/domain/event.ts";
import type { Incident } from "../src/domain/incident.ts";
import type { Profile } from "../src/domain/profile.ts";
import type { EpochMs } from "../src/shared/units.ts";
import { createStore } from "../src/store/create-store.ts";
import type { PublishedVerdict } from "./published-verdict.ts";

/** Events applied at once. */
const BATCH = 5_000;

export interface AuditedRecording {
  /** Its window must hold the whole recording. */
  readonly profile: Profile;
  readonly events: readonly IncidentEvent[];
  readonly published: readonly PublishedVerdict[];
  /** The instant of the verdicts. */
  readonly end: EpochMs;
}

/** Why the engine's verdict is not the published one. */
type Difference = "reached-late" | "reached-in-time" | "open-late" | "not-applied" | "still-open";

/** A published verdict the engine does not share. */
export interface AuditEntry {
  readonly published: PublishedVerdict;
  readonly incident: Incident;
  readonly status: StageStatus;
  readonly difference: Difference;
}

/** Why a published verdict is not compared: the engine excludes the stage, or one of the two says nothing of it. */
type NotCompared = NonNullable<StageStatus["reason"]> | "no-mechanism" | "no-verdict" | "unknown-verdict";

/** What became of every published verdict: agree + differ + undecided + those excluded are all of them. */
export interface Audit {
  readonly agree: number;
  readonly differ: number;
  /** Those the engine has no verdict of yet, though the source has. */
  readonly undecided: number;
  readonly excluded: ReadonlyMap<NotCompared, number>;
  /** Those that differ and those undecided, in the order they were published. */
  readonly entries: readonly AuditEntry[];
}

/** Runs a whole recording through store and engine and holds every verdict at its end against the published one. */
export function auditRecording({ profile, events, published, end }: AuditedRecording): Audit {
  const store = createStore(profile);
  const derived = createDerived(store, profile);
  store.advance(events[0]?.at ?? end);
  for (let from = 0; from < events.length; from += BATCH) store.apply(events.slice(from, from + BATCH));
  store.advance(end);

  const excluded = new Map<NotCompared, number>();
  const entries: AuditEntry[] = [];
  let agree = 0;
  let undecided = 0;
  for (const verdict of published) {
    const incident = store.incidents.get(verdict.incident);
    // With a deadline of its own every mechanism says the same of a stage; without, the first that has the stage speaks.
    const status =
      incident === undefined
        ? undefined
        : derived.stagesOf(incident).find(({ stage }) => stage.stage === verdict.stage);
    const why = whyNotCompared(verdict, status);
    if (why !== null) excluded.set(why, (excluded.get(why) ?? 0) + 1);
    else if (incident !== undefined && status !== undefined) {
      if (status.verdict === (verdict.met === true ? "met" : "breached")) {
        agree += 1;
        continue;
      }
      if (status.verdict === "undecided") undecided += 1;
      entries.push({ published: verdict, incident, status, difference: differenceOf(verdict, status) });
    }
  }
  return { agree, differ: entries.length - undecided, undecided, excluded, entries };
}

function whyNotCompared({ word, met }: PublishedVerdict, status: StageStatus | undefined): NotCompared | null {
  if (status === undefined) return "no-mechanism";
  if (status.verdict === "excluded") return status.reason ?? "no-deadline";
  if (met === null) return word === "" ? "no-verdict" : "unknown-verdict";
  return null;
}

function differenceOf({ reachedAt }: PublishedVerdict, status: StageStatus): Difference {
  if (status.reachedAt === null && reachedAt !== null) return "not-applied";
  if (status.verdict === "undecided") return "still-open";
  if (status.verdict === "met") return "reached-in-time";
  return status.reachedAt === null ? "open-late" : "reached-late";
}
