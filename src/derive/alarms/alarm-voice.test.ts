import { describe, expect, it } from "vitest";
import { alarmSchema, DEFAULT_ALARMS } from "../../domain/alarm-settings.ts";
import { louder, voiceOf } from "./alarm-voice.ts";

describe("voiceOf", () => {
  it.each([
    ["breached", 1, "07:00", "speech"],
    ["breached", 2, "21:59", "speech"],
    ["breached", 3, "12:00", "tone"],
    ["atrisk", 1, "12:00", "tone"],
    ["supervised", 4, "12:00", "tone"],
    ["breached", 1, "22:00", "speech"],
    ["breached", 2, "06:59", "silent"],
    ["atrisk", 1, "03:00", "tone"],
    ["reported", 2, "03:00", "silent"],
  ] as const)("%s of severity %d at %s: %s, unless the profile says otherwise", (kind, severity, clock, voice) => {
    expect(voiceOf(DEFAULT_ALARMS, kind, severity, clock)).toBe(voice);
  });

  it("takes the first rule that applies, over midnight too, and is silent without one", () => {
    const settings = alarmSchema.parse({ rules: [{ from: "22:00", to: "06:00", voice: "tone" }] });
    const voices = ["21:59", "22:00", "00:00", "05:59", "06:00"].map((clock) => voiceOf(settings, "atrisk", 4, clock));
    expect(voices).toEqual(["silent", "tone", "tone", "tone", "silent"]);
  });
});

it("knows the louder voice", () => {
  expect([louder("tone", "silent"), louder("tone", "speech"), louder("tone", "tone")]).toEqual([
    "tone",
    "speech",
    "tone",
  ]);
});
