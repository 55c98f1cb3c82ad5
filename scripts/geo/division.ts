import { relax, scatter } from "./lloyd.ts";
import { mergeRings } from "./merge.ts";
import { type MultiPolygon, mapPositions, type Position } from "./polygon.ts";
import { divide } from "./voronoi.ts";
import { densify } from "./warp.ts";
import { weld } from "./weld.ts";

export interface Division {
  /** One shape a seed: first the pinned seeds', then the free ones', in their order. */
  readonly cells: readonly MultiPolygon[];
  /** The shapes around it, fitted to the cells at the common border. */
  readonly around: readonly MultiPolygon[];
}

interface DivisionOptions {
  readonly outline: MultiPolygon;
  /** Shapes that border on the outline. */
  readonly around: readonly MultiPolygon[];
  /** Known places: each gets the cell around it. */
  readonly pinned: readonly Position[];
  /** How many more cells to make. */
  readonly free: number;
  readonly seed: number;
  /** Rounds of Lloyd's relaxation: the more, the evener the cells. */
  readonly rounds: number;
  /** Metres from the origin beyond which `finish` moves nothing. */
  readonly reach: number;
  /** Moves and rounds every position at the end. */
  readonly finish: (position: Position) => Position;
}

/** Metres: far below what the sketch means, far above the rounding of the clipping. */
const WELD_TOLERANCE = 0.5;
const LONGEST_EDGE = 90;

/** Divides an outline (metres) into cells that tile it exactly and share their edges, corner for corner. */
export function divideOutline({
  outline,
  around,
  pinned,
  free,
  seed,
  rounds,
  reach,
  finish,
}: DivisionOptions): Division {
  const seeds = relax(outline, pinned, scatter(outline, free, seed), rounds);
  const parts = divide(outline, [...pinned, ...seeds]);
  const welded = weld([...parts, ...around], WELD_TOLERANCE);
  const finished = welded.map((shape) => mapPositions(densify(shape, LONGEST_EDGE, reach), finish));
  return { cells: finished.slice(0, parts.length), around: finished.slice(parts.length) };
}

/** The outline that cells of one division make together. */
export function outlineOf(cells: readonly MultiPolygon[]): MultiPolygon {
  return mergeRings(cells.flatMap((cell) => cell.map((polygon) => polygon[0] ?? [])));
}
