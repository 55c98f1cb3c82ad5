import { SCENES, type SceneId } from "../domain/profile.ts";
import type { Selection } from "../derive/derived.ts";
import type { Form, Language, Theme } from "../panels/cockpit.ts";
import { formatSelection, parseSelection } from "../panels/incident-list/selection-text.ts";
import type { IncidentFilter } from "../domain/incident-filter.ts";
import type { LoadView } from "../panels/grid-map/load-view.ts";
import { parseTable, tableParameters } from "../panels/incident-table/table-address.ts";
import type { TableView } from "../panels/incident-table/table-view.ts";
import { filterParameters, parseFilter } from "./filter-address.ts";
import { loadParameters, parseLoad } from "./load-address.ts";

/** What the address says about the view; null where it says nothing (or nothing known), so that the default of the place applies. */
export interface ViewState {
  readonly scene: SceneId | null;
  readonly form: Form | null;
  readonly theme: Theme | null;
  readonly language: Language | null;
  /** Region path the stream is cut to; empty for the whole profile. */
  readonly scope: readonly string[];
  /** The incident in focus. */
  readonly incident: string | null;
  /** The incidents whose list lies over the scene. */
  readonly list: Selection | null;
  /** What every figure is cut to, within the scope. */
  readonly filter: IncidentFilter;
  /** The table of incidents: rows, order, columns. */
  readonly table: TableView;
  /** What the load map measures, in which areas. */
  readonly load: LoadView;
  /** The tab of a phone; null is its first. */
  readonly tab: PhoneTab | null;
}

export const PHONE_TABS = ["overview", "events", "map", "figures", "todo"] as const;
/** What a phone shows one at a time. */
export type PhoneTab = (typeof PHONE_TABS)[number];

const FORMS: readonly Form[] = ["wall", "desk", "phone"];
const THEMES: readonly Theme[] = ["ink", "paper"];
const LANGUAGES: readonly Language[] = ["zh", "en"];

/**
 * Reads `#/<scene>?form=wall|desk|phone&theme=ink|paper&lang=zh|en&scope=<region>/<region>&incident=<id>&list=<selection>&tab=<phone tab>`
 * and the filter and the table as `filterParameters` and `tableParameters` write them.
 * Never throws: unknown scenes, values and parameters are as if absent.
 */
export function parseViewState(hash: string): ViewState {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const parameters = new URLSearchParams(query);
  const incident = parameters.get("incident");
  return {
    scene: known(SCENES, path.replace(/\/+$/, "")),
    form: known(FORMS, parameters.get("form")),
    theme: known(THEMES, parameters.get("theme")),
    language: known(LANGUAGES, parameters.get("lang")),
    scope: (parameters.get("scope") ?? "").split("/").filter((region) => /^[A-Za-z0-9_.-]{1,40}$/.test(region)),
    incident: incident !== null && incident.length > 0 && incident.length <= 64 ? incident : null,
    list: parseSelection(parameters.get("list") ?? ""),
    filter: parseFilter(parameters),
    table: parseTable(parameters),
    load: parseLoad(parameters),
    tab: known(PHONE_TABS, parameters.get("tab")),
  };
}

/** The address of a view; `parseViewState` reads it back. */
export function formatViewState(state: ViewState): string {
  const parameters: string[] = [];
  const add = (name: string, value: string | null): void => {
    if (value !== null && value !== "")
      parameters.push(`${name}=${encodeURIComponent(value).replaceAll("%2F", "/").replaceAll("%2C", ",")}`);
  };
  add("form", state.form);
  add("theme", state.theme);
  add("lang", state.language);
  add("scope", state.scope.join("/"));
  add("incident", state.incident);
  add("list", state.list === null ? null : formatSelection(state.list));
  const parts = [filterParameters(state.filter), tableParameters(state.table), loadParameters(state.load)];
  for (const [name, value] of parts.flat()) add(name, value);
  add("tab", state.tab);
  const query = parameters.length === 0 ? "" : `?${parameters.join("&")}`;
  return `#/${state.scene ?? ""}${query}`;
}

function known<Value extends string>(values: readonly Value[], value: string | null): Value | null {
  return values.find((candidate) => candidate === value) ?? null;
}
