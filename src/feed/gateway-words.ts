import type { Following } from "../domain/connection-state.ts";
import type { QualityReport } from "../domain/quality.ts";
import type { Hello } from "../protocol/decode.ts";
import type { EpochMs } from "../shared/units.ts";
import type { FeedStatistics } from "./feed.ts";

type Told = Pick<FeedStatistics, "rejectedByGateway" | "droppedByGateway" | "knownSince" | "quality">;

/** What the gateway last said of itself. */
export interface GatewayWords {
  hello(said: Pick<Hello, "knownSince">): void;
  heartbeat(said: {
    readonly rejected: ReadonlyMap<string, number>;
    readonly dropped: number;
    readonly knownSince: EpochMs | null;
  }): void;
  quality(report: QualityReport): void;
  readonly told: Told;
}

/** Before it said anything. */
export function createGatewayWords(): GatewayWords {
  let told: Told = { rejectedByGateway: new Map(), droppedByGateway: 0, knownSince: null, quality: null };
  return {
    hello({ knownSince }) {
      told = { ...told, knownSince };
    },
    heartbeat({ rejected, dropped, knownSince }) {
      told = { ...told, rejectedByGateway: rejected, droppedByGateway: dropped, knownSince };
    },
    quality(report) {
      told = { ...told, quality: report };
    },
    get told() {
      return told;
    },
  };
}

/** What being up to date with a server means. A demonstration stays one, whatever server plays it. */
export function followingOf({ source, profile }: Hello): Following {
  if (source === "recording") return "replaying";
  return source === "simulation" || profile.demonstration ? "demo" : "live";
}
