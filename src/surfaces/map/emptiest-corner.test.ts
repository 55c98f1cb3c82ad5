import { describe, expect, it } from "vitest";
import { cornerRect, emptiestCorner } from "./emptiest-corner.ts";

const pane = { width: 1064, height: 808 };
const card = { width: 384, height: 256 };

describe("emptiestCorner", () => {
  it("prefers the bottom right of an empty map", () => {
    expect(emptiestCorner([], [], card, pane, 24)).toBe("bottomRight");
  });

  it("goes where fewest symbols stand, and never onto words when another corner is free", () => {
    const points = [
      { x: 900, y: 700, weight: 2 },
      { x: 900, y: 100, weight: 1 },
    ];
    expect(emptiestCorner(points, [], card, pane, 24)).toBe("topLeft");
    const words = [
      { left: 24, top: 14, width: 440, height: 80 },
      { left: 24, top: 690, width: 560, height: 100 },
    ];
    expect(emptiestCorner(points, words, card, pane, 24)).toBe("topRight");
  });

  it("stays where it is unless another corner is clearly better", () => {
    const points = [{ x: 900, y: 700, weight: 0.4 }];
    expect(emptiestCorner(points, [], card, pane, 24, "bottomRight")).toBe("bottomRight");
    expect(emptiestCorner([{ x: 900, y: 700, weight: 1_000 }], [], card, pane, 24, "bottomRight")).toBe("topRight");
  });

  it("places the card a margin from the edges", () => {
    expect(cornerRect("bottomRight", card, pane, 20)).toEqual({ left: 660, top: 532, ...card });
    expect(cornerRect("topLeft", card, pane, 20)).toEqual({ left: 20, top: 20, ...card });
  });
});
