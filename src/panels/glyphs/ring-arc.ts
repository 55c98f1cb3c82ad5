import type { Deadline } from "../../derive/derived.ts";
import type { EpochMs, Share } from "../../shared/units.ts";

/** Share of a clock's limit that remains at `now`, 0–1; 1 without a clock. */
export function remainingShare(deadline: Deadline, now: EpochMs): Share {
  if (deadline.state === "none" || deadline.limit <= 0) return 1;
  return Math.min(1, Math.max(0, (deadline.dueAt - now) / deadline.limit));
}

/** SVG path of an arc of `share` of a circle around (0, 0), clockwise from 12 o'clock. */
export function arcPath(share: Share, radius: number): string {
  const part = Math.min(share, 0.9999);
  const angle = part * 2 * Math.PI;
  const x = (Math.sin(angle) * radius).toFixed(2);
  const y = (-Math.cos(angle) * radius).toFixed(2);
  return `M0 ${-radius}A${radius} ${radius} 0 ${part > 0.5 ? 1 : 0} 1 ${x} ${y}`;
}
