import { expect, it } from "vitest";
import { rowAfterKey } from "./grid-key.ts";

it("moves by rows and by pages, and stops at both ends", () => {
  expect(rowAfterKey("ArrowDown", -1, 100, 14)).toBe(0);
  expect(rowAfterKey("ArrowDown", 99, 100, 14)).toBe(99);
  expect(rowAfterKey("ArrowUp", 0, 100, 14)).toBe(0);
  expect(rowAfterKey("PageDown", 3, 100, 14)).toBe(16);
  expect(rowAfterKey("PageUp", 3, 100, 14)).toBe(0);
  expect(rowAfterKey("PageDown", 98, 100, 14)).toBe(99);
  expect(rowAfterKey("Home", 50, 100, 14)).toBe(0);
  expect(rowAfterKey("End", 50, 100, 14)).toBe(99);
});

it("leaves other keys and empty tables alone", () => {
  expect(rowAfterKey("a", 3, 100, 14)).toBeNull();
  expect(rowAfterKey("ArrowDown", -1, 0, 14)).toBeNull();
});
