import { LogUnavailableError } from "../server/event-log.ts";
import type { DurationMs } from "../src/shared/units.ts";

interface Patience {
  readonly wait: (duration: DurationMs) => Promise<void>;
  readonly complain: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Publishes for a source that nobody would ask to send again: as long as the log is away it waits, and holds this one lot. */
export async function untilTaken(publish: () => Promise<void>, { wait, complain, signal }: Patience): Promise<void> {
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    try {
      return await publish();
    } catch (error) {
      if (!(error instanceof LogUnavailableError)) throw error;
      if (isFirst) complain(`${error.message}; waiting for it`);
      await wait(error.retryAfter);
    }
  }
}
