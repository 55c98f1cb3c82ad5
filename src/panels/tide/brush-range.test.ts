import { expect, test } from "vitest";
import { instant } from "../../../test/fixtures/timeline.ts";
import { tideShare } from "../../surfaces/tide/tide-geometry.ts";
import { movedRange, rangeBetween } from "./brush-range.ts";

const NOW = instant("16:04");
const at = (clock: string) => tideShare(instant(clock), NOW);

test("a drag takes the bins it touches, in either direction, up to the running one", () => {
  const range = { from: instant("14:20"), to: instant("15:10") };
  expect(rangeBetween(at("14:23"), at("15:04"), NOW)).toEqual(range);
  expect(rangeBetween(at("15:04"), at("14:23"), NOW)).toEqual(range);
  expect(rangeBetween(at("15:50"), 1, NOW)).toEqual({ from: instant("15:50"), to: instant("16:10") });
  expect(rangeBetween(0.9, 1, NOW)).toEqual({ from: instant("16:00"), to: instant("16:10") });
});

test("Shift and an arrow begin at the running bin and move the begin; an arrow alone moves the whole", () => {
  const first = movedRange(null, -1, true, NOW);
  expect(first).toEqual({ from: instant("16:00"), to: instant("16:10") });
  expect(movedRange(first, -1, true, NOW)).toEqual({ from: instant("15:50"), to: instant("16:10") });
  expect(movedRange(first, 1, true, NOW)).toBeNull();
  expect(movedRange(first, -1, false, NOW)).toEqual({ from: instant("15:50"), to: instant("16:00") });
  expect(movedRange(first, 1, false, NOW)).toBeNull();
  expect(movedRange(null, 1, true, NOW)).toBeNull();
  expect(movedRange(null, -1, false, NOW)).toBeNull();
});

test("a range does not leave the strip", () => {
  const oldest = { from: instant("-1d 19:00"), to: instant("-1d 19:10") };
  expect(movedRange(oldest, -1, false, NOW)).toBeNull();
  expect(movedRange(oldest, -1, true, NOW)).toEqual(oldest);
});
