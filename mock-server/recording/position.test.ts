import { describe, expect, it } from "vitest";
import { metresBetween } from "../geometry.ts";
import { readPair, toWgs84 } from "./position.ts";

describe("readPair", () => {
  it.each([
    ["(37.745858648581, -122.456672252061)", { latitude: 37.745858648581, longitude: -122.456672252061 }],
    ["30.15,120.27", { latitude: 30.15, longitude: 120.27 }],
    [" 30 120 ", { latitude: 30, longitude: 120 }],
    ["POINT (120 30)", null],
    ["30.15", null],
    ["NaN, NaN", null],
  ])("%s", (text, pair) => {
    expect(readPair(text)).toEqual(pair);
  });
});

describe("toWgs84", () => {
  it("leaves WGS-84 as it is, to 0.1 m", () => {
    expect(toWgs84({ longitude: 120.123456789, latitude: 30 }, "wgs84")).toEqual({
      longitude: 120.123457,
      latitude: 30,
    });
  });

  // 湘湖 lies at 120.2298, 30.1701; GCJ-02 puts it about 0.0046° further east.
  it("brings GCJ-02 back by the offset of Hangzhou", () => {
    const point = toWgs84({ longitude: 120.2344, latitude: 30.1677 }, "gcj02");
    expect(point).not.toBeNull();
    if (point !== null) expect(metresBetween(point, { longitude: 120.2298, latitude: 30.1701 })).toBeLessThan(60);
  });

  it("brings BD-09 back further still", () => {
    const gcj = toWgs84({ longitude: 120.24, latitude: 30.17 }, "gcj02");
    const bd = toWgs84({ longitude: 120.24, latitude: 30.17 }, "bd09");
    expect(gcj !== null && bd !== null ? metresBetween(gcj, bd) : 0).toBeGreaterThan(500);
  });

  it.each([
    [{ longitude: 12_030, latitude: 30 }],
    [{ longitude: 30, latitude: 120 }],
    [{ longitude: Number.NaN, latitude: 30 }],
  ])("refuses %j", (point) => {
    expect(toWgs84(point, "wgs84")).toBeNull();
  });
});
