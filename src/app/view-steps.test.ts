import { expect, it } from "vitest";
import { isStep } from "./view-steps.ts";
import { parseViewState } from "./view-state.ts";

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
