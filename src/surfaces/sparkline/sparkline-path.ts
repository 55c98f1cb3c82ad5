import { curveMonotoneX, line } from "d3-shape";

export const SPARKLINE_WIDTH = 100;
export const SPARKLINE_HEIGHT = 16;

/** SVG path of values from 0 (the base) to their highest (the top), in a box of {@link SPARKLINE_WIDTH} × {@link SPARKLINE_HEIGHT}; one value or none draws nothing. */
export function sparklinePath(values: readonly number[]): string {
  if (values.length < 2) return "";
  const peak = Math.max(1e-9, ...values);
  const step = SPARKLINE_WIDTH / (values.length - 1);
  const x = (_: number, index: number): number => Math.round(index * step * 100) / 100;
  const y = (value: number): number => Math.round((1 - value / peak) * SPARKLINE_HEIGHT * 100) / 100;
  return line<number>(x, y).curve(curveMonotoneX)([...values]) ?? "";
}
