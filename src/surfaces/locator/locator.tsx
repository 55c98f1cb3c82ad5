import "./locator.css";
import { type ReactNode, useMemo } from "react";
import type { MapPlace } from "../map/map-data.ts";
import { type LocatorView, locate, locatorPaths } from "./locator-paths.ts";

interface Spot {
  readonly longitude: number;
  readonly latitude: number;
}

interface LocatorProps {
  /** Name for those who hear it. */
  readonly label: string;
  readonly place: Pick<MapPlace, "regions" | "layers">;
  readonly spot: Spot;
  /** The region it lies in, which stands out. */
  readonly region: string;
  readonly name: string;
  /** Laid over the spot, 40 px square. */
  readonly mark: ReactNode;
  /** Who is on the way, when that is known; left out beyond the window. */
  readonly unit: (Spot & { readonly name: string }) | null;
}

/** Metres a window shows around its centre, as wide as a village and its neighbours. */
const REACH_X = 1_100;
const REACH_Y = 490;

/** Where something is: village, water, rail and the spot, drawn once. A second live map would cost what the first does and say no more. */
export function Locator({ label, place, spot, region, name, mark, unit }: LocatorProps) {
  const { longitude, latitude } = spot;
  const view: LocatorView = useMemo(
    () => ({ longitude, latitude, reachX: REACH_X, reachY: REACH_Y }),
    [longitude, latitude],
  );
  const paths = useMemo(() => locatorPaths(place, view), [place, view]);
  const at = unit === null ? null : locate(view, unit.longitude, unit.latitude);
  const isInView = at !== null && Math.abs(at[0]) < REACH_X && Math.abs(at[1]) < REACH_Y;
  return (
    <div className="locator">
      <svg viewBox={`${-REACH_X} ${-REACH_Y} ${2 * REACH_X} ${2 * REACH_Y}`} role="img" aria-label={label}>
        {paths.regions.map(({ id, path }) => (
          <path key={id} className="locator__region" data-own={id === region} d={path} />
        ))}
        {paths.areas.map(({ role, path }) => (
          <path key={role} className={`locator__area locator__area--${role}`} d={path} />
        ))}
        {paths.lines.map(({ role, path }) => (
          <path key={role} className={`locator__line locator__line--${role}`} d={path} />
        ))}
        {unit !== null && at !== null && isInView && (
          <>
            <path className="locator__route" d={`M0 0L${at[0]} ${at[1]}`} />
            <path className="locator__unit" d="M0-46L36 36L0 14L-36 36Z" transform={`translate(${at[0]} ${at[1]})`} />
            <text
              className="locator__name"
              // Away from the spot, whose mark lies over it.
              x={at[0] < 0 ? at[0] - 52 : at[0] + 52}
              y={at[1] + 24}
              textAnchor={at[0] < 0 ? "end" : "start"}
            >
              {unit.name}
            </text>
          </>
        )}
        <text className="locator__name locator__name--region" y={-REACH_Y + 110}>
          {name}
        </text>
      </svg>
      <span className="locator__mark">{mark}</span>
    </div>
  );
}
