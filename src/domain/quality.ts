import type { EpochMs } from "../shared/units.ts";
import type { PortId } from "./incident.ts";

/** One thing that was wrong with what one port sent. */
export interface QualityFinding {
  /** Null where what came did not say from which port it is. */
  readonly port: PortId | null;
  readonly reason: string;
  /** Whether such events are let in all the same. */
  readonly admitted: boolean;
  readonly count: number;
  /** Stream time of the newest one. */
  readonly last: EpochMs;
  /** One line about the newest one, personal data masked; null when none was kept. */
  readonly sample: string | null;
}

/** Which samples of a quarantine: of one port (null: of none) and one reason. */
export interface SamplesWanted {
  readonly port: PortId | null;
  readonly reason: string;
}

/** Samples as lines of JSON, each as the gateway takes it again; or why there are none. */
export type SamplesOutcome =
  | { readonly ok: true; readonly lines: string }
  | { readonly ok: false; readonly reason: "forbidden" | "unreachable" | "failed" };

/** What a gateway found wrong with what its ports sent, since it started. */
export interface QualityReport {
  /** Server time from which it counts. */
  readonly since: EpochMs;
  /** Events that came, those turned away included, by port. */
  readonly ports: readonly { readonly port: PortId | null; readonly seen: number }[];
  readonly findings: readonly QualityFinding[];
  /** Samples the gateway's quarantine holds, and how many it let go to stay within its bounds. */
  readonly held: number;
  readonly released: number;
}
