import { type LimitedStage, STAGES } from "../../src/domain/lifecycle.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import { cell, complaintOf, type Row } from "./cell.ts";
import type { Mapping } from "./mapping.ts";
import { createTimeReader, type TimeReader } from "./time-format.ts";

/** The source's own word on whether a stage was in time; `met` is null when it means neither yes nor no. */
export interface PublishedWord {
  readonly word: string;
  readonly met: boolean | null;
}

/** What is wrong with a cell that does not spoil its row. */
interface Fault {
  readonly kind: "deadline" | "verdict";
  readonly line: string;
}

/** What a row says of the deadlines of its incident; stages whose cell is empty are not in the maps. */
export interface OwnTimes {
  /** null: what stands there is no time. */
  readonly deadlines: ReadonlyMap<LimitedStage, EpochMs | null>;
  readonly words: ReadonlyMap<LimitedStage, PublishedWord>;
  readonly faults: readonly Fault[];
}

export const LIMITED_STAGES: readonly LimitedStage[] = STAGES.filter((stage) => stage !== "reported");
const NOTHING: OwnTimes = { deadlines: new Map(), words: new Map(), faults: [] };

interface DeadlineColumn {
  readonly stage: LimitedStage;
  readonly column: string;
  readonly format: string;
  readonly read: TimeReader;
}

interface WordColumn {
  readonly stage: LimitedStage;
  readonly column: string;
  readonly meanings: ReadonlyMap<string, boolean>;
}

/** Reads the deadlines and published verdicts that a mapping names columns for. */
export class OwnTimesReader {
  readonly #deadlines: readonly DeadlineColumn[];
  readonly #words: readonly WordColumn[];

  constructor({ stages, timeFormat, zone }: Pick<Mapping, "stages" | "timeFormat" | "zone">) {
    this.#deadlines = LIMITED_STAGES.flatMap((stage) => {
      const rule = stages[stage]?.deadline;
      if (rule === undefined) return [];
      const format = rule.timeFormat ?? timeFormat;
      return [{ stage, column: rule.column, format, read: createTimeReader(format, zone) }];
    });
    this.#words = LIMITED_STAGES.flatMap((stage) => {
      const rule = stages[stage]?.met;
      if (rule === undefined) return [];
      const meaning = (met: boolean) => (word: string) => [word, met] as const;
      return [
        {
          stage,
          column: rule.column,
          meanings: new Map([...rule.yes.map(meaning(true)), ...rule.no.map(meaning(false))]),
        },
      ];
    });
  }

  read(row: Row): OwnTimes {
    if (this.#deadlines.length === 0 && this.#words.length === 0) return NOTHING;
    const deadlines = new Map<LimitedStage, EpochMs | null>();
    const words = new Map<LimitedStage, PublishedWord>();
    const faults: Fault[] = [];
    for (const { stage, column, format, read } of this.#deadlines) {
      const text = cell(row, column);
      if (text === "") continue;
      const at = read(text);
      deadlines.set(stage, at);
      if (at === null)
        faults.push({
          kind: "deadline",
          line: complaintOf(column, text, `is not a time written ${format}: no deadline`),
        });
    }
    for (const { stage, column, meanings } of this.#words) {
      const word = cell(row, column);
      if (word === "") continue;
      const met = meanings.get(word) ?? null;
      words.set(stage, { word, met });
      if (met === null)
        faults.push({ kind: "verdict", line: complaintOf(column, word, "is neither a yes nor a no of the mapping") });
    }
    return { deadlines, words, faults };
  }
}
