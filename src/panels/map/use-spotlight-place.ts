import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { CityMap } from "../../surfaces/map/city-map.ts";
import type { Corner } from "../../surfaces/map/emptiest-corner.ts";
import type { ScreenRect } from "../../surfaces/map/map-data.ts";
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

  useEffect(() => {
    const element = pane.current;
    if (map === null || element === null) return;
    const words = WORDS.flatMap((name) => [...element.querySelectorAll<HTMLElement>(name)]);
    const card = (): HTMLElement | null => element.querySelector<HTMLElement>(".spotlight");
    map.setCovered(
      () => words.map(boxOf),
      () => {
        const shown = card();
        return shown === null ? null : boxOf(shown);
      },
    );
    map.setSpotlight(incident);
    const shown = card();
    if (shown === null || incident === null) return;
    const margin = Number.parseFloat(getComputedStyle(shown).bottom) || 0;
    setCorner(map.emptiestCorner({ width: shown.offsetWidth, height: shown.offsetHeight }, margin));
  }, [map, incident, pane]);

  // The card stands in its corner only after this render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new corner moves the card
  useEffect(follow, [follow, corner]);

  return { corner, leader, focus: setIncident, follow };
}

function boxOf(element: HTMLElement): ScreenRect {
  const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = element;
  return { left, top, width, height };
}
