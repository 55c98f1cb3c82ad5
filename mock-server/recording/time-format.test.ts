import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { createTimeReader, faultOfFormat } from "./time-format.ts";

const US = "MM/DD/YYYY hh:mm:ss A";

describe("createTimeReader", () => {
  it.each([
    ["midnight is 12 AM", US, "America/Los_Angeles", "01/01/2017 12:00:00 AM", "2017-01-01T08:00:00Z"],
    ["noon is 12 PM", US, "America/Los_Angeles", "01/01/2017 12:00:00 PM", "2017-01-01T20:00:00Z"],
    ["an afternoon in winter", US, "America/Los_Angeles", "12/31/2016 11:57:56 PM", "2017-01-01T07:57:56Z"],
    ["an afternoon in summer", US, "America/Los_Angeles", "07/04/2017 1:00:00 pm", "2017-07-04T20:00:00Z"],
    [
      "the hour skipped in spring: the clock went on",
      US,
      "America/Los_Angeles",
      "03/12/2017 02:30:00 AM",
      "2017-03-12T10:30:00Z",
    ],
    ["the minute before the skip", US, "America/Los_Angeles", "03/12/2017 01:59:59 AM", "2017-03-12T09:59:59Z"],
    [
      "the hour repeated in autumn: the first",
      US,
      "America/Los_Angeles",
      "11/05/2017 01:30:00 AM",
      "2017-11-05T08:30:00Z",
    ],
    ["the hour after the repeated one", US, "America/Los_Angeles", "11/05/2017 02:30:00 AM", "2017-11-05T10:30:00Z"],
    [
      "a zone without summer time",
      "YYYY-MM-DD HH:mm:ss",
      "Asia/Shanghai",
      "2026-07-01 08:00:00",
      "2026-07-01T00:00:00Z",
    ],
    [
      "Chinese punctuation",
      "YYYY年MM月DD日 HH时mm分",
      "Asia/Shanghai",
      "2026年7月1日 08时05分",
      "2026-07-01T00:05:00Z",
    ],
    ["milliseconds", "YYYY-MM-DD HH:mm:ss.SSS", "UTC", "2026-01-02 03:04:05.6", "2026-01-02T03:04:05.600Z"],
    [
      "an offset overrides the zone",
      "YYYY-MM-DD HH:mm:ss Z",
      "Asia/Shanghai",
      "2026-01-02 03:04:05 +02:00",
      "2026-01-02T01:04:05Z",
    ],
    ["a date alone is its midnight", "DD.MM.YYYY", "Europe/Berlin", "29.02.2024", "2024-02-28T23:00:00Z"],
    ["ISO with Z", "ISO", "Asia/Shanghai", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"],
    ["ISO by the wall", "ISO", "Asia/Shanghai", "2026-01-02T03:04", "2026-01-01T19:04:00Z"],
    ["seconds since 1970", "epoch-s", "UTC", "1483171264", "2016-12-31T08:01:04Z"],
    ["milliseconds since 1970", "epoch-ms", "UTC", "1483171264000", "2016-12-31T08:01:04Z"],
  ])("%s", (_, format, zone, text, instant) => {
    const at = createTimeReader(format, zone)(text);
    expect(at === null ? null : new Date(at).toISOString()).toBe(new Date(instant).toISOString());
  });

  it.each([
    ["02/29/2017 01:00:00 AM", "no such day"],
    ["13/01/2017 01:00:00 AM", "no such month"],
    ["01/01/2017 13:00:00 AM", "13 on a 12-hour clock"],
    ["01/01/2017 00:00:00 AM", "0 on a 12-hour clock"],
    ["01/01/2017 01:60:00 AM", "60 minutes"],
    ["01/01/2017 01:00:00", "AM or PM missing"],
    ["2017-01-01 01:00:00 AM", "another order"],
    ["", "nothing"],
  ])("%s is refused: %s", (text) => {
    expect(createTimeReader(US, "America/Los_Angeles")(text)).toBeNull();
  });

  it("agrees with Temporal at every wall time of a year with both clock changes", () => {
    const read = createTimeReader("YYYY-MM-DD HH:mm:ss", "America/Los_Angeles");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 86_400 - 1 }), (second) => {
        const wall = Temporal.PlainDateTime.from("2017-01-01T00:00:00").add({ seconds: second });
        const text = wall.toString({ smallestUnit: "second" }).replace("T", " ");
        expect(read(text)).toBe(wall.toZonedDateTime("America/Los_Angeles").epochMilliseconds);
      }),
      { seed: 1703, numRuns: 400, examples: [[6_057_000], [6_058_800], [26_618_400], [26_622_000]] },
    );
  });
});

describe("faultOfFormat", () => {
  it.each([
    ["MM/DD hh:mm A", "has no YYYY"],
    ["YYYY-MM HH:mm", "has no DD"],
    ["YYYY-MM-DD hh:mm", "needs both hh and A for a 12-hour clock, or HH for a 24-hour one"],
    ["YYYY-MM-DD HH:hh A", "has both HH and hh"],
  ])("%s %s", (format, fault) => {
    expect(faultOfFormat(format)).toBe(fault);
    expect(() => createTimeReader(format, "UTC")).toThrow(fault);
  });
});
