import type { IncidentEvent } from "../../src/domain/event.ts";
import { MIDDLE_STAGES, STAGES, type Stage, stageIndex } from "../../src/domain/lifecycle.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import type { Mapping } from "./mapping.ts";
import type { RowFacts } from "./read-row.ts";

interface Reached {
  readonly at: EpochMs;
  readonly unit: string | null;
}
interface Gathered {
  /** The first row of the incident in the file: it gives everything but the stages. */
  readonly facts: RowFacts;
  readonly stages: Map<Stage, Reached>;
}

/** What came of the rows: the events in order of time, and the incidents none of whose rows says when they were reported. */
export interface GatheredEvents {
  readonly events: readonly IncidentEvent[];
  readonly incidents: number;
  readonly withoutReport: readonly string[];
}

/** Gathers the rows of each incident: a stage is the earliest or the latest of the instants they give. */
export class IncidentGatherer {
  readonly #mapping: Mapping;
  readonly #incidents = new Map<string, Gathered>();

  constructor(mapping: Mapping) {
    this.#mapping = mapping;
  }

  add(facts: RowFacts): void {
    let gathered = this.#incidents.get(facts.incident);
    if (gathered === undefined) {
      gathered = { facts, stages: new Map() };
      this.#incidents.set(facts.incident, gathered);
    }
    for (const [stage, at] of facts.stages) {
      const before = gathered.stages.get(stage);
      const latest = this.#mapping.stages[stage]?.take === "last";
      if (before === undefined || (latest ? at > before.at : at < before.at))
        gathered.stages.set(stage, { at, unit: facts.unit });
    }
  }

  /**
   * All events in the order they are streamed: by instant, then in the order of incidents in the file, then by revision. An incident's
   * revisions follow its instants; the report is the first whatever they say, and stages of one instant keep the lifecycle's order.
   */
  finish(): GatheredEvents {
    const withoutReport: string[] = [];
    const events: IncidentEvent[] = [];
    for (const [incident, gathered] of this.#incidents) {
      const reported = gathered.stages.get("reported");
      if (reported === undefined) withoutReport.push(incident);
      else events.push(...eventsOf(gathered, reported.at));
    }
    events.sort((left, right) => left.at - right.at);
    return { events, incidents: this.#incidents.size - withoutReport.length, withoutReport };
  }
}

function eventsOf({ facts, stages }: Gathered, reportedAt: EpochMs): readonly IncidentEvent[] {
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
    },
    ...later.flatMap(({ stage, at, unit }, index): IncidentEvent[] => {
      const base = { incident, revision: index + 2, at };
      if (stage === "closed") return [{ kind: "closed", ...base, tier }];
      const middle = MIDDLE_STAGES.find((candidate) => candidate === stage);
      return middle === undefined ? [] : [{ kind: "stage", ...base, stage: middle, unit }];
    }),
  ];
}
