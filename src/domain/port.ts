import type { DurationMs } from "../shared/units.ts";
import type { LocalisedText } from "./localised-text.ts";

export const PORT_HEALTHS = ["live", "degraded", "down"] as const;
/** What the gateway says of a source system. */
export type PortHealth = (typeof PORT_HEALTHS)[number];

export const DATUMS = ["wgs84", "gcj02", "bd09"] as const;
/** WGS-84, or one of the offset systems of Chinese maps (火星坐标, 百度坐标). */
export type Datum = (typeof DATUMS)[number];

/** A source system (数据端口), as the profile names it. */
export interface Port {
  readonly id: string;
  readonly name: LocalisedText;
  /** Silence longer than this is marked stale; ports have rhythms of their own. */
  readonly staleAfter: DurationMs;
  /** Silence longer than this is marked down. */
  readonly downAfter: DurationMs;
}
