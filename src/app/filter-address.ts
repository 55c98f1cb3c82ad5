import type { Severity } from "../domain/incident.ts";
import { type IncidentFilter, isFiltering, NO_FILTER, type WeekHour } from "../domain/incident-filter.ts";

/**
 * The address's parameters of a filter: `region=a,b&category=fire&severity=1,2&port=joint-110&tier=grid&reported=<from>-<to>&hour=<weekday>.<hour>&cell=<H3 index>`;
 * null where it cuts nothing.
 */
export function filterParameters(filter: IncidentFilter): readonly (readonly [name: string, value: string | null])[] {
  const { reported, weekHour, cell } = filter;
  return [
    ["region", listed(filter.regions)],
    ["category", listed(filter.categories)],
    ["severity", listed(filter.severities)],
    ["port", listed(filter.ports)],
    ["tier", listed(filter.tiers)],
    ["reported", reported === null ? null : `${reported.from}-${reported.to}`],
    ["hour", weekHour === null ? null : `${weekHour.weekday}.${weekHour.hour}`],
    ["cell", cell],
  ];
}

/** Reads the filter of an address. Never throws: what is malformed is as if absent. Whether its regions, categories, ports and tiers exist is the profile's to say. */
export function parseFilter(parameters: URLSearchParams): IncidentFilter {
  const filter: IncidentFilter = {
    regions: idsOf(parameters.get("region")),
    categories: idsOf(parameters.get("category")),
    severities: severitiesOf(parameters.get("severity")),
    ports: idsOf(parameters.get("port")),
    tiers: idsOf(parameters.get("tier")),
    reported: rangeOf(parameters.get("reported")),
    weekHour: weekHourOf(parameters.get("hour")),
    cell: /^[0-9a-f]{15}$/.exec(parameters.get("cell") ?? "")?.[0] ?? null,
  };
  return isFiltering(filter) ? filter : NO_FILTER;
}

function idsOf(text: string | null): readonly string[] {
  return (text ?? "").split(",").filter((id) => /^[A-Za-z0-9_.-]{1,40}$/.test(id));
}

function severitiesOf(text: string | null): readonly Severity[] {
  return ([1, 2, 3, 4] as const).filter((severity) => (text ?? "").split(",").includes(String(severity)));
}

function listed(values: readonly (string | number)[]): string | null {
  return values.length === 0 ? null : values.join(",");
}

function rangeOf(text: string | null): IncidentFilter["reported"] {
  const [, from, to] = /^(\d{1,15})-(\d{1,15})$/.exec(text ?? "") ?? [];
  return from === undefined || to === undefined || Number(from) >= Number(to)
    ? null
    : { from: Number(from), to: Number(to) };
}

function weekHourOf(text: string | null): WeekHour | null {
  const [, weekday, hour] = /^([1-7])\.(\d|1\d|2[0-3])$/.exec(text ?? "") ?? [];
  return weekday === undefined || hour === undefined ? null : { weekday: Number(weekday), hour: Number(hour) };
}
