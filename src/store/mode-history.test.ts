import { expect, test } from "vitest";
import type { ModeEvent } from "../domain/event.ts";
import type { Mode } from "../domain/mode.ts";
import { ModeHistory } from "./mode-history.ts";

function said(at: number, mode: Mode, reason: string | null = null): ModeEvent {
  return { kind: "mode", at, mode, reason };
}

function historyOf(...events: readonly ModeEvent[]): ModeHistory {
  const history = new ModeHistory();
  for (const event of events) history.apply(event);
  return history;
}

test("the mode at an instant is that of the last event at or before it, 平时 before the first, in whatever order they came", () => {
  const history = historyOf(said(300, "peace"), said(100, "surge"), said(500, "surge"));
  expect([99, 100, 299, 300, 499, 500, 900].map((instant) => history.at(instant))).toEqual([
    "peace",
    "surge",
    "surge",
    "peace",
    "peace",
    "surge",
    "surge",
  ]);
  expect(history.latest).toBe("surge");
  expect(historyOf().latest).toBe("peace");
});

test("of two events at one instant the one that came last holds; one that is there already is a duplicate, however old", () => {
  const history = historyOf(said(100, "surge"), said(100, "peace"), said(200, "surge"));
  expect(history.at(100)).toBe("peace");
  expect(history.apply(said(100, "surge"))).toBe(false);
  expect(history.apply(said(100, "surge", "typhoon"))).toBe(true);
  expect(history.at(100)).toBe("surge");
  expect([...history]).toHaveLength(4);
});

test("a thousand events are kept; past them the oldest go and are counted", () => {
  const history = historyOf(...Array.from({ length: 1_003 }, (_, index) => said(index, index % 2 ? "peace" : "surge")));
  expect([...history]).toHaveLength(1_000);
  expect(history.dropped).toBe(3);
  expect([history.at(2), history.at(4)]).toEqual(["peace", "surge"]);
});
