import { PUBLIC_HOLIDAYS } from "./public-holidays.ts";

type Raw = Readonly<Record<string, unknown>>;

/**
 * The raw calendars of a raw profile, each with its public holidays written into `days`: those that mechanisms name, from their files, and those
 * the profile holds itself. What the profile says of a calendar wins over its file, field by field and, in `overrides`, day by day.
 * @param read the raw file of a calendar; told the field that names it (null: the profile holds the calendar and needs no file); null when there is none
 */
export function resolveCalendars(
  profile: Raw,
  read: (id: string, namedBy: string | null) => unknown,
): Readonly<Record<string, unknown>> {
  const own = isObject(profile.calendars) ? profile.calendars : {};
  const named = new Map<string, string | null>(Object.keys(own).map((id) => [id, null]));
  for (const [id, field] of namedCalendars(profile.mechanisms)) if (!named.has(id)) named.set(id, field);
  return Object.fromEntries(
    [...named].map(([id, field]) => [id, withHolidays(overlaid(read(id, field), own[id]))] as const),
  );
}

/** Every calendar a mechanism or one of its stages names, with the field that does. */
function* namedCalendars(rules: unknown): Generator<readonly [id: string, field: string]> {
  for (const [rule, each] of entriesOf(rules)) {
    const mechanism = `mechanisms[${rule}].mechanism`;
    const holder = isObject(each) ? each.mechanism : null;
    if (!isObject(holder)) continue;
    if (!("versions" in holder)) yield* calendarsOfVersion(holder, mechanism);
    for (const [index, version] of entriesOf(holder.versions)) {
      if (isObject(version)) yield* calendarsOfVersion(version, `${mechanism}.versions[${index}]`);
    }
  }
}

function* calendarsOfVersion(version: Raw, path: string): Generator<readonly [id: string, field: string]> {
  if (typeof version.calendar === "string") yield [version.calendar, `${path}.calendar`];
  for (const [index, stage] of entriesOf(version.stages)) {
    if (isObject(stage) && typeof stage.calendar === "string")
      yield [stage.calendar, `${path}.stages[${index}].calendar`];
  }
}

function overlaid(file: unknown, own: unknown): unknown {
  if (!isObject(file)) return own ?? file;
  if (own === undefined) return file;
  if (!isObject(own)) return own;
  const overrides = [file.overrides, own.overrides].filter(isObject);
  return { ...file, ...own, ...(overrides.length === 2 ? { overrides: Object.assign({}, ...overrides) } : {}) };
}

/** Days that are as their weekday says anyhow are left out: the page needs them not. */
function withHolidays(calendar: unknown): unknown {
  if (!isObject(calendar) || typeof calendar.holidays !== "string") return calendar;
  const known = PUBLIC_HOLIDAYS.get(calendar.holidays);
  if (known === undefined) return calendar;
  const weekdays: readonly unknown[] = Array.isArray(calendar.weekdays) ? calendar.weekdays : [];
  const days = [...known.days].filter(([date, rule]) => (rule === "work") !== weekdays.includes(weekdayOf(date)));
  const { knownUntil } = calendar;
  return {
    ...calendar,
    days: { ...Object.fromEntries(days), ...(isObject(calendar.days) ? calendar.days : {}) },
    knownUntil:
      knownUntil === undefined || knownUntil === null || isEarlier(knownUntil, known) ? known.knownUntil : knownUntil,
  };
}

function isEarlier(date: unknown, { knownUntil }: { readonly knownUntil: string }): boolean {
  return typeof date === "string" && date < knownUntil;
}

/** Monday 1 to Sunday 7. */
function weekdayOf(date: string): number {
  return new Date(date).getUTCDay() || 7;
}

function entriesOf(list: unknown): readonly (readonly [number, unknown])[] {
  return Array.isArray(list) ? [...list.entries()] : [];
}

function isObject(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
