import { expect, test } from "vitest";
import { makeProfile } from "../test/fixtures/profile.ts";
import { calendarWarnings } from "./calendar-warnings.ts";

const calendar = (id: string, knownUntil: string | null): object => ({
  id,
  name: { zh: "办公", en: "Office" },
  weekdays: [1],
  hours: [["09:00", "17:00"]],
  knownUntil,
});

test("says which calendars run out of known holidays within two months, or have already", () => {
  const profile = makeProfile({
    calendars: {
      soon: calendar("soon", "2026-12-31"),
      past: calendar("past", "2025-12-31"),
      later: calendar("later", "2027-12-31"),
      none: calendar("none", null),
    },
  });
  const warned = (date: string): string[] =>
    calendarWarnings(profile, Date.parse(date)).map((line) => line.split(":")[0] ?? "");
  expect(warned("2026-10-31")).toEqual(["calendar past"]);
  expect(warned("2026-11-02")).toEqual(["calendar soon", "calendar past"]);
  expect(calendarWarnings(profile, Date.parse("2026-12-31"))[0]).toBe(
    "calendar soon: public holidays are known until 2026-12-31 only; the profile's overrides may hold later ones",
  );
});
