import { expect, test } from "vitest";
import { createServerTime } from "./server-time.ts";

test("knows nothing before the first statement", () => {
  const time = createServerTime(() => 5);
  expect([time.serverNow(), time.streamNow(), time.rate]).toEqual([null, null, 1]);
});

test("goes by the messages until the first answer, then by the answer", () => {
  let now = 1_000;
  const time = createServerTime(() => now);
  const statement = { serverTime: 301_000, streamTime: 42_000, rate: 2 };
  expect(time.heard(statement, 1_080)).toBe(false);
  now = 1_080;
  expect(time.serverNow()).toBe(301_000);
  expect(time.latencyOf(statement, 1_080)).toBeNull();
  time.answered({ sentAt: 1_080, serverTime: 301_090, receivedAt: 1_100 });
  now = 1_100;
  expect(time.serverNow()).toBe(301_100);
  expect(time.streamNow()).toBe(42_200);
  expect(time.latencyOf(statement, 1_080)).toBe(80);
});

test("a page's clock set back is noticed at the next message", () => {
  let now = 10_000;
  const time = createServerTime(() => now);
  time.answered({ sentAt: 10_000, serverTime: 10_000, receivedAt: 10_000 });
  now = 2_000;
  expect(time.heard({ serverTime: 11_000, streamTime: 11_000, rate: 1 }, 2_000)).toBe(true);
  expect(time.serverNow()).toBe(11_000);
});

test("an early statement that arrives late does not turn the clock back", () => {
  const time = createServerTime(() => 1_000);
  time.answered({ sentAt: 1_000, serverTime: 1_000, receivedAt: 1_000 });
  time.heard({ serverTime: 1_000, streamTime: 90_000, rate: 0 }, 1_000);
  time.heard({ serverTime: 400, streamTime: 10_000, rate: 60 }, 1_000);
  expect(time.streamNow()).toBe(90_000);
});
