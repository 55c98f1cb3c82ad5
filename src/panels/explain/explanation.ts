import type { Selection, WindowId } from "../../derive/derived.ts";
import type { Learned } from "../../derive/prediction/prediction.ts";
import type { LocalisedText } from "../../domain/localised-text.ts";
import type { DurationMs, EpochMs, Share } from "../../shared/units.ts";
import type { Cockpit } from "../cockpit.ts";

/** What an explanation is made from: one paint of the cockpit. */
export type ExplainFacts = Pick<
  Cockpit,
  "derived" | "predictions" | "profile" | "store" | "connection" | "now" | "whole" | "without" | "scope" | "filter"
> & {
  /** The raw value as the screen shows it, for figures that nothing of the cockpit holds (those of this screen's own alarms). */
  readonly shown?: number | null;
};

/** What stands in for a `{{name}}` of a phrase: words as data, a count, a length of time in its largest unit. */
export type PhraseValue = string | number | LocalisedText | { readonly length: DurationMs };

/** A key of the language files with what belongs into its gaps. */
export interface Phrase {
  readonly key: string;
  readonly values?: Readonly<Record<string, PhraseValue>>;
}

/** How a value is written. */
export type FigureFormat = "count" | "share" | "duration" | "rate" | "score" | "percent" | "published" | "word";

/** A number of a formula, with what it counts. */
export interface Term {
  readonly count: number;
  readonly phrase: Phrase;
}

/** How the value comes about, with the numbers of this moment. */
export type Formula =
  | { readonly kind: "fraction"; readonly above: readonly Term[]; readonly below: readonly Term[] }
  | { readonly kind: "sum"; readonly terms: readonly Term[] }
  | { readonly kind: "words"; readonly phrase: Phrase };

/** One reason incidents were counted, or were not. */
export interface ExplainedPart {
  readonly phrase: Phrase;
  readonly count: number;
  readonly tone: "met" | "breached" | "risk" | "quiet";
}

/** What was counted, or what was not: the counts of the parts add up to the total. */
export interface ExplainedGroup {
  readonly total: number;
  readonly parts: readonly ExplainedPart[];
}

/** The window a figure was taken over; `from` null: a moment alone; both null: a period of months that its phrase names. */
export interface ExplainedWindow {
  readonly from: EpochMs | null;
  readonly to: EpochMs | null;
  /** How it moves, and by which instant something belongs to it. */
  readonly phrase: Phrase;
}

/** A version of a mechanism: for which reports it holds, as its file writes it (null: no end), and its limit of the stage (null: none in general). */
interface ExplainedVersion {
  readonly from: string | null;
  readonly to: string | null;
  readonly limit: DurationMs | null;
  /** Where the clock of the stage starts; null where the version has no such stage. */
  readonly start: Phrase | null;
  readonly target: Share | null;
}

/** The rule behind a figure of deadlines. */
export interface ExplainedMechanism {
  readonly name: LocalisedText;
  /** Place among its versions, from 1. */
  readonly version: number;
  /** All of them, in order of time. */
  readonly versions: readonly ExplainedVersion[];
  /** Since when the version holds, as the file writes it; null: from the beginning. */
  readonly since: string | null;
  readonly isAssumed: boolean;
  readonly source: string;
  /** Where the clock of the stage starts; null where the figure is of no single stage. */
  readonly start: Phrase | null;
}

/** A value to compare with: the same figure at another time. */
export interface Comparison {
  readonly phrase: Phrase;
  readonly value: number | null;
  readonly count: number;
}

/** A way to a list of incidents. */
export interface ListLink {
  readonly phrase: Phrase;
  readonly selection: Selection;
  readonly count: number;
}

/** Everything the card says about a figure. Frozen: nothing of it changes after it was made. */
export interface Explanation {
  readonly id: string;
  /** The pattern of docs/figures.md the id belongs to: what the words are filed under. */
  readonly pattern: string;
  readonly value: number | string | null;
  readonly format: FigureFormat;
  /** Unit of a published value. */
  readonly unit: string | null;
  readonly definition: Phrase;
  readonly formula: Formula | null;
  readonly target: Share | null;
  readonly interval: readonly [Share, Share] | null;
  readonly counted: ExplainedGroup | null;
  readonly left: ExplainedGroup | null;
  readonly comparisons: readonly Comparison[];
  readonly window: ExplainedWindow | null;
  readonly mechanism: ExplainedMechanism | null;
  readonly at: EpochMs;
  /** Of predictions: what they were learned from and how well they hold (null inside: not learned yet); null of every other figure. */
  readonly calibration: { readonly learned: Learned | null } | null;
  /** More about where it comes from: source, status. */
  readonly notes: readonly Phrase[];
  /** What is missing from it as far as this page knows: ports that fell silent, a lost link. */
  readonly gaps: readonly Phrase[];
  /** The very incidents behind it; none where there are none to show. */
  readonly links: readonly ListLink[];
}

/** One family of figure ids and how it is explained; null for an id that looks right and means nothing here. */
export interface ExplainRule {
  readonly pattern: RegExp;
  explain(parts: readonly string[], facts: ExplainFacts, id: string): Explanation | null;
}

/** What an explanation says where a rule says nothing. */
export function explanation(
  facts: ExplainFacts,
  own: Pick<Explanation, "id" | "pattern" | "value" | "format" | "definition"> & Partial<Explanation>,
): Explanation {
  return {
    unit: null,
    formula: null,
    target: null,
    interval: null,
    counted: null,
    left: null,
    comparisons: [],
    window: null,
    mechanism: null,
    calibration: null,
    at: facts.now,
    notes: [],
    gaps: [],
    links: [],
    ...own,
  };
}

/** A group of those parts that count anything. */
export function group(parts: readonly ExplainedPart[]): ExplainedGroup {
  return { total: parts.reduce((sum, { count }) => sum + count, 0), parts: parts.filter(({ count }) => count > 0) };
}

/** The one list behind a count; none when it is empty. */
export function linkTo(selection: Selection, count: number): readonly ListLink[] {
  return count === 0 ? [] : [{ phrase: { key: "explain.link.these", values: { n: count } }, selection, count }];
}

/** Reads the window of an id; null for one that does not exist. */
export function readWindow(text: string | undefined): WindowId | null {
  return text === "today" || text === "24h" || text === "7d" || text === "all" ? text : null;
}
