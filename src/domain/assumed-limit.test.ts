import { expect, test } from "vitest";
import { isAssumedLimit } from "./assumed-limit.ts";

const published = { status: "published" } as const;
const stage = { assumed: false, assumedByMode: [], calendar: null };

test("a limit is assumed if the mechanism, the stage or the mode's own limit is", () => {
  expect(isAssumedLimit(published, stage, "peace", {})).toBe(false);
  expect(isAssumedLimit({ status: "assumed" }, stage, "peace", {})).toBe(true);
  expect(isAssumedLimit(published, { ...stage, assumed: true }, "peace", {})).toBe(true);
  const tightened = { ...stage, assumedByMode: ["surge" as const] };
  expect(isAssumedLimit(published, tightened, "peace", {})).toBe(false);
  expect(isAssumedLimit(published, tightened, "surge", {})).toBe(true);
});
