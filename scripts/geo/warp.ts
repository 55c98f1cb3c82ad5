import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import type { MultiPolygon, Position, Ring } from "./polygon.ts";

interface Wave {
  readonly kx: number;
  readonly ky: number;
  readonly phase: number;
  readonly moveX: number;
  readonly moveY: number;
}

/** Wave lengths and heights in metres; height ÷ length stays so low that the sum of waves cannot fold (see `warpAround`). */
const OCTAVES = [
  { length: 2_400, height: 80 },
  { length: 900, height: 34 },
  { length: 420, height: 18 },
] as const;
const WAVES_PER_OCTAVE = 2;

/**
 * A smooth seeded displacement of the plane (metres) that makes straight boundaries wander. Because it moves places, not lines,
 * shapes that share an edge still share it. It is whole within `radius` of the origin and fades to nothing at twice that.
 * It is one-to-one: the derivatives of all waves (2π · height ÷ length each) sum to less than 1.
 */
export function warpAround(radius: number, seed: number): (point: Position) => Position {
  const random = xoroshiro128plus(seed);
  const waves: Wave[] = OCTAVES.flatMap(({ length, height }) =>
    Array.from({ length: WAVES_PER_OCTAVE }, () => {
      const across = uniformFloat64(random) * 2 * Math.PI;
      const toward = uniformFloat64(random) * 2 * Math.PI;
      const share = height / WAVES_PER_OCTAVE;
      return {
        kx: (Math.cos(across) * 2 * Math.PI) / length,
        ky: (Math.sin(across) * 2 * Math.PI) / length,
        phase: uniformFloat64(random) * 2 * Math.PI,
        moveX: Math.cos(toward) * share,
        moveY: Math.sin(toward) * share,
      };
    }),
  );
  return ([x, y]) => {
    const beyond = Math.min(1, Math.max(0, Math.hypot(x, y) / radius - 1));
    const strength = 1 - beyond * beyond * (3 - 2 * beyond);
    let movedX = x;
    let movedY = y;
    for (const wave of waves) {
      const height = strength * Math.sin(wave.kx * x + wave.ky * y + wave.phase);
      movedX += height * wave.moveX;
      movedY += height * wave.moveY;
    }
    return [movedX, movedY];
  };
}

/**
 * Adds positions to long edges so that none is longer than `step`. An edge gets the same positions whichever way it runs,
 * so shapes that share an edge go on sharing it. Edges farther than `reach` from the origin stay as they are.
 */
export function densify(shape: MultiPolygon, step: number, reach: number): MultiPolygon {
  return shape.map((polygon) => polygon.map((ring) => densifyRing(ring, step, reach)));
}

function densifyRing(ring: Ring, step: number, reach: number): Ring {
  return ring.flatMap((here, index) => {
    const next = ring[index + 1];
    if (next === undefined) return [here];
    const forward = here[0] < next[0] || (here[0] === next[0] && here[1] <= next[1]);
    const [start, end] = forward ? [here, next] : [next, here];
    const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
    if (Math.min(Math.hypot(...start), Math.hypot(...end)) - length > reach) return [here];
    const pieces = Math.ceil(length / step);
    const between: Position[] = [];
    for (let piece = 1; piece < pieces; piece += 1) {
      const share = piece / pieces;
      between.push([start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share]);
    }
    return [here, ...(forward ? between : between.reverse())];
  });
}
