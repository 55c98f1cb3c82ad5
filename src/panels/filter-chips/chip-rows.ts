import { type IncidentFilter, isFiltering, NO_FILTER } from "../../domain/incident-filter.ts";
import type { LocalisedText } from "../../domain/localised-text.ts";
import { listRegions } from "../../domain/region.ts";
import { formatClockMinutes, formatDate, formatMonthDay } from "../../shared/format-instant.ts";
import type { EpochMs } from "../../shared/units.ts";
import { type Cockpit, localised } from "../cockpit.ts";
import { severityNumeral } from "../glyphs/severity-bars.tsx";

/** One thing a filter cuts to. */
export interface ChipRow {
  readonly id: string;
  readonly kind: "region" | "category" | "severity" | "port" | "tier" | "reported" | "weekHour" | "cell";
  readonly words: string;
  /** The filter without it. */
  readonly rest: IncidentFilter;
}

/** What a filter cuts to, a row a value. What the profile does not know is called as the address spells it. */
export function chipRows(
  filter: IncidentFilter,
  { profile, language, text, now }: Pick<Cockpit, "profile" | "language" | "text" | "now">,
): readonly ChipRow[] {
  const { regions, categories, severities, ports, tiers, reported, weekHour, cell } = filter;
  const rows: ChipRow[] = [];
  const add = (kind: ChipRow["kind"], value: string, words: string, less: Partial<IncidentFilter>): void => {
    const rest = { ...filter, ...less };
    rows.push({ id: `${kind}:${value}`, kind, words, rest: isFiltering(rest) ? rest : NO_FILTER });
  };
  const names = new Map(listRegions(profile.regions).map(({ id, name }) => [id, localised(name, language)]));
  const nameIn = (known: readonly { readonly id: string; readonly name: LocalisedText }[], id: string): string => {
    const name = known.find((candidate) => candidate.id === id)?.name;
    return name === undefined ? id : localised(name, language);
  };
  for (const id of regions) add("region", id, names.get(id) ?? id, { regions: without(regions, id) });
  for (const id of categories)
    add("category", id, nameIn(profile.categories, id), { categories: without(categories, id) });
  for (const severity of severities)
    add("severity", `${severity}`, text("spotlight.severity", { severity: severityNumeral(severity) }), {
      severities: without(severities, severity),
    });
  for (const id of ports) add("port", id, nameIn(profile.ports, id), { ports: without(ports, id) });
  for (const id of tiers) add("tier", id, nameIn(profile.tiers, id), { tiers: without(tiers, id) });
  if (reported !== null) add("reported", "", rangeWords(reported, profile.zone, now), { reported: null });
  if (weekHour !== null) {
    const words = text("filter.weekHour", {
      weekday: text(`filter.weekday.${weekHour.weekday}`),
      hour: String(weekHour.hour).padStart(2, "0"),
    });
    add("weekHour", "", words, { weekHour: null });
  }
  if (cell !== null) add("cell", "", cellWords(cell), { cell: null });
  return rows;
}

function without<Value>(values: readonly Value[], value: Value): readonly Value[] {
  return values.filter((other) => other !== value);
}

/** What tells a hexagon from its neighbours: an H3 name ends in the same letters for all of a size, and begins alike for all of a city. */
export function cellWords(cell: string): string {
  return cell.replace(/f+$/, "").slice(-5);
}

/** `14:20–15:10`, with the day before instants that are not of today: `11-19 23:50–00:20`. */
export function rangeWords(
  range: { readonly from: EpochMs; readonly to: EpochMs },
  zone: string,
  now: EpochMs,
): string {
  const day = formatDate(range.from, zone);
  const from = formatClockMinutes(range.from, zone);
  const to = formatClockMinutes(range.to, zone);
  const begin = day === formatDate(now, zone) ? from : `${formatMonthDay(range.from, zone)} ${from}`;
  return `${begin}–${day === formatDate(range.to, zone) ? to : `${formatMonthDay(range.to, zone)} ${to}`}`;
}
