import { describe, expect, it } from "vitest";
import { instant } from "../../test/fixtures/timeline.ts";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { DAY, HOUR } from "../shared/units.ts";
import { countedSince, isKnownWhole, spanBegin, withoutUnknownDays } from "./known-since.ts";

const profile = makeProfile();
const facts = { now: instant("14:32"), profile };

describe("spanBegin", () => {
  it("has days begin at midnight of the profile's zone and lengths end now", () => {
    expect(spanBegin("today", facts)).toBe(instant("00:00"));
    expect(spanBegin("yesterday", facts)).toBe(instant("-1d 00:00"));
    expect(spanBegin("lastWeek", facts)).toBe(instant("-7d 00:00"));
    expect(spanBegin("24h", facts)).toBe(instant("-1d 14:32"));
    expect(spanBegin("previousDay", facts)).toBe(instant("-2d 14:32"));
    expect(spanBegin("7d", facts)).toBe(instant("-7d 14:32"));
    expect(spanBegin("tide", facts)).toBe(facts.now - 21 * HOUR);
    expect(spanBegin("halfHour", facts)).toBe(instant("14:02"));
    expect(spanBegin("all", facts)).toBe(instant("14:30") - profile.windowMs);
  });
});

describe("countedSince", () => {
  it("is the instant only where it cuts the stretch, and nothing where the gateway does not say", () => {
    expect(countedSince(instant("14:02"), instant("00:00"))).toBe(instant("14:02"));
    expect(countedSince(instant("00:00"), instant("00:00"))).toBeNull();
    expect(countedSince(instant("-28d 00:00"), instant("00:00"))).toBeNull();
    expect(countedSince(null, instant("00:00"))).toBeNull();
  });
});

describe("earlier days", () => {
  const figures = { "incidents.reported@today": 3, "incidents.reported.yesterday": 0, "stage.a.b.share.lastweek": 0.5 };

  it("are told where they are known whole", () => {
    expect(isKnownWhole("yesterday", instant("-1d 00:00"), facts)).toBe(true);
    expect(withoutUnknownDays(figures, instant("-7d 00:00"), facts)).toEqual(figures);
    expect(withoutUnknownDays(figures, null, facts)).toEqual(figures);
  });

  it("are unknown, not zero, where they are not", () => {
    expect(isKnownWhole("yesterday", instant("-1d 00:00") + 1, facts)).toBe(false);
    expect(withoutUnknownDays(figures, facts.now - 2 * DAY, facts)).toEqual({
      ...figures,
      "stage.a.b.share.lastweek": null,
    });
    expect(withoutUnknownDays(figures, instant("14:02"), facts)).toEqual({
      "incidents.reported@today": 3,
      "incidents.reported.yesterday": null,
      "stage.a.b.share.lastweek": null,
    });
  });
});
