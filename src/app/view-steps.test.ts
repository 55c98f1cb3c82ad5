import { expect, it } from "vitest";
import { cleared, isStep } from "./view-steps.ts";
import { formatViewState, parseViewState } from "./view-state.ts";

const step = (before: string, after: string): boolean => isStep(parseViewState(before), parseViewState(after));

it("takes other rows, another order, another scene for a step", () => {
  expect(step("#/events", "#/events?state=open")).toBe(true);
  expect(step("#/events?state=open", "#/events?state=open&sort=-reported")).toBe(true);
  expect(step("#/events", "#/events?region=330109004")).toBe(true);
  expect(step("#/events", "#/overview")).toBe(true);
});

it("takes looks, an incident that is opened, and typing for none", () => {
  expect(step("#/events?q=a", "#/events?q=ab")).toBe(false);
  expect(step("#/events?theme=ink", "#/events?theme=paper&lang=en")).toBe(false);
  expect(step("#/events", "#/events?incident=XT-1&list=open")).toBe(false);
  expect(step("#/events", "#/events?columns=id,title")).toBe(false);
});

it("clears whatever cuts, and neither scope, order, columns nor what is open", () => {
  const before = parseViewState(
    "#/events?scope=a&incident=XT-1&region=b&category=fire&state=open&brain=police&supervised=1&q=abc&sort=-reported&columns=id",
  );
  expect(formatViewState({ ...before, ...cleared(before) })).toBe(
    "#/events?scope=a&incident=XT-1&sort=-reported&columns=id",
  );
});
