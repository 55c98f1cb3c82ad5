import { bearing, metresBetween, moved, type Point } from "../geometry.ts";

const RADIAN = Math.PI / 180;
/** Degrees a second a unit can turn. */
const TURN_RATE = 40;
/** Nobody is slower than this while turning on the spot. */
const LEAST_SHARE_IN_TURNS = 0.15;

/** Where something is and where it heads, degrees clockwise from north. */
export interface Course {
  readonly point: Point;
  readonly heading: number;
}

/**
 * One second of movement towards a target at `speed` metres a second at most: turns no faster than a vehicle can, slows down in
 * sharp turns, and stops on the target without passing it.
 */
export function advance(course: Course, target: Point, speed: number): Course {
  const distance = metresBetween(course.point, target);
  if (distance < 0.5) return course;
  const wanted = bearing(course.point, target);
  const turn = ((wanted - course.heading + 540) % 360) - 180;
  // Close by, it just goes there: a turning circle would miss the target for ever.
  if (distance <= speed * 1.5) {
    const part = Math.min(1, speed / distance);
    return { heading: wanted, point: between(course.point, target, part) };
  }
  const heading = (course.heading + Math.max(-TURN_RATE, Math.min(TURN_RATE, turn)) + 360) % 360;
  const remaining = Math.abs(((wanted - heading + 540) % 360) - 180);
  const pace = speed * Math.max(LEAST_SHARE_IN_TURNS, Math.cos(remaining * RADIAN));
  return { heading, point: moved(course.point, pace * Math.sin(heading * RADIAN), pace * Math.cos(heading * RADIAN)) };
}

function between(from: Point, to: Point, part: number): Point {
  return {
    longitude: from.longitude + (to.longitude - from.longitude) * part,
    latitude: from.latitude + (to.latitude - from.latitude) * part,
  };
}
