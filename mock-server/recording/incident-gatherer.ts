import type { PublishedVerdict } from "../../audit/published-verdict.ts";
import type { IncidentEvent } from "../../src/domain/event.ts";
import type { OwnDeadlines } from "../../src/domain/incident.ts";
import { type LimitedStage, MIDDLE_STAGES, STAGES, type Stage, stageIndex } from "../../src/domain/lifecycle.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import type { Mapping } from "./mapping.ts";
import { LIMITED_STAGES, type PublishedWord } from "./own-times.ts";
import type { RowFacts } from "./read-row.ts";

interface Reached {
  readonly at: EpochMs;
  readonly unit: string | null;
}
interface Gathered {
  /** The first row of the incident in the file: it gives everything but the stages. */
  readonly facts: RowFacts;
  readonly row: number;
  readonly stages: Map<Stage, Reached>;
  /** Of the first row that has one. */
  readonly deadlines: Map<LimitedStage, EpochMs | null>;
  readonly words: Map<LimitedStage, PublishedWord & { readonly row: number }>;
}

/** What came of the rows: the events in order of time, and the incidents none of whose rows says when they were reported. */
export interface GatheredEvents {
  readonly events: readonly IncidentEvent[];
  readonly incidents: number;
  readonly withoutReport: readonly string[];
  /** In the order of incidents in the file. */
  readonly published: readonly PublishedVerdict[];
}

/** Gathers the rows of each incident: a stage is the earliest or the latest of the instants they give. */
export class IncidentGatherer {
  readonly #mapping: Mapping;
  readonly #stagesWithDeadline: readonly LimitedStage[];
  readonly #stagesWithVerdict: readonly LimitedStage[];
  readonly #incidents = new Map<string, Gathered>();

  constructor(mapping: Mapping) {
    this.#mapping = mapping;
    this.#stagesWithDeadline = LIMITED_STAGES.filter((stage) => mapping.stages[stage]?.deadline !== undefined);
    this.#stagesWithVerdict = LIMITED_STAGES.filter((stage) => mapping.stages[stage]?.met !== undefined);
  }

  /** @param row where the facts stand, as a spreadsheet counts */
  add(facts: RowFacts, row: number): void {
    let gathered = this.#incidents.get(facts.incident);
    if (gathered === undefined) {
      gathered = { facts, row, stages: new Map(), deadlines: new Map(), words: new Map() };
      this.#incidents.set(facts.incident, gathered);
    }
    for (const [stage, at] of facts.stages) {
      const before = gathered.stages.get(stage);
      const latest = this.#mapping.stages[stage]?.take === "last";
      if (before === undefined || (latest ? at > before.at : at < before.at))
        gathered.stages.set(stage, { at, unit: facts.unit });
    }
    for (const [stage, at] of facts.own.deadlines)
      if (!gathered.deadlines.has(stage)) gathered.deadlines.set(stage, at);
    for (const [stage, word] of facts.own.words)
      if (!gathered.words.has(stage)) gathered.words.set(stage, { ...word, row });
  }

  /**
   * All events in the order they are streamed: by instant, then in the order of incidents in the file, then by revision. An incident's
   * revisions follow its instants; the report is the first whatever they say, and stages of one instant keep the lifecycle's order.
   */
  finish(): GatheredEvents {
    const withoutReport: string[] = [];
    const events: IncidentEvent[] = [];
    const published: PublishedVerdict[] = [];
    for (const [incident, gathered] of this.#incidents) {
      const reported = gathered.stages.get("reported");
      if (reported === undefined) {
        withoutReport.push(incident);
        continue;
      }
      events.push(...eventsOf(gathered, reported.at, this.#deadlinesOf(gathered)));
      for (const stage of this.#stagesWithVerdict) published.push(publishedOf(incident, stage, gathered));
    }
    events.sort((left, right) => left.at - right.at);
    return { events, incidents: this.#incidents.size - withoutReport.length, withoutReport, published };
  }

  /** undefined where the mapping knows no deadlines: the mechanisms alone decide then. */
  #deadlinesOf({ deadlines }: Gathered): OwnDeadlines | undefined {
    if (this.#stagesWithDeadline.length === 0) return undefined;
    return Object.fromEntries(this.#stagesWithDeadline.map((stage) => [stage, deadlines.get(stage) ?? null]));
  }
}

function publishedOf(incident: string, stage: LimitedStage, { row, stages, words }: Gathered): PublishedVerdict {
  const said = words.get(stage) ?? { row, word: "", met: null };
  return { incident, stage, ...said, reachedAt: stages.get(stage)?.at ?? null };
}

function eventsOf(
  { facts, stages }: Gathered,
  reportedAt: EpochMs,
  deadlines: OwnDeadlines | undefined,
): readonly IncidentEvent[] {
  const { incident, category, severity, port, region, position, title, place, brain, tier } = facts;
  const later = STAGES.filter((stage) => stage !== "reported")
    .flatMap((stage) => {
      const reached = stages.get(stage);
      return reached === undefined ? [] : [{ stage, ...reached }];
    })
    .sort((left, right) => left.at - right.at || stageIndex(left.stage) - stageIndex(right.stage));
  return [
    {
      kind: "reported",
      incident,
      revision: 1,
      at: reportedAt,
      category,
      severity,
      port,
      region,
      position,
      title,
      place,
      brain,
      contact: null,
      ...(deadlines === undefined ? {} : { deadlines }),
    },
    ...later.flatMap(({ stage, at, unit }, index): IncidentEvent[] => {
      const base = { incident, revision: index + 2, at };
      if (stage === "closed") return [{ kind: "closed", ...base, tier }];
      const middle = MIDDLE_STAGES.find((candidate) => candidate === stage);
      return middle === undefined ? [] : [{ kind: "stage", ...base, stage: middle, unit }];
    }),
  ];
}
