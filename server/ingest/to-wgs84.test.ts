import { describe, expect, it } from "vitest";
import { toWgs84 } from "./to-wgs84.ts";

/** Metres between two points a few kilometres apart, near Hangzhou. */
function metresBetween(a: { longitude: number; latitude: number }, b: { longitude: number; latitude: number }): number {
  const east = (a.longitude - b.longitude) * 111_320 * Math.cos((30 * Math.PI) / 180);
  return Math.hypot(east, (a.latitude - b.latitude) * 111_320);
}

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
