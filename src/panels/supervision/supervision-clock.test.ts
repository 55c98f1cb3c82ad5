import { expect, it } from "vitest";
import { HOUR, MINUTE } from "../../shared/units.ts";
import { supervisionClock } from "./supervision-clock.ts";

const asked = { at: 10 * HOUR, by: "lead", note: "", answered: null };

it("turns at risk in the last third, and late the millisecond after the limit", () => {
  const stateAfter = (elapsed: number) => supervisionClock(asked, 100 * MINUTE, asked.at + elapsed).state;
  expect([0, 66 * MINUTE - 1, 66 * MINUTE, 100 * MINUTE, 100 * MINUTE + 1].map(stateAfter)).toEqual([
    "intime",
    "intime",
    "atrisk",
    "atrisk",
    "breached",
  ]);
});

it("stands still once it is answered, and never runs backwards", () => {
  const answered = { ...asked, answered: { at: asked.at + 5 * MINUTE, by: "village", note: "" } };
  expect(supervisionClock(answered, HOUR, asked.at + 9 * HOUR)).toEqual({ elapsed: 5 * MINUTE, state: "intime" });
  expect(supervisionClock(asked, HOUR, asked.at - MINUTE).elapsed).toBe(0);
});
