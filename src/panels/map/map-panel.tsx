import "./map-panel.css";
import { useCallback, useEffect, useRef, useState } from "react";
import { useCockpit, useText } from "../cockpit.ts";
import { PictureButton } from "../picture/picture-button.tsx";
import { SpotlightCard } from "../spotlight/spotlight-card.tsx";
import { MapAttribution } from "./map-attribution.tsx";
import { MapFallback } from "./map-fallback.tsx";
import { MapHeadline } from "./map-headline.tsx";
import { MapLegend } from "./map-legend.tsx";
import { MapMessage } from "./map-message.tsx";
import { type Hover, MapTooltip } from "./map-tooltip.tsx";
import { useCityMap } from "./use-city-map.ts";
import { useSpotlightPlace } from "./use-spotlight-place.ts";

/** 地图: the live map with its headline figures, legend and spotlight. Fills its cell; nothing in it scrolls. */
export function MapPanel() {
  const text = useText();
  const pane = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const setSpotlight = useCockpit((cockpit) => cockpit.setSpotlight);
  const facts = useCockpit((cockpit) => cockpit.profile.facts);
  const language = useCockpit((cockpit) => cockpit.language);
  const freshness = useCockpit((cockpit) => cockpit.freshness);
  const moved = useRef<() => void>(() => {});
  const status = useCityMap(canvas, {
    onHover: (hit, at) => {
      const size = pane.current;
      if (hit === null || size === null) return setHover(null);
      const { clientWidth: width, clientHeight: height } = size;
      return setHover({ incident: hit.incident.id, count: hit.count, at, pane: { width, height } });
    },
    onClick: (hit) => setSpotlight(hit?.incident.id ?? null),
    onMoved: () => moved.current(),
  });
  const ready = status.kind === "ready" ? status.made : null;
  const spotlight = useSpotlightPlace(pane, ready?.map ?? null);
  useEffect(() => {
    moved.current = spotlight.follow;
  }, [spotlight.follow]);
  const { focus } = spotlight;
  const onFocus = useCallback(
    (incident: string | null) => {
      ready?.binding.setFocus(incident);
      focus(incident);
    },
    [ready, focus],
  );

  return (
    <section className="map-panel" ref={pane} data-state={freshness} aria-label={text("map.title")}>
      <div className="map-panel__canvas" ref={canvas} data-pointing={hover !== null} />
      {(status.kind === "unavailable" || status.kind === "error") && <MapFallback status={status} />}
      <svg className="map-panel__leader" aria-hidden="true">
        <line ref={spotlight.leader} />
      </svg>
      <MapHeadline />
      <div className="map-panel__facts">
        {facts.map((fact) => (
          <p key={fact.zh}>{fact[language]}</p>
        ))}
        <MapMessage binding={ready?.binding ?? null} />
      </div>
      <MapLegend />
      <MapAttribution />
      <PictureButton />
      <SpotlightCard corner={spotlight.corner} onFocus={onFocus} />
      {hover !== null && <MapTooltip hover={hover} />}
    </section>
  );
}
