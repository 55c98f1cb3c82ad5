import { describe, expect, it } from "vitest";
import { createManualTime } from "../../test/fixtures/manual-time.ts";
import type { Predictions } from "../derive/prediction/prediction.ts";
import { MINUTE } from "../shared/units.ts";
import { createLearner } from "./learner.ts";

/** Predictions whose learning takes `pieces` pieces of 2 ms each. */
function slowPredictions(manual: { work(duration: number): void }, pieces: number) {
  const log: string[] = [];
  const predictions: Predictions = {
    of: () => null,
    probabilityOf: () => null,
    learned: null,
    figures: () => ({}),
    *learn() {
      log.push("begun");
      for (let piece = 0; piece < pieces; piece += 1) {
        manual.work(2);
        log.push("piece");
        yield;
      }
      log.push("done");
    },
  };
  return { predictions, log };
}

function setUp() {
  const manual = createManualTime(0);
  let worked = 0;
  let subject: { predictions: Predictions; now: number } | null = null;
  const clock = {
    now: () => manual.now() + worked,
    after: manual.after,
    work(duration: number) {
      worked += duration;
    },
  };
  const learner = createLearner({ time: clock, subject: () => subject });
  const show = (predictions: Predictions, now: number): void => {
    subject = { predictions, now };
  };
  return { manual, clock, learner, show };
}

describe("the learner", () => {
  it("waits for a whole snapshot, then learns at once in short pieces", () => {
    const { manual, clock, learner, show } = setUp();
    learner.tick();
    manual.pass(1_000);
    const { predictions, log } = slowPredictions(clock, 7);
    show(predictions, 0);
    learner.tick();
    expect(log).toEqual([]);
    manual.pass(21);
    // Two pieces of 2 ms fill the 4 ms of one stretch.
    expect(log).toEqual(["begun", "piece", "piece"]);
    manual.pass(200);
    expect(log.at(-1)).toBe("done");
  });

  it("learns again after ten minutes of the stream, a minute of the viewer apart at least", () => {
    const { manual, clock, learner, show } = setUp();
    const { predictions, log } = slowPredictions(clock, 1);
    const tickAt = (now: number): number => {
      show(predictions, now);
      learner.tick();
      manual.pass(100);
      return log.filter((entry) => entry === "done").length;
    };
    expect(tickAt(0)).toBe(1);
    expect(tickAt(30 * MINUTE)).toBe(1);
    manual.pass(MINUTE);
    expect(tickAt(30 * MINUTE)).toBe(2);
    manual.pass(5 * MINUTE);
    expect(tickAt(39 * MINUTE)).toBe(2);
    expect(tickAt(40 * MINUTE)).toBe(3);
  });

  it("drops what it was learning of a stream that was replaced", () => {
    const { manual, clock, learner, show } = setUp();
    const before = slowPredictions(clock, 100);
    const after = slowPredictions(clock, 1);
    show(before.predictions, 0);
    learner.tick();
    manual.pass(30);
    show(after.predictions, 0);
    learner.tick();
    manual.pass(5_000);
    expect(before.log).not.toContain("done");
    expect(after.log.at(-1)).toBe("done");
  });

  it("stops", () => {
    const { manual, clock, learner, show } = setUp();
    const { predictions, log } = slowPredictions(clock, 100);
    show(predictions, 0);
    learner.tick();
    manual.pass(30);
    learner.stop();
    manual.pass(5_000);
    expect(log).not.toContain("done");
  });
});
