import { describe, expect, it } from "vitest";
import type { KeptDesk } from "../../derive/alarms/alarm-desk.ts";
import { createAlarmStorage } from "./alarm-storage.ts";

const KEPT: KeptDesk = {
  log: [
    {
      ...{ incident: "a", kind: "breached", key: "signed/breached", stage: "signed", severity: 1, category: "fire" },
      ...{ title: "t", place: "", dueAt: 1, raisedAt: 2, voice: "speech", soundedAt: 2, overAt: null },
      acknowledged: { at: 3, by: "Li" },
      snoozed: { at: 3, by: "Li", until: 4 },
      muted: { at: 1, by: "Li", reason: "drill" },
    },
  ],
  mute: { from: 1, until: 5, reason: "drill", by: "Li" },
};

function memory(values = new Map<string, string>()) {
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

describe("alarm storage", () => {
  it("gives back what it was given, each profile its own", () => {
    const storage = createAlarmStorage(() => memory());
    expect(storage.load("a")).toBeUndefined();
    const shared = memory();
    const kept = createAlarmStorage(() => shared);
    kept.save("a", KEPT);
    kept.setActor("Li");
    expect(kept.load("a")).toEqual(KEPT);
    expect(kept.load("b")).toBeUndefined();
    expect(kept.actor()).toBe("Li");
  });

  it.each(["", "{", "null", '{"log":1}', '{"log":[{}],"mute":null}'])("starts anew after %j", (text) => {
    const shared = memory(new Map([["tidewatch.alarms.a", text]]));
    expect(createAlarmStorage(() => shared).load("a")).toBeUndefined();
  });

  it("does without a storage that is forbidden", () => {
    const storage = createAlarmStorage(() => {
      throw new DOMException("denied", "SecurityError");
    });
    storage.save("a", KEPT);
    expect(storage.load("a")).toBeUndefined();
    expect(storage.actor()).toBe("");
  });
});
