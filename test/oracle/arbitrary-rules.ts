import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { SUSPENSION_CAUSES } from "../../src/domain/incident.ts";
import { MODES } from "../../src/domain/mode.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import { word } from "../fixtures/profile.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The limits of the mechanisms; the last is longer than an office's day. */
export const LIMITS = [MINUTE, 3 * MINUTE, 10 * MINUTE, 4 * HOUR, 9 * HOUR];

/** An office with its lunch, a make-up Saturday, holidays and a short day; and a watch that works when the office does not. */
export const CALENDARS = {
  office: {
    id: "office",
    name: word("Office"),
    weekdays: [1, 2, 3, 4, 5],
    hours: [
      ["09:00", "12:00"],
      ["13:00", "17:00"],
    ],
    days: { "2026-02-28": "work", "2026-03-02": "off", "2026-03-03": "off", "2026-11-01": "work" },
    overrides: { "2026-03-03": [["10:00", "11:30"]], "2026-03-01": "off" },
  },
  watch: {
    id: "watch",
    name: word("Watch"),
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    // Where clocks change, some of these times come twice or never.
    hours: [
      ["00:00", "01:15"],
      ["01:45", "02:10"],
      ["02:20", "06:00"],
      ["20:00", "24:00"],
    ],
    overrides: { "2026-03-01": "off" },
  },
};

const category = fc.constantFrom("safety", "fire", "dispute");
const limit = fc.constantFrom(...LIMITS);
const calendar = fc.constantFrom(...Object.keys(CALENDARS));
const STAGES = ["triaged", "signed", "dispatched", "contacted", "arrived", "reinforced", "closed"] as const;

/** Counts from the report, the stage before, or any earlier stage of the version. */
const stage = (name: string, earlier: readonly string[]) =>
  fc.record(
    {
      stage: fc.constant(name),
      name: fc.constant(word(name)),
      from: fc.constantFrom("reported", "previous", ...earlier),
      limit: fc.option(limit, { freq: 8 }),
      limitBySeverity: fc.dictionary(fc.constantFrom("1", "2", "3", "4"), limit, { maxKeys: 1 }),
      limitByCategory: fc.dictionary(category, limit, { maxKeys: 1 }),
      limitByMode: fc.dictionary(fc.constantFrom(...MODES), limit, { maxKeys: 1 }),
      atRiskShare: fc.constantFrom(0, 0.34, 0.5, 1),
      calendar: fc.option(calendar),
    },
    { requiredKeys: ["stage", "name", "from", "limit"] },
  );

const onTurn = fc.constantFrom("continue", "restart");
const version = fc.record(
  {
    calendar: fc.option(calendar, { freq: 3 }),
    pauses: fc.subarray([...SUSPENSION_CAUSES]),
    on: fc.record(
      {
        returned: onTurn,
        escalated: onTurn,
        handedOver: onTurn,
        reopened: fc.constantFrom("continue", "restart", "pause"),
      },
      { requiredKeys: [] },
    ),
    stages: fc
      .subarray([...STAGES], { minLength: 1, maxLength: 4 })
      .chain((names) => fc.tuple(...names.map((name, index) => stage(name, names.slice(0, index))))),
  },
  { requiredKeys: ["stages"] },
);

/** Where a version ends, in hours after the session's begin; as a date or as an instant. */
const boundary = fc.record({ hours: fc.integer({ min: -6, max: 60 }), isDate: fc.boolean() });
const mechanism = fc.record({
  id: fc.constantFrom("one", "two", "three"),
  versions: fc.oneof(
    { weight: 2, arbitrary: fc.tuple(version) },
    { weight: 1, arbitrary: fc.array(version, { minLength: 2, maxLength: 3 }) },
  ),
  boundaries: fc.array(boundary, { minLength: 2, maxLength: 2 }),
  hasGap: fc.boolean(),
  beginsLate: fc.boolean(),
});
type MechanismSpec = typeof mechanism extends fc.Arbitrary<infer Value> ? Value : never;

const conditions = fc.record(
  {
    categories: fc.subarray(["safety", "fire", "dispute"], { minLength: 1 }),
    severities: fc.subarray([1, 2, 3, 4], { minLength: 1 }),
    ports: fc.constantFrom(["p110"], ["p12345"]),
    modes: fc.subarray([...MODES]),
  },
  { requiredKeys: [] },
);
const rule = fc.record({ mechanism, when: fc.oneof(fc.constant({}), conditions) });

/** Mechanisms with their conditions in the form of a profile file; versions change about when the session begins. */
export const rules: fc.Arbitrary<(start: EpochMs, zone: string) => readonly unknown[]> = fc
  .oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 15, arbitrary: fc.array(rule, { minLength: 1, maxLength: 4 }) },
  )
  .map((specs) => (start, zone) => specs.map((spec) => ({ ...spec, mechanism: written(spec.mechanism, start, zone) })));

function written({ id, versions, boundaries, hasGap, beginsLate }: MechanismSpec, start: EpochMs, zone: string) {
  const ends = boundaries
    .map(({ hours, isDate }) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(start + hours * HOUR);
      const day = instant.toZonedDateTimeISO(zone).toPlainDate();
      return isDate
        ? { text: day.toString(), at: day.toZonedDateTime(zone).epochMilliseconds }
        : { text: instant.toString(), at: instant.epochMilliseconds };
    })
    .sort((one, other) => one.at - other.at)
    .filter(({ at }, index, all) => at !== all[index - 1]?.at);
  const dated = versions.slice(0, ends.length + 1).map((version, index) => {
    const from = ends[index - 1]?.text ?? null;
    const next = ends[index];
    // An hour and a half in which no version holds.
    const gap = { to: Temporal.Instant.fromEpochMilliseconds((next?.at ?? 0) - 90 * MINUTE).toString() };
    return { ...version, from, ...(hasGap && index === 0 && versions.length > 1 ? gap : {}) };
  });
  const held = beginsLate && dated.length > 1 ? dated.slice(1) : dated;
  return { id, name: word("m"), status: "assumed", source: "test", versions: held };
}
