import { describe, expect, it } from "vitest";
import { cornerRect, emptiestCorner } from "./emptiest-corner.ts";

const pane = { width: 1064, height: 808 };
const margins = { side: 24, top: 24, bottom: 24 };
const card = { width: 384, height: 256 };

describe("emptiestCorner", () => {
  it("prefers the bottom right of an empty map", () => {
    expect(emptiestCorner([], [], card, pane, margins)).toBe("bottomRight");
  });

  it("goes where fewest symbols stand, and never onto words when another corner is free", () => {
    const points = [
      { x: 900, y: 700, weight: 2 },
      { x: 900, y: 100, weight: 1 },
    ];
    expect(emptiestCorner(points, [], card, pane, margins)).toBe("topLeft");
    const words = [
      { left: 24, top: 14, width: 440, height: 80 },
      { left: 24, top: 690, width: 560, height: 100 },
    ];
    expect(emptiestCorner(points, words, card, pane, margins)).toBe("topRight");
  });

  it("stays where it is unless another corner is clearly better", () => {
    const points = [{ x: 900, y: 700, weight: 0.4 }];
    expect(emptiestCorner(points, [], card, pane, margins, "bottomRight")).toBe("bottomRight");
    expect(emptiestCorner([{ x: 900, y: 700, weight: 1_000 }], [], card, pane, margins, "bottomRight")).toBe(
      "topRight",
    );
  });

  it("places the card its margins from the edges, each its own", () => {
    const own = { side: 20, top: 100, bottom: 10 };
    expect(cornerRect("bottomRight", card, pane, own)).toEqual({ left: 660, top: 542, ...card });
    expect(cornerRect("topLeft", card, pane, own)).toEqual({ left: 20, top: 100, ...card });
  });
});
