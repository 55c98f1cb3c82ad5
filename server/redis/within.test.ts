import { expect, it } from "vitest";
import { createManualTime } from "../../test/fixtures/manual-time.ts";
import type { Delays } from "../timers.ts";
import { NoAnswerError, within } from "./within.ts";

/** An answer that is waited for so long, and how the waiting stands. */
function wait(length: number) {
  const time = createManualTime();
  const timers = {
    setTimeout: (task: () => void, delay: number) => time.after(delay, task),
    clearTimeout: (cancel: () => void) => cancel(),
  } as unknown as Delays;
  let give: (answer: string) => void = () => undefined;
  const answer = new Promise<string>((resolve) => {
    give = resolve;
  });
  let stands: unknown = "waiting";
  const waited = within(answer, length, timers).then(
    (came) => {
      stands = came;
    },
    (error: unknown) => {
      stands = error;
    },
  );
  return { time, waited, answer: (text: string) => give(text), stands: () => stands };
}

it("gives the answer up once its time is over, and not before", async () => {
  const { time, waited, stands } = wait(2_000);
  time.pass(1_999);
  await Promise.resolve();
  expect(stands()).toBe("waiting");
  time.pass(1);
  await waited;
  expect(stands()).toBeInstanceOf(NoAnswerError);
});

it("does not count the time in which the process stood still", async () => {
  const { time, waited, stands, answer } = wait(2_000);
  time.sleep(60_000);
  time.pass(1_000);
  answer("here");
  await waited;
  expect(stands()).toBe("here");
});
