import { TideBrush } from "../../surfaces/tide/tide-brush.tsx";
import { tideShare } from "../../surfaces/tide/tide-geometry.ts";
import { type Cockpit, useCockpit } from "../cockpit.ts";
import { rangeWords } from "../filter-chips/chip-rows.ts";
import { movedRange, rangeBetween } from "./brush-range.ts";

/** Chooses on the strip when what is looked at was reported: the filter's range, marked where it is on. */
export function TideRange() {
  const cockpit = useCockpit((each) => each);
  const { filter, setFilter, now, profile, text } = cockpit;
  const { reported } = filter;
  const choose = (range: Cockpit["filter"]["reported"]): void => setFilter({ ...filter, reported: range });
  return (
    <TideBrush
      range={reported === null ? null : { from: tideShare(reported.from, now), to: tideShare(reported.to, now) }}
      end={tideShare(now, now)}
      label={text("filter.brush")}
      words={
        reported === null
          ? text("filter.brush.none")
          : text("filter.brushed", { range: rangeWords(reported, profile.zone, now) })
      }
      onChoose={(one, other) => choose(rangeBetween(one, other, now))}
      onStep={(steps, isShift) => {
        const moved = movedRange(reported, steps, isShift, now);
        if (moved !== null) choose(moved);
      }}
      onClear={() => choose(null)}
    />
  );
}
