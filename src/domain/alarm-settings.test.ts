import { describe, expect, it } from "vitest";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { DEFAULT_ALARMS } from "./alarm-settings.ts";

describe("alarms of a profile", () => {
  it("have defaults", () => {
    expect(makeProfile().alarms).toEqual(DEFAULT_ALARMS);
    expect(DEFAULT_ALARMS.reported).toEqual([1, 2]);
    expect(DEFAULT_ALARMS.rules.map(({ voice }) => voice)).toEqual(["speech", "tone", "speech", "tone"]);
  });

  it("may be written", () => {
    const rules = [{ from: "22:00", to: "06:00", voice: "silent" }, { voice: "tone" }];
    expect(makeProfile({ alarms: { rules, reported: [] } }).alarms).toEqual({ rules, reported: [] });
  });

  it.each([
    [{ rules: [{ voice: "loud" }] }, /alarms\.rules\[0\]\.voice: expected silent, tone, speech/],
    [{ rules: [{ voice: "tone", from: "07:00" }] }, /alarms\.rules\[0\]\.to: from and to need each other/],
    [{ rules: [{ voice: "tone", from: "07:00", to: "07:00" }] }, /alarms\.rules\[0\]\.to: from and to are the same/],
    [{ rules: [{ voice: "tone", from: "7", to: "08:00" }] }, /alarms\.rules\[0\]\.from: must be hh:mm/],
    [{ rules: [{ voice: "tone", severities: [5] }] }, /alarms\.rules\[0\]\.severities\[0\]: /],
    [{ rules: [{ voice: "tone", on: [] }] }, /alarms\.rules\[0\]\.on: /],
  ])("refuse %j by the field's name", (alarms, message) => {
    expect(() => makeProfile({ alarms })).toThrow(message);
  });
});
