import { formatCount } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { Silhouette } from "../glyphs/silhouette.tsx";
import { StateGlyph } from "../glyphs/state-glyph.tsx";
import type { MapStatus } from "./use-city-map.ts";

interface MapFallbackProps {
  readonly status: Extract<MapStatus, { readonly kind: "unavailable" | "error" }>;
}

/** Why there is no map: that of a cut line, or the cause in the system's words. */
export function mapFault(
  { kind, detail }: Pick<MapFallbackProps["status"], "kind" | "detail">,
  freshness: Cockpit["freshness"],
  text: Cockpit["text"],
): string {
  if (kind === "error" && freshness === "disconnected") return text("map.away");
  return `${text(`map.${kind}`)} (${detail})`;
}

/** In place of a map that cannot be drawn: why, and what would stand on it, by category. */
export function MapFallback({ status }: MapFallbackProps) {
  const { derived, freshness, profile, language, text } = useBeat(SECOND);
  const open = derived.openByCategory();
  return (
    <div className="map-panel__fallback">
      <p className="map-panel__cause">
        <StateGlyph kind="error" /> {mapFault(status, freshness, text)}
      </p>
      <p className="map-panel__detail">{text("map.byCategory")}</p>
      <ul>
        {profile.categories.map((category) => (
          <li key={category.id}>
            <Silhouette symbol={category.symbol} />
            <span>{category.name[language]}</span>
            <b>{formatCount(open.get(category.id) ?? 0)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
