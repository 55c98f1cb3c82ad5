import { expect, test } from "vitest";
import { fakeCockpit } from "../../../test/gallery/fake-cockpit.ts";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { instant } from "../../../test/fixtures/timeline.ts";
import { NO_FILTER } from "../../domain/incident-filter.ts";
import { chipRows, rangeWords } from "./chip-rows.ts";

const NOW = instant("16:00");
const cockpit = fakeCockpit({ profile: makeProfile(), events: [], now: NOW });

test("every value has its chip in words, and the filter that is left without it", () => {
  const filter = {
    regions: ["village-a", "unheard-of"],
    categories: ["fire"],
    severities: [1 as const],
    ports: ["p110"],
    tiers: ["grid", "unheard-of"],
    reported: { from: instant("14:20"), to: instant("15:10") },
    weekHour: { weekday: 5, hour: 8 },
    cell: "893096a32c3ffff",
  };
  const rows = chipRows(filter, cockpit);
  expect(rows.map(({ kind, words }) => `${kind} ${words}`)).toEqual([
    "region Village A",
    "region unheard-of",
    "category Fire",
    "severity Ⅰ 级",
    "port 110",
    "tier Grid",
    "tier unheard-of",
    "reported 14:20–15:10",
    "weekHour 周五 08 时",
    "cell a32c3",
  ]);
  expect(rows[0]?.rest).toEqual({ ...filter, regions: ["unheard-of"] });
  expect(rows[7]?.rest).toEqual({ ...filter, reported: null });
});

test("without its last chip nothing is filtered", () => {
  const [only] = chipRows({ ...NO_FILTER, categories: ["fire"] }, cockpit);
  expect(only?.rest).toBe(NO_FILTER);
});

test("a range names the days that are not today", () => {
  const zone = "Asia/Shanghai";
  expect(rangeWords({ from: instant("-1d 23:50"), to: instant("-1d 23:59") }, zone, NOW)).toBe("03-01 23:50–23:59");
  expect(rangeWords({ from: instant("-1d 23:50"), to: instant("00:20") }, zone, NOW)).toBe("03-01 23:50–03-02 00:20");
});
