import { expect, it } from "vitest";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { instant } from "../../test/fixtures/timeline.ts";
import { fakeCockpit } from "../../test/gallery/fake-cockpit.ts";
import { DAY } from "../shared/units.ts";
import { sinceWords } from "./since-words.ts";

const now = instant("14:32");

function said(knownSince: number | null, language: "zh" | "en" = "zh"): string | null {
  const cockpit = fakeCockpit({ profile: makeProfile(), events: [], now, language, connection: { knownSince } });
  return sinceWords("all", cockpit);
}

it("names the time of today, the day before that, and the year before that, in the profile's zone", () => {
  expect(said(instant("14:02"))).toBe("自 14:02 起");
  expect(said(instant("14:02"), "en")).toBe("since 14:02");
  expect(said(instant("-1d 09:30"))).toMatch(/^自 \d\d-\d\d 09:30 起$/);
});

it("says nothing of what is whole", () => {
  expect(said(now - 28 * DAY)).toBeNull();
  expect(said(null)).toBeNull();
});
