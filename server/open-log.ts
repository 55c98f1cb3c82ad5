import type { EventLog, LogBounds } from "./event-log.ts";
import { failLine } from "./fail-line.ts";
import { MemoryLog } from "./memory-log.ts";
import { RedisLog } from "./redis/redis-log.ts";
import type { Delays } from "./timers.ts";

/** What a log needs of the entry. */
export interface OpenLogOptions {
  /** `REDIS_URL`: where the stream is kept; in memory without. */
  readonly redisUrl: string | undefined;
  /** Id of the profile: each has a stream of its own. */
  readonly profile: string;
  readonly newId: () => string;
  readonly timers: Delays;
  readonly complain: (line: string) => void;
  readonly bounds?: Partial<LogBounds> | undefined;
}

/** The log a gateway stands on. @throws one line, without the password, when Redis cannot be reached */
export async function openLog(options: OpenLogOptions): Promise<EventLog> {
  const { redisUrl, profile, newId, timers, complain, bounds } = options;
  if (redisUrl === undefined || redisUrl === "") return new MemoryLog({ streamId: newId(), ...bounds });
  try {
    return await RedisLog.open({ url: redisUrl, name: profile, newId, timers, complain, ...bounds });
  } catch (error) {
    throw new Error(`REDIS_URL: ${placeOf(redisUrl)}: ${failLine(error)}`);
  }
}

function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "not an address like redis://127.0.0.1:6379";
}
