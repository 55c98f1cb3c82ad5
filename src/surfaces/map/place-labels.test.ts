import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AROUND, BESIDE, CENTRED, type LabelWish, overlaps, placeLabels } from "./place-labels.ts";

const pane = { width: 400, height: 300 };
const wish = (key: string, x: number, y: number, more: Partial<LabelWish> = {}): LabelWish => ({
  key,
  point: { x, y },
  width: 60,
  height: 20,
  gap: 10,
  sides: BESIDE,
  ...more,
});

describe("placeLabels", () => {
  it("stands right of its point, and turns left at the pane's edge", () => {
    expect(placeLabels([wish("a", 100, 100), wish("b", 390, 200)], [], pane)).toEqual([
      { key: "a", side: "right", dx: 10, dy: -10 },
      { key: "b", side: "left", dx: -70, dy: -10 },
    ]);
  });

  it("gives room to the first, and drops what finds none", () => {
    const only = { sides: ["centre"] as const, gap: 0 };
    expect(placeLabels([wish("first", 100, 100, only), wish("second", 110, 105, only)], [], pane)).toMatchObject([
      { key: "first" },
    ]);
  });

  it("keeps off obstacles but its own", () => {
    const obstacles = [{ key: "own", left: 100, top: 90, width: 20, height: 20 }];
    expect(placeLabels([wish("a", 100, 100, { own: "own" })], obstacles, pane)[0]?.side).toBe("right");
    expect(placeLabels([wish("a", 100, 100)], obstacles, pane)[0]?.side).toBe("left");
  });

  it("covers soft obstacles only when bold and nothing else is free", () => {
    const soft = [{ key: "x", left: 0, top: 0, width: 400, height: 300, soft: true }];
    expect(placeLabels([wish("a", 100, 100)], soft, pane)).toEqual([]);
    expect(placeLabels([wish("a", 100, 100, { bold: true })], soft, pane)).toHaveLength(1);
  });

  it("stays on the side it had, while it is free", () => {
    const before = new Map([["a", { key: "a", side: "bottom" as const, dx: 0, dy: 0 }]]);
    expect(placeLabels([wish("a", 100, 100)], [], pane, before)[0]?.side).toBe("bottom");
  });

  it("never overlaps, never leaves the pane, and keeps the first wish's right", () => {
    const label = fc.record({
      x: fc.integer({ min: -20, max: 420 }),
      y: fc.integer({ min: -20, max: 320 }),
      sides: fc.constantFrom(AROUND, BESIDE, CENTRED),
      bold: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 40 }), (labels) => {
        const wishes = labels.map(({ x, y, sides, bold }, index) => wish(`l${index}`, x, y, { sides, bold }));
        const rects = placeLabels(wishes, [], pane).map(({ key, dx, dy }) => {
          const { point } = wishes.find((candidate) => candidate.key === key) ?? wish("", 0, 0);
          return { left: point.x + dx, top: point.y + dy, width: 60, height: 20 };
        });
        for (const [index, rect] of rects.entries()) {
          expect(rect.left >= 0 && rect.top >= 0 && rect.left + 60 <= 400 && rect.top + 20 <= 300).toBe(true);
          for (const other of rects.slice(index + 1)) expect(overlaps(rect, other)).toBe(false);
        }
      }),
      { seed: 1310 },
    );
  });
});
