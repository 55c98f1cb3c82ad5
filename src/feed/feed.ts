import type { Command, CommandOutcome } from "../domain/command.ts";
import type { ConnectionState } from "../domain/connection-state.ts";
import type { SequencedEvent } from "../domain/event.ts";
import type { Profile } from "../domain/profile.ts";
import type { Viewer } from "../domain/viewer.ts";
import type { ClockStatement } from "../protocol/clock.ts";
import type { QualityReport, SamplesOutcome, SamplesWanted } from "../domain/quality.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";

export type { ClockStatement };

/** A decoded batch, in order. `snapshot` batches rebuild; live ones go on. */
export interface FeedBatch {
  readonly phase: "snapshot" | "live";
  readonly from: number;
  readonly to: number;
  readonly clock: ClockStatement;
  readonly events: readonly SequencedEvent[];
  /** What the door turned away, by reason, with one clear line each (at most 20 lines). `clamped-text` counts events let in with a text cleaned or cut. */
  readonly rejected: ReadonlyMap<string, number>;
  readonly complaints: readonly string[];
}

/** Counts the connection panel shows. */
export interface FeedStatistics {
  readonly sequence: number;
  /** Server emit → received here, by the measured offset; null before the first. */
  readonly latency: DurationMs | null;
  readonly gaps: number;
  /** Rejected at the gateway, by reason, as its heartbeat says. */
  readonly rejectedByGateway: ReadonlyMap<string, number>;
  /** Events the gateway's bounded log let go before their time. */
  readonly droppedByGateway: number;
  /** From when on (stream time) the gateway holds the stream whole; null while it does not say. */
  readonly knownSince: EpochMs | null;
  readonly streamId: string | null;
  /** What the gateway found wrong with what its ports sent; null until it said. */
  readonly quality: QualityReport | null;
}

/** Who listens to a feed. */
export interface FeedListener {
  /** A stream begins (or another one: the server lost its log). Everything held before is void. */
  opened(profile: Profile, streamId: string): void;
  batch(batch: FeedBatch): void;
  connection(state: ConnectionState): void;
}

/** A source of batches: live (Socket.IO), replay, synthetic or fake. */
export interface Feed {
  start(listener: FeedListener): void;
  stop(): void;
  /** Has the server do something. Always resolves; what was done comes back as an event like any other. */
  command(command: Command): Promise<CommandOutcome>;
  /** Samples of what was wrong with what the gateway's ports sent. Always resolves. */
  samples(wanted: SamplesWanted): Promise<SamplesOutcome>;
  readonly statistics: FeedStatistics;
  /** Whom the gateway takes this page for; null until it said. */
  readonly viewer: Viewer | null;
  /** Stream time now: server offset measured, whatever the browser's clock says. Null before the first clock statement. */
  streamNow(): EpochMs | null;
  /** Server time now by the measured offset; null before. */
  serverNow(): EpochMs | null;
  readonly rate: number;
}
