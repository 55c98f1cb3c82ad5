import { describe, expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { instant, timeline } from "../../../test/fixtures/timeline.ts";
import { createDerived } from "../../derive/create-derived.ts";
import { MINUTE, SECOND } from "../../shared/units.ts";
import { createStore } from "../../store/create-store.ts";
import { lifecycleSteps } from "./lifecycle-steps.ts";

/** The steps of incident A, lived as the timeline tells, at a time. */
function stepsOf(life: string, now: string, overrides: Parameters<typeof makeProfile>[0] = {}) {
  const profile = makeProfile(overrides);
  const store = createStore(profile);
  const derived = createDerived(store, profile);
  store.advance(instant(now));
  store.apply(timeline(`A category=dispute : ${life}`));
  store.advance(instant(now));
  const incident = store.incidents.get("A");
  if (incident === undefined) throw new Error("A was not reported");
  return lifecycleSteps(incident, derived.stagesOf(incident), derived.deadlineOf(incident).state);
}

const brief = (steps: ReturnType<typeof stepsOf>) =>
  steps.map((step) => [step.stage, step.state, step.tone, step.elapsed]);

describe("lifecycleSteps", () => {
  it("shows what is done, what runs and what waits", () => {
    const steps = stepsOf("10:00 reported · 10:00:22 signed u1 · 10:02:16 dispatched u1", "10:11:16");
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
    const steps = stepsOf("10:00 reported · 10:01:01 signed u1", "10:02");
    expect(steps[1]).toMatchObject({ state: "done", tone: "breach", elapsed: 61 * SECOND, fill: 1 });
  });

  it("does not count time it stood suspended", () => {
    const steps = stepsOf("10:00 reported · 10:00:10 suspended x · 10:00:40 resumed · 10:01:10 signed u1", "11:00");
    expect(steps[1]).toMatchObject({ tone: "ok", elapsed: 40 * SECOND });
  });

  it("has no elapsed time for a stage passed over, and none running once closed", () => {
    const steps = stepsOf("10:00 reported · 10:01 dispatched u1 · 11:00 closed grid", "12:00");
    expect(brief(steps).map((step) => step[1])).toEqual(["done", "passed", "done", "passed", "done"]);
    expect(steps[2]?.elapsed).toBeNull();
  });

  it("ends with the close where the mechanism has no limit for it, and stands without a mechanism", () => {
    expect(brief(stepsOf("10:00 reported", "10:01", { mechanisms: [] }))).toEqual([
      ["reported", "done", "ok", null],
      ["closed", "waiting", "quiet", null],
    ]);
    const closed = stepsOf("10:00 reported · 10:05 closed grid", "10:06", { mechanisms: [] });
    expect(closed.at(-1)).toMatchObject({ state: "done", elapsed: 5 * MINUTE });
  });
});
