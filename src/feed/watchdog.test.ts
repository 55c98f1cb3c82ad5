import { expect, test } from "vitest";
import { createManualTime } from "../../test/fixtures/manual-time.ts";
import { createWatchdog } from "./watchdog.ts";

function watch(clock: (now: number) => number = (now) => now) {
  const time = createManualTime(0);
  const said: string[] = [];
  const watchdog = createWatchdog({
    now: () => clock(time.now()),
    after: time.after,
    silent: (since) => said.push(`silent since ${since}`),
    dead: () => said.push(`dead at ${time.now()}`),
    woke: () => said.push("woke"),
  });
  return { time, said, watchdog };
}

test("three missed heartbeats are a silence, twice as long is death", () => {
  const { time, said, watchdog } = watch();
  watchdog.heard();
  time.pass(6_000);
  expect(said).toEqual([]);
  time.pass(1_000);
  expect(said).toEqual(["silent since 0"]);
  time.pass(7_000);
  expect(said.at(-1)).toBe("dead at 14000");
});

test("whatever is heard begins the term anew", () => {
  const { time, said, watchdog } = watch();
  for (let second = 0; second < 60; second += 2) {
    watchdog.heard();
    time.pass(2_000);
  }
  expect(said).toEqual([]);
});

test("after a sleep it does not judge before the queue has been heard", () => {
  const { time, said, watchdog } = watch();
  watchdog.heard();
  time.sleep(60_000);
  time.pass(0);
  expect(said).toEqual(["woke"]);
  watchdog.heard();
  time.pass(1_000);
  expect(said).toEqual(["woke"]);
});

test("a clock set back does not hide a dead server", () => {
  let skew = 3_600_000;
  const { time, said, watchdog } = watch((now) => now + skew);
  watchdog.heard();
  skew = 0;
  time.pass(20_000);
  expect(said).toContain("dead at 15000");
});

test("stopped, it says nothing more", () => {
  const { time, said, watchdog } = watch();
  watchdog.heard();
  watchdog.stop();
  time.pass(60_000);
  expect(said).toEqual([]);
});
