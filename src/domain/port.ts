import type { DurationMs } from "../shared/units.ts";
import type { LocalisedText } from "./localised-text.ts";

export const PORT_HEALTHS = ["live", "degraded", "down"] as const;
/** What the gateway says of a source system. */
export type PortHealth = (typeof PORT_HEALTHS)[number];

/** A source system (数据端口), as the profile names it. */
export interface Port {
  readonly id: string;
  readonly name: LocalisedText;
  /** Silence longer than this is marked stale; ports have rhythms of their own. */
  readonly staleAfter: DurationMs;
  /** Silence longer than this is marked down. */
  readonly downAfter: DurationMs;
}
