import type { StreamEvent } from "../src/domain/event.ts";
import type { ClockStatement } from "../src/protocol/clock.ts";
import type { EpochMs } from "../src/shared/units.ts";

/** Where a mock stream comes from. It reads no clock: the server's time comes in as an argument. */
export interface Source {
  /** What stands behind the first screen, in stream order; the stream clock begins to run. Called first, and again when the stream starts over. */
  open(serverNow: EpochMs): readonly StreamEvent[];
  /** From when on (stream time) its events tell everything that happened. */
  readonly begin: EpochMs;
  clock(serverNow: EpochMs): ClockStatement;
  /** The events due since the last call. */
  due(serverNow: EpochMs): readonly StreamEvent[];
  /** Nothing more will come. */
  readonly ended: boolean;
  /** Its events are not tied to time: the next may be asked for as soon as the last were taken. */
  readonly hurried: boolean;
}
