import { type RefCallback, useCallback, useState } from "react";
import { useChartTokens } from "../surfaces/chart/tokens.ts";

/**
 * How many whole rows the box holds that is given `box` for its `ref`; follows its size and the scale of the wall, also when the box comes later than the panel
 * or is another one: while a panel loads it has none. @param rowHeight design pixels, as in the panel's style sheet
 */
export function useWholeRows(rowHeight: number): { readonly box: RefCallback<HTMLElement>; readonly room: number } {
  const { unit } = useChartTokens();
  const [height, setHeight] = useState(0);
  const box = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const measure = (): void => setHeight(element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, room: Math.floor((height + 0.5) / (rowHeight * unit)) };
}
