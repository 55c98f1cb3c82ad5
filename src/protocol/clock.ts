import { z } from "zod";
import type { EpochMs } from "../shared/units.ts";
import { instant, named } from "./fields.ts";

/** `[serverTime, streamTime, rate]`: at server time the stream stands at stream time and runs `rate` times real time; 0 stands still. */
export const clockSchema = z
  .tuple([named("serverTime", instant), named("streamTime", instant), named("rate", z.number().min(0))])
  .rest(z.unknown());
export type ClockTuple = z.infer<typeof clockSchema>;

/** The stream clock as a server states it. */
export interface ClockStatement {
  readonly serverTime: EpochMs;
  readonly streamTime: EpochMs;
  readonly rate: number;
}

/** Clock statement → wire. */
export function encodeClock(clock: ClockStatement): ClockTuple {
  return [clock.serverTime, clock.streamTime, clock.rate];
}

/** Wire → clock statement. */
export function readClock(tuple: ClockTuple): ClockStatement {
  return { serverTime: tuple[0], streamTime: tuple[1], rate: tuple[2] };
}
