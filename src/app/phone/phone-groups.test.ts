import { expect, it } from "vitest";
import type { SceneDefinition } from "../../domain/profile.ts";
import { parseViewState } from "../view-state.ts";
import { choosePhoneTab, phoneGroups, phoneTab } from "./phone-groups.ts";

const placed = (...panels: readonly string[]) => panels.map((panel) => ({ panel, options: {} }));
const scene = (given: Partial<SceneDefinition> & Pick<SceneDefinition, "id">): SceneDefinition => ({
  layout: "overview",
  top: [],
  left: [],
  centre: [],
  right: [],
  below: [],
  ...given,
});
const SCENES: readonly SceneDefinition[] = [
  scene({ id: "overview", left: placed("stage-gauges", "urgent"), right: placed("feed", "ports") }),
  scene({ id: "events", layout: "table" }),
  scene({ id: "grid", layout: "load", centre: placed("grid-matrix"), right: placed("grid-ranking") }),
  scene({ id: "economy", layout: "columns", top: placed("indicator-cards"), below: placed("indicator-table") }),
];

it("shows the panels of every scene that has some, without lists and wide tables", () => {
  expect(phoneGroups(SCENES).map((group) => [group.scene, ...group.panels.map(({ panel }) => panel)])).toEqual([
    ["overview", "stage-gauges", "ports"],
    ["grid", "grid-matrix", "grid-ranking"],
    ["economy", "indicator-cards"],
  ]);
});

it.each([
  ["#/", "overview"],
  ["#/overview", "overview"],
  ["#/events", "events"],
  ["#/grid", "figures"],
  ["#/economy", "figures"],
  ["#/economy?tab=map", "map"],
  // Of scenes the profile does not arrange nothing can be shown.
  ["#/force", "overview"],
])("shows at %s what stands there on a wall: %s", (address, tab) => {
  expect(phoneTab(parseViewState(address), SCENES)).toBe(tab);
});

it.each(["#/", "#/grid", "#/economy?tab=map&incident=XT-1"])("is where one asked for, from %s", (address) => {
  const before = parseViewState(address);
  for (const tab of ["overview", "events", "map", "figures", "todo"] as const) {
    const after = { ...before, ...choosePhoneTab(tab) };
    expect(phoneTab(after, SCENES)).toBe(tab);
    expect(after.incident).toBe(tab === "map" ? before.incident : null);
  }
});
