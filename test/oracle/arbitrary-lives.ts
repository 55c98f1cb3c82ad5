import fc from "fast-check";
import type { Amendment, IncidentEvent, StreamEvent } from "../../src/domain/event.ts";
import { SUSPENSION_CAUSES } from "../../src/domain/incident.ts";
import { MIDDLE_STAGES, STAGES } from "../../src/domain/lifecycle.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import { LIMITS } from "./arbitrary-rules.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Gaps hit limits exactly, just miss them, and overrun them by half. */
export const gap = fc.oneof(
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
export const region = fc.constantFrom("grid-a1", "grid-a2", "village-a", "village-b", "street", "elsewhere");
const tier = fc.constantFrom("grid", "community", "district", "police");
const brain = fc.constantFrom("governance", "police");
/** Corrected instants, relative to the amendment's own. */
const corrected = fc.oneof(
  fc.constantFrom(...LIMITS).map((limit) => -limit),
  fc.integer({ min: -6 * HOUR, max: 10 * MINUTE }),
);

const suspended = fc.record(
  {
    kind: fc.constant("suspended" as const),
    reason: fc.constant("wait"),
    cause: fc.constantFrom(...SUSPENSION_CAUSES),
  },
  { requiredKeys: ["kind", "reason"] },
);
const spoken = { by: fc.constant("lead"), note: fc.constant("") };
/** Takes a close back, and nothing else. */
const reopened = fc.record({
  kind: fc.constant("amended" as const),
  facts: fc.constant({}),
  reported: fc.constant(null),
  stages: fc.constant({ closed: null }),
});

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
  { weight: 2, arbitrary: suspended },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("resumed" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("returned" as const), reason: fc.constant("not ours") }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("escalated" as const), tier }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("handedOver" as const), brain }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("joint" as const), brain }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("supervised" as const), ...spoken }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("answered" as const), ...spoken }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("acknowledged" as const),
      by: fc.constant("desk"),
      alarms: fc.constant(["signed/breached"]),
    }),
  },
  { weight: 3, arbitrary: reopened },
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

/** How an event comes: this long after the one before, this late, this often. */
export const arrival = fc.record({ gap, slip, delay, copies });
/** Own deadlines, relative to the report. */
const ownDeadline = fc.oneof(fc.constantFrom(...LIMITS), fc.integer({ min: -MINUTE, max: 6 * HOUR }));
/** One incident's life: its report, how it goes, and how each event arrives. */
export const incident = fc.record({
  start: fc.oneof(gap, fc.integer({ min: 0, max: 2 * DAY })),
  report: fc.record({ category, severity, port: fc.constantFrom("p110", "p12345"), region }),
  deadlines: fc.option(fc.dictionary(fc.constantFrom(...STAGES.slice(1)), fc.option(ownDeadline), { maxKeys: 2 })),
  reportArrival: arrival,
  life: plainLife,
  steps: fc.array(step, { maxLength: 6 }),
  arrivals: fc.array(arrival, { minLength: 12, maxLength: 12 }),
});
type IncidentSpec = typeof incident extends fc.Arbitrary<infer Value> ? Value : never;

/** An event and the instant it arrives. */
export interface Arriving {
  readonly at: EpochMs;
  readonly event: StreamEvent;
}

/** The events of a life, with their instants of arrival. */
export function incidentArrivals(id: string, spec: IncidentSpec, start: EpochMs): Arriving[] {
  let at = start + spec.start;
  const arriving: Arriving[] = [];
  const push = (event: IncidentEvent, { delay: late, copies: times }: { delay: number; copies: number }): void => {
    for (let copy = 0; copy < times; copy += 1)
      arriving.push({ at: event.at + late + copy * copy * 7 * MINUTE, event });
  };
  const deadlines = spec.deadlines === null ? null : instantsOf(spec.deadlines, at);
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
    ...(deadlines === null ? {} : { deadlines }),
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
  const reported = step.reported === null ? {} : { reported: at + step.reported };
  return { ...step.facts, ...reported, ...instantsOf(step.stages, at) };
}

function instantsOf(offsets: Readonly<Record<string, number | null>>, at: EpochMs): Record<string, EpochMs | null> {
  return Object.fromEntries(
    Object.entries(offsets).map(([stage, offset]) => [stage, offset === null ? null : at + offset]),
  );
}
