import type { EpochMs } from "../../shared/units.ts";
import type { Mercator } from "./mercator.ts";
import type { MapPalette } from "./palette.ts";

/** What every WebGL layer of the map reads when it draws: changed by CityMap, never by a layer. */
export interface DrawState {
  palette: MapPalette;
  /** Stream time. */
  now: EpochMs;
  /** Instants go to the GPU as seconds since this one, so that 32-bit floats keep them to a few hundredths of a second. */
  epoch: EpochMs;
  /** Places go to the GPU relative to this one, so that 32-bit floats keep them to a fraction of a pixel at every zoom. */
  readonly origin: Mercator;
  /** Device pixels of one CSS pixel. */
  pixelRatio: number;
  /** Diameter of a ring in time, design pixels: 28 on a wall, 22 on a desk. */
  symbolSize: number;
  /** Opacity of breathing rings, 0.55–1. */
  breath: number;
  /** Zoomed out: incidents stand in clusters, units are not drawn. */
  clustered: boolean;
  /** Symbols lose their fill, rings their colour. */
  stale: boolean;
}

/**
 * A projection matrix whose origin is moved to `origin`, in doubles, then rounded: places may be given relative to it.
 * @param matrix column-major, unit-square Mercator → clip space
 */
export function matrixFrom(matrix: ArrayLike<number>, origin: Mercator): Float32Array {
  const moved = Float32Array.from({ length: 16 }, (_, index) => matrix[index] ?? 0);
  for (let row = 0; row < 4; row++) {
    const at = (column: number): number => matrix[column * 4 + row] ?? 0;
    moved[12 + row] = at(0) * origin.x + at(1) * origin.y + at(3);
  }
  return moved;
}
