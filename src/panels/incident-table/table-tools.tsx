import type { RefObject } from "react";
import type { IncidentIndex } from "../../derive/table/incident-index.ts";
import { type IncidentQuery, TABLE_STATES } from "../../derive/table/incident-query.ts";
import type { Severity } from "../../domain/incident.ts";
import type { Region } from "../../domain/region.ts";
import type { Cockpit } from "../cockpit.ts";
import { severityNumeral } from "../glyphs/severity-bars.tsx";
import { ColumnMenu } from "./column-menu.tsx";
import { FacetMenu } from "./facet-menu.tsx";
import { regionsOf } from "./incident-words.ts";
import { StateSwitch } from "./state-switch.tsx";
import { TableActions } from "./table-actions.tsx";
import { TableSearch } from "./table-search.tsx";

interface TableToolsProps {
  /** Null while they are made ready. */
  readonly index: IncidentIndex | null;
  readonly cockpit: Cockpit;
  readonly grid: RefObject<HTMLDivElement | null>;
}

const SEVERITIES: readonly Severity[] = [1, 2, 3, 4];

/** What the table is cut to: words, facets, the three states one asks for most; and what to do with what is left. */
export function TableTools({ index, cockpit, grid }: TableToolsProps) {
  const { profile, language, text, table, filter } = cockpit;
  const { query } = table;
  const named = (
    listed: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[],
  ) => listed.map(({ id, name }) => ({ id, name: name[language] }));
  const change = (part: Partial<IncidentQuery>): void => cockpit.setTable({ ...table, query: { ...query, ...part } });
  const mechanisms = profile.mechanisms.map(({ mechanism }) => mechanism);
  return (
    <search className="table-tools" aria-label={text("table.tools")}>
      <TableSearch text={query.text} onChange={(words) => change({ text: words })} grid={grid} />
      <FacetMenu
        title={text("table.facet.state")}
        isBrief
        choices={TABLE_STATES.map((id) => ({ id, name: text(`table.state.${id}`) }))}
        chosen={query.states}
        onChoose={(ids) => change({ states: TABLE_STATES.filter((state) => ids.includes(state)) })}
      />
      <FacetMenu
        title={text("table.column.category")}
        choices={named(profile.categories)}
        chosen={filter.categories}
        onChoose={(categories) => cockpit.setFilter({ ...filter, categories })}
      />
      <FacetMenu
        title={text("table.column.port")}
        choices={named(profile.ports)}
        chosen={filter.ports}
        onChoose={(ports) => cockpit.setFilter({ ...filter, ports })}
      />
      <FacetMenu
        title={text("table.column.region")}
        choices={named(regionsOf(profile).filter(isPart))}
        chosen={filter.regions}
        onChoose={(regions) => cockpit.setFilter({ ...filter, regions })}
      />
      <FacetMenu
        title={text("table.column.severity")}
        choices={SEVERITIES.map((severity) => ({
          id: String(severity),
          name: text("spotlight.severity", { severity: severityNumeral(severity) }),
        }))}
        chosen={filter.severities.map(String)}
        onChoose={(ids) =>
          cockpit.setFilter({ ...filter, severities: SEVERITIES.filter((severity) => ids.includes(String(severity))) })
        }
      />
      <FacetMenu
        title={text("table.column.mechanism")}
        isBrief
        choices={named(mechanisms)}
        chosen={query.mechanisms}
        onChoose={(ids) => change({ mechanisms: ids })}
      />
      <FacetMenu
        title={text("table.column.brain")}
        isBrief
        choices={named(profile.brains)}
        chosen={query.brains}
        onChoose={(brains) => change({ brains })}
      />
      <button
        type="button"
        className="table-tools__toggle"
        aria-pressed={query.isSupervised}
        onClick={() => change({ isSupervised: !query.isSupervised })}
      >
        {text("table.facet.supervised")}
      </button>
      <div className="table-tools__end">
        <StateSwitch cockpit={cockpit} onChoose={(states) => change({ states })} />
        <ColumnMenu cockpit={cockpit} />
        <TableActions index={index} cockpit={cockpit} />
      </div>
    </search>
  );
}

/** The whole is no part of itself, nor is a street that is the only one. */
function isPart(region: Region, _: number, [root]: readonly Region[]): boolean {
  let whole = root;
  while (whole !== undefined && whole !== region) whole = whole.children.length === 1 ? whole.children[0] : undefined;
  return whole === undefined;
}
