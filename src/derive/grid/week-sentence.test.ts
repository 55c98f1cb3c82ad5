import { expect, it } from "vitest";
import type { WeekCell, WeekMatrix } from "./grid.ts";
import { weekSentence } from "./week-sentence.ts";

/** A week over four weeks with so many reports in each of its hours. */
function week(reportedAt: (weekday: number, hour: number) => number, hours = 4): WeekMatrix {
  const cells = Array.from({ length: 168 }, (_, place): WeekCell => {
    const [weekday, hour] = [Math.floor(place / 24) + 1, place % 24];
    const reported = reportedAt(weekday, hour);
    return { weekday, hour, reported, hours, mean: hours === 0 ? null : reported / hours };
  });
  return { cells, peak: 1, current: { weekday: 1, hour: 0 } };
}

it("says which weekday's hours stand out, with the numbers that make it true", () => {
  const sentence = weekSentence(week((weekday, hour) => (weekday === 5 && hour >= 19 && hour < 22 ? 72 : 40)));
  expect(sentence).toEqual({ kind: "weekday", weekday: 5, from: 19, to: 22, ratio: 1.8, rate: 18, usual: 10 });
});

it("else says which hours of every day do", () => {
  const sentence = weekSentence(week((_, hour) => (hour >= 9 && hour < 12 ? 60 : 20)));
  expect(sentence).toMatchObject({ kind: "daily", from: 9, to: 12, ratio: 3, rate: 15, usual: 5 });
});

it("says that nothing stands out where little does, or by chance alone", () => {
  expect(weekSentence(week(() => 40))).toEqual({ kind: "even" });
  expect(weekSentence(week((weekday, hour) => (weekday === 5 && hour === 19 ? 50 : 40)))).toEqual({ kind: "even" });
  // Four times as many, but four of what was one.
  expect(weekSentence(week((weekday, hour) => (hour === 3 ? (weekday === 5 ? 4 : 1) : 0)))).not.toMatchObject({
    kind: "weekday",
  });
});

it("concludes nothing from two weeks", () => {
  expect(weekSentence(week((weekday) => (weekday === 5 ? 90 : 10), 2))).toEqual({ kind: "thin" });
});
