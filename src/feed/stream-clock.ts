import type { EpochMs } from "../shared/units.ts";
import type { ClockStatement } from "./feed.ts";

/** Stream time at a server time: the clock runs on at its rate from the instant it was stated, and never behind it. Whole milliseconds, as every instant. */
export function streamTimeAt(statement: ClockStatement, serverNow: EpochMs): EpochMs {
  return statement.streamTime + Math.floor(Math.max(0, serverNow - statement.serverTime) * statement.rate);
}

/** The one of two statements that was made later. */
export function laterStatement(known: ClockStatement | null, heard: ClockStatement): ClockStatement {
  return known !== null && known.serverTime > heard.serverTime ? known : heard;
}
