import { describe, expect, it } from "vitest";
import { readPair } from "./position.ts";

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
