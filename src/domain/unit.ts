import type { EpochMs, Latitude, Longitude } from "../shared/units.ts";

export const UNIT_STATES = ["idle", "moving", "onScene", "offline", "offDuty"] as const;
/** 待命, 在途, 到场, 离线, 不在岗. */
export type UnitState = (typeof UNIT_STATES)[number];

/** A duty force (力量): person, patrol, team or vehicle. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly unitKind: string;
  readonly region: string;
  readonly state: UnitState;
  readonly incident: string | null;
  readonly longitude: Longitude | null;
  readonly latitude: Latitude | null;
  readonly heading: number | null;
  /** Last fix; null before the first. */
  readonly fixedAt: EpochMs | null;
}
