import type { Region } from "../../domain/region.ts";
import { formatCount } from "../../shared/format-number.ts";
import { useCockpit, useText } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import type { RegionRow } from "./load-areas.ts";
import { ScopePath } from "./scope-path.tsx";

interface LoadHeadProps {
  readonly rows: readonly RegionRow[];
  /** Region the page is cut to; null for the whole profile. */
  readonly scope: string | null;
  readonly open: number;
  /** Until a snapshot is whole nothing is known, which is not zero. */
  readonly isKnown: boolean;
}

/** Where the cockpit stands, and what is open there: incidents, areas by the name of their level, areas with something late or nearly. */
export function LoadHead({ rows, scope, open, isKnown }: LoadHeadProps) {
  const text = useText();
  const known = (count: number): number | null => (isKnown ? count : null);
  const late = rows.filter(({ load }) => load.breached > 0).length;
  const atRisk = rows.filter(({ load }) => load.breached === 0 && load.atRisk > 0).length;
  return (
    <div className="grid-map__head">
      <ScopePath />
      <dl>
        <div>
          <dt>{text("map.open")}</dt>
          <dd>
            <Figure id={`grid.${scope ?? "all"}.open`} value={known(open)}>
              {formatCount(known(open))}
            </Figure>
          </dd>
        </div>
        <div>
          <dt>{text(levelWord(rows.map(({ region }) => region)))}</dt>
          <dd>{formatCount(rows.length)}</dd>
        </div>
        <div className={late > 0 ? "grid-map__late" : undefined}>
          <dt>{text("grid.breached")}</dt>
          <dd>{formatCount(known(late))}</dd>
        </div>
        <div className={atRisk > 0 ? "grid-map__risk" : undefined}>
          <dt>{text("grid.atRisk")}</dt>
          <dd>{formatCount(known(atRisk))}</dd>
        </div>
        <OnDuty />
      </dl>
    </div>
  );
}

/** 在岗力量, where the profile has any; a wall alone has room for it. */
function OnDuty() {
  const text = useText();
  const isShown = useCockpit(({ form, profile }) => form === "wall" && profile.units.kinds.length > 0);
  const count = useCockpit(({ freshness, derived }) => (freshness === "loading" ? null : derived.unitsOnDuty));
  if (!isShown) return null;
  return (
    <div>
      <dt>{text("map.onDuty")}</dt>
      <dd>
        <Figure id="units.onduty" value={count}>
          {formatCount(count)}
        </Figure>
      </dd>
    </div>
  );
}

/** The word for regions side by side: 街道, 村社 or 网格, by the level they are of; areas where they are of several. */
export function levelWord(regions: readonly Region[]): string {
  const levels = new Set(regions.map(({ level }) => level));
  const [level] = levels;
  return levels.size === 1 && level !== undefined ? `grid.level.${level}` : "grid.regions";
}
