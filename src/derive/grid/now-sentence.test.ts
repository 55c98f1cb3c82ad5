import { expect, it } from "vitest";
import { HOUR } from "../../shared/units.ts";
import type { LoadFigure, WeekCell, WeekMatrix } from "./grid.ts";
import { nowSentence } from "./now-sentence.ts";

/** A week of which every hour has as many reports as its clock shows, on Sundays twice that. */
function week(current: WeekMatrix["current"], hours = 4): WeekMatrix {
  const cells = Array.from({ length: 168 }, (_, place): WeekCell => {
    const [weekday, hour] = [Math.floor(place / 24) + 1, place % 24];
    const mean = hour * (weekday === 7 ? 2 : 1);
    return { weekday, hour, hours, reported: mean * hours, mean };
  });
  return { cells, peak: 46, current };
}

const usual = (count: number, base: number, weeks = 4): LoadFigure => ({
  value: count / base,
  count,
  base,
  span: { from: 13 * HOUR, hours: 1, weeks },
  gap: null,
});
const THIN: LoadFigure = { value: null, count: 0, base: null, span: null, gap: "thin" };
const FRIDAY = { weekday: 5, hour: 14 };

it("calls an hour more or fewer than usual only where chance alone seldom would bring it", () => {
  const kindOf = (count: number, base: number, weeks?: number) =>
    nowSentence(usual(count, base, weeks), week(FRIDAY)).past?.kind;
  // √(64 · 1.25) is 8.9: up to 17 more or fewer are chance.
  expect([81, 82, 47, 46].map((count) => kindOf(count, 64))).toEqual(["alike", "more", "alike", "fewer"]);
  // Fewer weeks make a base less sure.
  expect(kindOf(82, 64, 3)).toBe("alike");
  expect(nowSentence(usual(79, 50), week(FRIDAY)).past).toEqual({
    kind: "more",
    from: 13 * HOUR,
    hours: 1,
    count: 79,
    base: 50,
    weeks: 4,
    ratio: 1.58,
  });
});

it("says what is usual of the running hour and the two to come, past midnight and the end of the week too", () => {
  const nextOf = (current: WeekMatrix["current"]) => nowSentence(THIN, week(current)).next;
  expect(nextOf(FRIDAY)).toEqual({ from: 14, to: 17, expected: 14 + 15 + 16 });
  expect(nextOf({ weekday: 1, hour: 21 })).toEqual({ from: 21, to: 24, expected: 21 + 22 + 23 });
  expect(nextOf({ weekday: 6, hour: 23 })).toEqual({ from: 23, to: 2, expected: 23 + 0 + 2 });
  expect(nextOf({ weekday: 7, hour: 23 })).toEqual({ from: 23, to: 2, expected: 46 + 0 + 1 });
});

it("says nothing of what too little is known of", () => {
  expect(nowSentence(THIN, week(FRIDAY, 2))).toEqual({ past: null, next: null });
});
