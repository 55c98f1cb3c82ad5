import fc from "fast-check";
import type { Amendment, IncidentEvent, StreamEvent } from "../../src/domain/event.ts";
import { MIDDLE_STAGES, STAGES } from "../../src/domain/lifecycle.ts";
import type { Profile } from "../../src/domain/profile.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import { makeProfile, word } from "../fixtures/profile.ts";

/** A stream as a page meets it: batches in the order they arrive, each with the stream clock it carries. */
export interface Session {
  readonly profile: Profile;
  readonly windowMs: number;
  readonly start: EpochMs;
  readonly batches: readonly { readonly now: EpochMs; readonly events: readonly StreamEvent[] }[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The limits of the mechanisms; gaps hit them exactly, just miss them, and overrun them by half. */
const LIMITS = [MINUTE, 3 * MINUTE, 10 * MINUTE, 4 * HOUR];
const gap = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 5 * MINUTE }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(0, 1, ...LIMITS, ...LIMITS.map((limit) => limit + 1), 90 * SECOND, 15 * MINUTE),
  },
  { weight: 1, arbitrary: fc.constantFrom(HOUR, 6 * HOUR, 20 * HOUR) },
);
/** How long an event takes to arrive; negative when its source's clock runs ahead. */
const delay = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 10 * MINUTE }) },
  { weight: 1, arbitrary: fc.integer({ min: -30 * SECOND, max: 0 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 30 * HOUR }) },
);
const copies = fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constantFrom(2, 3) });

const category = fc.constantFrom("safety", "fire", "dispute");
const severity = fc.constantFrom(1, 2, 3, 4) as fc.Arbitrary<1 | 2 | 3 | 4>;
const region = fc.constantFrom("grid-a1", "grid-a2", "village-a", "village-b", "street", "elsewhere");
const tier = fc.constantFrom("grid", "community", "district", "police");
const brain = fc.constantFrom("governance", "police");
/** Corrected instants, relative to the amendment's own. */
const corrected = fc.oneof(
  fc.constantFrom(...LIMITS).map((limit) => -limit),
  fc.integer({ min: -6 * HOUR, max: 10 * MINUTE }),
);

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("stage" as const),
      stage: fc.constantFrom(...MIDDLE_STAGES),
      unit: fc.option(fc.constantFrom("u1", "u2")),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("closed" as const), tier: fc.option(tier) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("suspended" as const), reason: fc.constant("wait") }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("resumed" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("returned" as const), reason: fc.constant("not ours") }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("escalated" as const), tier }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("handedOver" as const), brain }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("joint" as const), brain }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("supervised" as const), by: fc.constant("lead"), note: fc.constant("") }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reportedAgain" as const), category }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("amended" as const),
      facts: fc.record({ title: fc.constant("corrected"), category, severity, region }, { requiredKeys: [] }),
      reported: fc.option(corrected),
      stages: fc.dictionary(fc.constantFrom(...STAGES.slice(1)), fc.option(corrected), { maxKeys: 2 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** The plain life of most incidents, to reach the figures that need one; random steps come after it. */
const plainLife: fc.Arbitrary<Step[]> = fc
  .subarray(["triaged", "signed", "dispatched", "arrived", "closed"] as const)
  .map((stages) =>
    stages.map(
      (stage): Step => (stage === "closed" ? { kind: "closed", tier: "grid" } : { kind: "stage", stage, unit: null }),
    ),
  );

/** How far an event's instant lies before its turn in the life: sources err. */
const slip = fc.oneof(
  { weight: 9, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: HOUR }) },
);

const arrival = fc.record({ gap, slip, delay, copies });
const incident = fc.record({
  start: fc.oneof(gap, fc.integer({ min: 0, max: 2 * DAY })),
  report: fc.record({ category, severity, port: fc.constantFrom("p110", "p12345"), region }),
  reportArrival: arrival,
  life: plainLife,
  steps: fc.array(step, { maxLength: 6 }),
  arrivals: fc.array(arrival, { minLength: 12, maxLength: 12 }),
});
type IncidentSpec = typeof incident extends fc.Arbitrary<infer Value> ? Value : never;

interface Arriving {
  readonly at: EpochMs;
  readonly event: StreamEvent;
}

