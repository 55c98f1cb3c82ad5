import type { PanelPlacement, SceneDefinition, SceneId } from "../../domain/profile.ts";
import type { PhoneTab, ViewState } from "../view-state.ts";

/** What 指标 shows at a time: the panels of one scene of the wall, one below the other. */
export interface PhoneGroup {
  readonly scene: SceneId;
  readonly panels: readonly PanelPlacement[];
}

/** Lists of incidents: a phone has tabs for them. */
const LISTS: readonly string[] = ["urgent", "feed"];

/** The groups of 指标, in the profile's order: every scene that has panels. Without what a desk has below: tables as wide as it. */
export function phoneGroups(scenes: readonly SceneDefinition[]): readonly PhoneGroup[] {
  return scenes
    .map(({ id, top, left, centre, right }) => ({
      scene: id,
      panels: [...top, ...left, ...centre, ...right].filter(({ panel }) => !LISTS.includes(panel)),
    }))
    .filter(({ panels }) => panels.length > 0);
}

/** The tab of an address: the one it names, else the one that shows its scene, so that a link from a wall or a desk leads to the same on a phone. */
export function phoneTab(
  { tab, scene }: Pick<ViewState, "tab" | "scene">,
  scenes: readonly SceneDefinition[],
): PhoneTab {
  if (tab !== null) return tab;
  const arranged = scenes.find(({ id }) => id === scene);
  switch (arranged?.layout) {
    case "table":
      return "events";
    case "columns":
    case "load":
      return "figures";
    case "overview":
    case undefined:
      return "overview";
  }
}

/** What choosing a tab changes in the address. Only 地图 keeps what is in focus: it has a card of its own for it. */
export function choosePhoneTab(tab: PhoneTab): Partial<ViewState> {
  const focus = tab === "map" ? {} : { incident: null };
  return tab === "overview" ? { tab: null, scene: "overview", ...focus } : { tab, ...focus };
}
