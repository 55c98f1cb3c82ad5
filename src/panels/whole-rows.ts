import { type RefObject, useLayoutEffect, useState } from "react";
import { useChartTokens } from "../surfaces/chart/tokens.ts";

/** How many whole rows a box holds; follows its size and the scale of the wall. @param rowHeight design pixels, as in the panel's style sheet */
export function useWholeRows(box: RefObject<HTMLElement | null>, rowHeight: number): number {
  const { unit } = useChartTokens();
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    const measure = (): void => setHeight(current.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [box]);
  return Math.floor((height + 0.5) / (rowHeight * unit));
}