function incidentArrivals(id: string, spec: IncidentSpec, start: EpochMs): Arriving[] {
  let at = start + spec.start;
  const arriving: Arriving[] = [];
  const push = (event: IncidentEvent, { delay: late, copies: times }: { delay: number; copies: number }): void => {
    for (let copy = 0; copy < times; copy += 1)
      arriving.push({ at: event.at + late + copy * copy * 7 * MINUTE, event });
  };
  const report = (category: string, revision: number): IncidentEvent => ({
    kind: "reported",
    incident: id,
    revision,
    at,
    ...spec.report,
    category,
    position: null,
    title: id,
    place: "",
    brain: "governance",
    contact: null,
  });
  push(report(spec.report.category, 1), spec.reportArrival);
  for (const [index, step] of [...spec.life, ...spec.steps].entries()) {
    const arrives = spec.arrivals[index] ?? { gap: 0, slip: 0, delay: 0, copies: 1 };
    at += arrives.gap;
    const base = { incident: id, revision: index + 2, at: at - arrives.slip };
    if (step.kind === "reportedAgain") push(report(step.category, base.revision), arrives);
    else if (step.kind === "amended") push({ ...base, kind: "amended", patch: patchOf(step, at) }, arrives);
    else push({ ...base, ...step }, arrives);
  }
  return arriving;
}

function patchOf(step: Extract<Step, { kind: "amended" }>, at: EpochMs): Amendment {
  const stages = Object.entries(step.stages).map(([stage, offset]) => [stage, offset === null ? null : at + offset]);
  const reported = step.reported === null ? {} : { reported: at + step.reported };
  return { ...step.facts, ...reported, ...Object.fromEntries(stages) };
}

const surrounding = fc.record({
  start: fc.integer({ min: 0, max: 2 * DAY }),
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

const stageNames = fc.subarray(["signed", "dispatched", "arrived", "closed"] as const, { minLength: 1 });
const limit = fc.constantFrom(...LIMITS);
const mechanism = fc.record({
  id: fc.constantFrom("one", "two"),
  stages: stageNames.chain((stages) =>
    fc.tuple(
      ...stages.map((stage) =>
        fc.record({
          stage: fc.constant(stage),
          name: fc.constant(word(stage)),
          from: fc.constantFrom("reported", "previous"),
          limit,
          limitByCategory: fc.dictionary(category, limit, { maxKeys: 1 }),
          atRiskShare: fc.constantFrom(0, 0.34, 0.5, 1),
        }),
      ),
    ),
  ),
});
const rule = fc.record({
  mechanism: mechanism.map((specified) => ({ ...specified, name: word("m"), status: "assumed", source: "test" })),
  when: fc.record(
    {
      categories: fc.subarray(["safety", "fire", "dispute"]),
      severities: fc.subarray([1, 2, 3, 4]),
      ports: fc.constantFrom(["p110"], ["p12345"]),
    },
    { requiredKeys: [] },
  ),
});

/** Midnight or a change of clocks is never far. */
const place = fc.constantFrom(
  { zone: "Asia/Shanghai", start: Date.UTC(2026, 2, 1, 13) },
  { zone: "America/Los_Angeles", start: Date.UTC(2026, 2, 7, 20) },
  { zone: "America/Los_Angeles", start: Date.UTC(2026, 9, 31, 20) },
  { zone: "Australia/Lord_Howe", start: Date.UTC(2026, 3, 4, 3) },
);

/** A random session: up to eight incidents over some days, out of order, repeated and corrected, then quiet days in which they leave. */
export const session: fc.Arbitrary<Session> = fc
  .record({
    place,
    rules: fc.array(rule, { maxLength: 3 }),
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
        const at = start + spec.start * 10 + index;
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
    const profile = makeProfile({ zone, mechanisms: rules });
    return {
      profile,
      windowMs,
      start,
      batches,
      [fc.toStringMethod]: () => tell({ profile, windowMs, start, batches }),
    };
  });

/** What a failing session is about, without the profile's fixed parts. */
function tell({ profile, windowMs, start, batches }: Session): string {
  const rules = profile.mechanisms.map(({ mechanism, when }) => ({ id: mechanism.id, when, stages: mechanism.stages }));
  return JSON.stringify({ zone: profile.zone, windowMs, start, rules, batches }, null, 1);
}
