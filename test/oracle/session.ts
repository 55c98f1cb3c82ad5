import fc from "fast-check";
import type { StreamEvent } from "../../src/domain/event.ts";
import type { Profile } from "../../src/domain/profile.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import { makeProfile } from "../fixtures/profile.ts";
import { arrival, gap, incident, incidentArrivals, region } from "./arbitrary-lives.ts";
import { CALENDARS, rules } from "./arbitrary-rules.ts";

/** A stream as a page meets it: batches in the order they arrive, each with the stream clock it carries. */
export interface Session {
  readonly profile: Profile;
  readonly windowMs: number;
  readonly start: EpochMs;
  readonly batches: readonly { readonly now: EpochMs; readonly events: readonly StreamEvent[] }[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const surrounding = fc.record({
  start: fc.oneof(gap, fc.integer({ min: 0, max: 2 * DAY })),
  arrives: arrival,
  event: fc.oneof(
    fc.record({
      kind: fc.constant("unitState" as const),
      unit: fc.constantFrom("u1", "u2"),
      state: fc.constantFrom("idle", "offDuty", "moving"),
      incident: fc.constant(null),
      name: fc.constant("Unit"),
      unitKind: fc.constant("patrol"),
      region,
    }),
    fc.record({
      kind: fc.constant("unitMoved" as const),
      unit: fc.constantFrom("u1", "u2"),
      longitude: fc.constant(120.3),
      latitude: fc.constant(30.2),
      heading: fc.constant(null),
    }),
    fc.record({
      kind: fc.constant("port" as const),
      port: fc.constantFrom("p110", "p12345"),
      health: fc.constantFrom("live", "degraded", "down"),
      lag: fc.option(fc.nat(5_000)),
      note: fc.constant(null),
    }),
    fc.record({
      kind: fc.constant("mode" as const),
      mode: fc.constantFrom("peace", "surge"),
      reason: fc.constant(null),
    }),
    fc.record({
      kind: fc.constant("indicator" as const),
      record: fc.record({
        region: fc.constant("street"),
        indicator: fc.constantFrom("output", "energy"),
        labelZh: fc.constant("x"),
        labelEn: fc.constant("x"),
        group: fc.constant("economy"),
        periodFrom: fc.constantFrom("2025-01", "2025-04"),
        periodTo: fc.constantFrom("2025-04", "2025-06"),
        value: fc.option(fc.nat(100)),
        unit: fc.constant("count"),
        yoyPercent: fc.option(fc.nat(100)),
        targetCompletionPercent: fc.option(fc.nat(100)),
        better: fc.constant("up"),
        source: fc.constant("test"),
        status: fc.constantFrom("final", "revised"),
      }),
    }),
  ),
});

/** Midnight, a month's end, a make-up Saturday or a change of clocks is never far. */
const place = fc.constantFrom(
  { zone: "Asia/Shanghai", start: Date.UTC(2026, 1, 27, 6) },
  { zone: "Asia/Shanghai", start: Date.UTC(2026, 1, 28, 3, 58) },
  { zone: "Asia/Shanghai", start: Date.UTC(2026, 2, 1, 13) },
  { zone: "America/Los_Angeles", start: Date.UTC(2026, 2, 7, 20) },
  { zone: "America/Los_Angeles", start: Date.UTC(2026, 9, 31, 20) },
  { zone: "Australia/Lord_Howe", start: Date.UTC(2026, 3, 4, 3) },
);

/** A random session: up to eight incidents over some days, out of order, repeated and corrected, then quiet days in which they leave. */
export const session: fc.Arbitrary<Session> = fc
  .record({
    place,
    rules,
    windowMs: fc.constantFrom(DAY, DAY + 7 * MINUTE + 1, 26 * HOUR, 2 * DAY, 8 * DAY),
    incidents: fc.array(incident, { minLength: 1, maxLength: 8 }),
    surroundings: fc.array(surrounding, { maxLength: 6 }),
    batchSizes: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 4, maxLength: 4 }),
    isReversed: fc.boolean(),
    quiet: fc.array(fc.constantFrom(MINUTE, 10 * MINUTE, 5 * HOUR, DAY, 3 * DAY), { maxLength: 4 }),
  })
  .map(({ place: { zone, start }, rules, windowMs, incidents, surroundings, batchSizes, isReversed, quiet }) => {
    const arriving = [
      ...incidents.flatMap((spec, index) => incidentArrivals(`i${index}`, spec, start)),
      ...surroundings.map((spec, index) => {
        // An instant of its own for each, so that "the latest" does not depend on the order of arrival.
        const at = start + Math.floor(spec.start / 10) * 10 + index;
        return { at: at + spec.arrives.delay, event: { ...spec.event, at } as StreamEvent };
      }),
    ].sort((one, other) => one.at - other.at);
    const batches: { now: EpochMs; events: StreamEvent[] }[] = [];
    let taken = 0;
    let now = start;
    while (taken < arriving.length) {
      const batch = arriving.slice(taken, taken + (batchSizes[batches.length % batchSizes.length] ?? 1));
      taken += batch.length;
      now = Math.max(now, batch.at(-1)?.at ?? now);
      const events = batch.map(({ event }) => event);
      batches.push({ now, events: isReversed ? events.reverse() : events });
    }
    for (const pause of quiet) {
      now += pause;
      batches.push({ now, events: [] });
    }
    const profile = makeProfile({ zone, calendars: CALENDARS, mechanisms: rules(start, zone) });
    return {
      profile,
      windowMs,
      start,
      batches,
      [fc.toStringMethod]: () => tell({ profile, windowMs, start, batches }),
    };
  });

/** What a failing session is about, an event a line, without the profile's fixed parts. */
function tell({ profile, windowMs, start, batches }: Session): string {
  const lines = batches.flatMap(({ now, events }) => [`now ${now}`, ...events.map((event) => JSON.stringify(event))]);
  const rules = profile.mechanisms.flatMap(({ mechanism, when }) => [
    `${mechanism.id} when ${JSON.stringify(when)}`,
    ...mechanism.versions.map((version) => JSON.stringify(version)),
  ]);
  return [JSON.stringify({ zone: profile.zone, windowMs, start }), ...rules, ...lines].join("\n");
}
