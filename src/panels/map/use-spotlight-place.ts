import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { CityMap } from "../../surfaces/map/city-map.ts";
import type { CardMargins, Corner } from "../../surfaces/map/emptiest-corner.ts";
import type { ScreenRect } from "../../surfaces/map/map-data.ts";
import { useCockpit } from "../cockpit.ts";
import { leaderLine } from "./leader.ts";

/** Parts of the pane that words cover, by class. */
const WORDS = [".map-panel__headline", ".map-panel__facts", ".map-panel__legend"] as const;

interface SpotlightPlace {
  readonly corner: Corner;
  readonly leader: RefObject<SVGLineElement | null>;
  /** The card went to another incident (null: it hid): ring, corner and leader go with it. */
  focus(incident: string | null): void;
  /** Draws the leader anew: the map moved. */
  follow(): void;
}

/** Keeps the spotlight's ring, its card's corner and the line between them together; the line moves past React. */
export function useSpotlightPlace(pane: RefObject<HTMLElement | null>, map: CityMap | null): SpotlightPlace {
  const [corner, setCorner] = useState<Corner>("bottomRight");
  const [incident, setIncident] = useState<string | null>(null);
  const leader = useRef<SVGLineElement>(null);
  const selection = useCockpit((cockpit) => cockpit.selection);

  const follow = useCallback(() => {
    const line = leader.current;
    const card = pane.current?.querySelector<HTMLElement>(".spotlight");
    if (line === null) return;
    const anchor = map === null || incident === null ? null : map.anchorOf(incident);
    const path = anchor === null || card == null ? null : leaderLine(anchor, boxOf(card));
    line.style.visibility = path === null ? "hidden" : "visible";
    if (path === null) return;
    for (const [name, value] of [
      ["x1", path.from.x],
      ["y1", path.from.y],
      ["x2", path.to.x],
      ["y2", path.to.y],
    ] as const)
      line.setAttribute(name, value.toFixed(1));
  }, [map, incident, pane]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that opens lies over a corner
  useEffect(() => {
    const element = pane.current;
    if (map === null || element === null) return;
    const words = WORDS.flatMap((name) => [...element.querySelectorAll<HTMLElement>(name)]);
    const card = (): HTMLElement | null => element.querySelector<HTMLElement>(".spotlight");
    map.setCovered(
      () => [...words.map(boxOf), ...drawerOver(element)],
      () => {
        const shown = card();
        return shown === null ? null : boxOf(shown);
      },
    );
    map.setSpotlight(incident);
    const shown = card();
    if (shown === null || incident === null) return;
    setCorner(map.emptiestCorner({ width: shown.offsetWidth, height: shown.offsetHeight }, marginsOf(shown)));
  }, [map, incident, pane, selection]);

  // The card stands in its corner only after this render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new corner moves the card
  useEffect(follow, [follow, corner]);

  return { corner, leader, focus: setIncident, follow };
}

/** Whatever corner the card stands in: its styles declare these as lengths, so that they are computed in pixels. */
function marginsOf(card: HTMLElement): CardMargins {
  const styles = getComputedStyle(card);
  const read = (name: string): number => Number.parseFloat(styles.getPropertyValue(name)) || 0;
  return { side: read("--spotlight-side"), top: read("--spotlight-top"), bottom: read("--spotlight-bottom") };
}

/** The list that may lie over the pane, in the pane's own coordinates. */
function drawerOver(pane: HTMLElement): readonly ScreenRect[] {
  const drawer = document.querySelector(".incident-list")?.getBoundingClientRect();
  if (drawer === undefined) return [];
  const { left, top } = pane.getBoundingClientRect();
  return [{ left: drawer.left - left, top: drawer.top - top, width: drawer.width, height: drawer.height }];
}

function boxOf(element: HTMLElement): ScreenRect {
  const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = element;
  return { left, top, width, height };
}
