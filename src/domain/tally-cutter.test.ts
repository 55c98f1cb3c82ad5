import { expect, test } from "vitest";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { instant } from "../../test/fixtures/timeline.ts";
import { type IncidentFilter, NO_FILTER } from "./incident-filter.ts";
import { tallyCutter } from "./tally-cutter.ts";

/** Monday 2026-03-02 in Shanghai. */
const TALLY = { region: "grid-a1", day: instant("00:00"), counts: { fire: [1, 2, 3], safety: [4] } };
const cut = (filter: Partial<IncidentFilter>) => tallyCutter({ ...NO_FILTER, ...filter }, makeProfile())(TALLY)?.counts;

test("keeps regions with all below them and the categories that are wanted", () => {
  expect(cut({ regions: ["village-a"] })).toEqual(TALLY.counts);
  expect(cut({ regions: ["village-b"] })).toEqual({});
  expect(cut({ categories: ["fire"] })).toEqual({ fire: [1, 2, 3] });
});

test("knows nothing of severities, ports and tiers", () => {
  expect(cut({ severities: [1] })).toBeUndefined();
  expect(cut({ ports: ["p110"], categories: ["fire"] })).toBeUndefined();
  expect(cut({ tiers: ["grid"] })).toBeUndefined();
});

test("keeps whole hours of a range, and the hour of the week, in their places", () => {
  expect(cut({ reported: { from: instant("00:30"), to: instant("02:00") } })).toEqual({ fire: [0, 2, 0], safety: [0] });
  expect(cut({ weekHour: { weekday: 1, hour: 2 } })).toEqual({ fire: [0, 0, 3], safety: [0] });
  expect(cut({ weekHour: { weekday: 2, hour: 2 } })).toEqual({ fire: [0, 0, 0], safety: [0] });
});
