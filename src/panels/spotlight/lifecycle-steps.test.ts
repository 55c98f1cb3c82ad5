import { describe, expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import type { Deadline } from "../../derive/derived.ts";
import type { Incident } from "../../domain/incident.ts";
import type { StageInstants } from "../../domain/lifecycle.ts";
import { HOUR, MINUTE, SECOND } from "../../shared/units.ts";
import { lifecycleSteps } from "./lifecycle-steps.ts";

const REPORTED = Date.UTC(2026, 10, 20, 6, 20);
const mechanism = makeProfile().mechanisms[0]?.mechanism ?? null;

const NO_STAGES: StageInstants = {
  reported: REPORTED,
  triaged: null,
  signed: null,
  dispatched: null,
  contacted: null,
  arrived: null,
  reinforced: null,
  closed: null,
};

function incident(stages: Partial<StageInstants>, over: Partial<Incident> = {}): Incident {
  return {
    category: "dispute",
    stages: { ...NO_STAGES, ...stages },
    pauses: [],
    suspendedSince: null,
    ...over,
  } as Incident;
}

function deadline(state: Deadline["state"]): Deadline {
  return { state, mechanism, stage: null, startedAt: 0, limit: 0, dueAt: 0, atRiskAt: 0 };
}

const brief = (steps: ReturnType<typeof lifecycleSteps>) =>
  steps.map((step) => [step.stage, step.state, step.tone, step.elapsed]);

describe("lifecycleSteps", () => {
  it("shows what is done, what runs and what waits", () => {
    const signed = REPORTED + 22 * SECOND;
    const dispatched = signed + 114 * SECOND;
    const now = dispatched + 9 * MINUTE;
    const steps = lifecycleSteps(incident({ signed, dispatched }), deadline("atrisk"), now);
    expect(brief(steps)).toEqual([
      ["reported", "done", "ok", null],
      ["signed", "done", "ok", 22 * SECOND],
      ["dispatched", "done", "ok", 114 * SECOND],
      ["arrived", "running", "warn", 9 * MINUTE],
      ["closed", "waiting", "quiet", null],
    ]);
    expect(steps[3]?.fill).toBeCloseTo(0.9);
  });

  it("marks a stage reached too late, and fills its segment", () => {
    const steps = lifecycleSteps(
      incident({ signed: REPORTED + 61 * SECOND }),
      deadline("intime"),
      REPORTED + 2 * MINUTE,
    );
    expect(steps[1]).toMatchObject({ state: "done", tone: "breach", elapsed: 61 * SECOND, fill: 1 });
  });

  it("does not count time it stood suspended", () => {
    const pauses = [[REPORTED + 10 * SECOND, REPORTED + 40 * SECOND, "suspended"]] as const;
    const steps = lifecycleSteps(
      incident({ signed: REPORTED + 70 * SECOND }, { pauses }),
      deadline("none"),
      REPORTED + HOUR,
    );
    expect(steps[1]).toMatchObject({ tone: "ok", elapsed: 40 * SECOND });
  });

  it("has no elapsed time for a stage passed over, and none running once closed", () => {
    const steps = lifecycleSteps(
      incident({ dispatched: REPORTED + MINUTE, closed: REPORTED + HOUR }),
      deadline("none"),
      REPORTED + 2 * HOUR,
    );
    expect(brief(steps).map((step) => step[1])).toEqual(["done", "passed", "done", "passed", "done"]);
  });

  it("ends with the close where the mechanism has no limit for it, and stands without a mechanism", () => {
    const steps = lifecycleSteps(incident({}), { ...deadline("none"), mechanism: null }, REPORTED + MINUTE);
    expect(brief(steps)).toEqual([
      ["reported", "done", "ok", null],
      ["closed", "waiting", "quiet", null],
    ]);
  });
});
