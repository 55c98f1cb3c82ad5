import type { Severity } from "../../src/domain/incident.ts";
import { STAGES, type Stage } from "../../src/domain/lifecycle.ts";
import { listRegions } from "../../src/domain/region.ts";
import type { Profile } from "../../src/domain/profile.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import { contains, type Point, type RegionShape } from "../geometry.ts";
import { badCell, cell, type Row } from "./cell.ts";
import type { Mapping, ValueRule } from "./mapping.ts";
import { type OwnTimes, OwnTimesReader } from "./own-times.ts";
import { toWgs84 } from "../../server/ingest/to-wgs84.ts";
import { readPair } from "./position.ts";
import { createTimeReader, type TimeReader } from "./time-format.ts";

/** What a row says of its incident. */
export interface RowFacts {
  readonly incident: string;
  readonly title: string;
  readonly place: string;
  readonly category: string;
  readonly severity: Severity;
  readonly region: string;
  readonly position: Point | null;
  readonly port: string;
  readonly brain: string;
  readonly tier: string | null;
  readonly unit: string | null;
  readonly stages: ReadonlyMap<Stage, EpochMs>;
  readonly own: OwnTimes;
}

const LONGEST_ID = 64;

/** Reads rows by a mapping. `read` throws BadCell for a row that cannot be used. */
export class RowReader {
  readonly #mapping: Mapping;
  readonly #readTime: TimeReader;
  readonly #own: OwnTimesReader;
  readonly #leaves: readonly RegionShape[];
  /** What the profile knows, by what it is: words that go into an event as they stand must be among them. */
  readonly #known: Readonly<Record<Named, ReadonlySet<string>>>;

  constructor(mapping: Mapping, profile: Profile, shapes: ReadonlyMap<string, RegionShape>) {
    this.#mapping = mapping;
    this.#readTime = createTimeReader(mapping.timeFormat, mapping.zone);
    this.#own = new OwnTimesReader(mapping);
    this.#leaves = listRegions(profile.regions).flatMap((region) => {
      const shape = shapes.get(region.id);
      return shape === undefined || region.children.length > 0 ? [] : [shape];
    });
    this.#known = {
      category: ids(profile.categories),
      port: ids(profile.ports),
      brain: ids(profile.brains),
      tier: ids(profile.tiers),
      region: ids(listRegions(profile.regions)),
    };
  }

  read(row: Row): RowFacts {
    const mapping = this.#mapping;
    const position = this.#position(row);
    return {
      incident: identifier(row, mapping.incident),
      title: fill(mapping.title, row),
      place: fill(mapping.place, row),
      category: this.#value("category", mapping.category, row),
      severity: severity(mapping.severity, row),
      region: this.#region(row, position),
      position,
      port: this.#value("port", mapping.port, row),
      brain: this.#value("brain", mapping.brain, row),
      tier: mapping.tier === undefined ? null : this.#value("tier", mapping.tier, row),
      unit: mapping.unit === undefined ? null : cell(row, mapping.unit) || null,
      stages: this.#stages(row),
      own: this.#own.read(row),
    };
  }

  #stages(row: Row): ReadonlyMap<Stage, EpochMs> {
    const stages = new Map<Stage, EpochMs>();
    for (const stage of STAGES) {
      const rule = this.#mapping.stages[stage];
      if (rule === undefined) continue;
      const text = cell(row, rule.column);
      if (text === "") continue;
      const at = this.#readTime(text);
      if (at === null) throw badCell(rule.column, text, `is not a time written ${this.#mapping.timeFormat}`);
      stages.set(stage, at);
    }
    return stages;
  }

  /** An empty cell is an unknown place, not a bad one. */
  #position(row: Row): Point | null {
    const rule = this.#mapping.position;
    if (rule === undefined) return null;
    const name = rule.column ?? rule.latitude ?? "";
    const text = rule.column === undefined ? `${cell(row, name)}, ${cell(row, rule.longitude ?? "")}` : cell(row, name);
    if (text === "" || text === ", ") return null;
    const pair = readPair(text);
    if (pair === null) throw badCell(name, text, "is not a latitude and a longitude");
    const point = toWgs84(pair, rule.datum);
    if (point === null)
      throw badCell(name, text, "is not on earth: latitude −90 to 90 comes first, longitude −180 to 180 second");
    return point;
  }

  #region(row: Row, position: Point | null): string {
    const rule = this.#mapping.region;
    if (rule.byPosition && position !== null) {
      const leaf = this.#leaves.find((shape) => contains(shape, position));
      if (leaf !== undefined) return leaf.id;
    }
    if (rule.column === undefined && rule.default === undefined) {
      throw badCell(this.#mapping.position?.column ?? "region", "", "lies in no region and there is no default");
    }
    return this.#value("region", rule, row);
  }

  #value(named: Named, rule: Pick<ValueRule, "column" | "values" | "default">, row: Row): string {
    const text = rule.column === undefined ? "" : cell(row, rule.column);
    const word = rule.values === undefined ? text : lookUp(rule.values, text);
    const result = word !== undefined && this.#known[named].has(word) ? word : rule.default;
    if (result === undefined)
      throw badCell(rule.column ?? named, text, `is no ${named} the mapping or the profile knows`);
    return result;
  }
}

type Named = "category" | "port" | "brain" | "tier" | "region";

function ids(list: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(list.map((entry) => entry.id));
}

function fill(template: string, row: Row): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_, column: string) => cell(row, column)).trim();
}

function identifier(row: Row, column: string): string {
  const text = cell(row, column);
  if (text === "") throw badCell(column, text, "is empty");
  if (text.length > LONGEST_ID) throw badCell(column, text, `is longer than ${LONGEST_ID} characters`);
  return text;
}

function severity(rule: Mapping["severity"], row: Row): Severity {
  const text = rule.column === undefined ? "" : cell(row, rule.column);
  const found = (rule.values === undefined ? Number(text) || undefined : lookUp(rule.values, text)) ?? rule.default;
  if (found !== 1 && found !== 2 && found !== 3 && found !== 4)
    throw badCell(rule.column ?? "", text, "is no severity 1 to 4");
  return found;
}

/** Own entries only: a cell that reads `constructor` is a word like any other. */
function lookUp<T>(values: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(values, word) ? values[word] : undefined;
}
