import { expect, test } from "vitest";
import { laterStatement, streamTimeAt } from "./stream-clock.ts";

const SIXTY_FOLD = { serverTime: 1_000, streamTime: 500_000, rate: 60 };

test("the stream runs at its rate from the instant it was stated", () => {
  expect(streamTimeAt(SIXTY_FOLD, 3_000)).toBe(620_000);
});

test("a clock at rate 0 stands still", () => {
  expect(streamTimeAt({ ...SIXTY_FOLD, rate: 0 }, 9_000_000)).toBe(500_000);
});

test("a server time before the statement does not turn the stream back", () => {
  expect(streamTimeAt(SIXTY_FOLD, 900)).toBe(500_000);
});

test("the later statement counts, whichever arrives first", () => {
  const later = { ...SIXTY_FOLD, serverTime: 2_000 };
  expect(laterStatement(null, SIXTY_FOLD)).toBe(SIXTY_FOLD);
  expect(laterStatement(SIXTY_FOLD, later)).toBe(later);
  expect(laterStatement(later, SIXTY_FOLD)).toBe(later);
});
