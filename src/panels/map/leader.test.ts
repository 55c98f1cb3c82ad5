import { describe, expect, it } from "vitest";
import { leaderLine } from "./leader.ts";

const card = { left: 600, top: 500, width: 384, height: 256 };

describe("leaderLine", () => {
  it("goes straight from the ring's edge to the nearest side", () => {
    expect(leaderLine({ x: 400, y: 600, radius: 32 }, card)).toEqual({
      from: { x: 432, y: 600 },
      to: { x: 600, y: 600 },
    });
    expect(leaderLine({ x: 700, y: 300, radius: 32 }, card)).toEqual({
      from: { x: 700, y: 332 },
      to: { x: 700, y: 500 },
    });
  });
  it("meets the side a little below a corner", () => {
    expect(leaderLine({ x: 400, y: 300, radius: 32 }, card)?.to).toEqual({ x: 600, y: 524 });
  });
  it("is none under the card or when ring and card touch", () => {
    expect(leaderLine({ x: 700, y: 600, radius: 32 }, card)).toBeNull();
    expect(leaderLine({ x: 580, y: 600, radius: 32 }, card)).toBeNull();
  });
});
