import { expect, test } from "vitest";
import { loadProfile } from "../server/load-profile.ts";
import { createDerived } from "../src/derive/create-derived.ts";
import { HOUR, MINUTE } from "../src/shared/units.ts";
import { createStore } from "../src/store/create-store.ts";
import { instant, timeline } from "./fixtures/timeline.ts";

const profile = loadProfile("xintang", "public");

/** How the shipped 12810 decides the answer to an order, by the shipped calendar and the library's holidays; the timeline's day is Monday 2026-03-02. */
function answerOf(life: string, now: string) {
  const store = createStore(profile);
  const derived = createDerived(store, profile);
  store.apply(timeline(`order category=livelihood : ${life}`));
  store.advance(instant(now));
  const [order] = store.incidents.values();
  const statuses = order === undefined ? [] : derived.stagesOf(order);
  const answer = statuses.find(({ mechanism, stage }) => mechanism.id === "12810" && stage.stage === "triaged");
  return [answer?.verdict, answer?.elapsed];
}

test.each<[string, string, string, readonly [string, number]]>([
  ["a weekend", "+4d 16:30 reported · +7d 09:20 triaged", "+7d 10:00", ["met", 50 * MINUTE]],
  ["lunch", "11:50 reported · 13:10 triaged", "14:00", ["met", 20 * MINUTE]],
  ["a month's end", "+29d 16:30 reported · +30d 09:31 triaged", "+30d 10:00", ["breached", 61 * MINUTE]],
  ["国庆, from 30 September to 8 October", "+212d 16:30 reported · +220d 09:30 triaged", "+220d 10:00", ["met", HOUR]],
  [
    "a Saturday made up for 国庆, 10 October",
    "+221d 16:30 reported · +222d 09:31 triaged",
    "+224d 10:00",
    ["breached", 61 * MINUTE],
  ],
  ["a Sunday after it", "+222d 16:30 reported", "+224d 09:30", ["undecided", HOUR]],
  ["a Sunday after it and a millisecond", "+222d 16:30 reported", "+224d 09:30:00.001", ["breached", HOUR + 1]],
])("12810 over %s", (_, life, now, expected) => {
  expect(answerOf(life, now)).toEqual(expected);
});
