import type { LogBounds } from "../event-log.ts";
import { type Held, loadHeld, type LoadOptions } from "./load-held.ts";
import type { RedisSession } from "./redis-session.ts";

/**
 * What to hold on a session: what was held, when Redis still has all of it; else what Redis has. Events that were told of and are lost make it another stream,
 * so that no page mixes two histories.
 */
export async function settle(
  session: RedisSession,
  held: Held | null,
  bounds: LogBounds,
  options: LoadOptions,
): Promise<Held> {
  const { newId } = options;
  const standing = await session.identify(newId());
  const isSame = held?.streamId === standing.streamId;
  const goesOn = held !== null && isSame && (await holds(session, held));
  const isKnown = standing.run === session.process.run;
  // A Redis that ended may have lost what it had not put on its disk yet; nobody who was there says otherwise.
  if (!goesOn && ((isSame && held !== null) || !(isKnown || session.process.isSafe)))
    await session.rename(standing.streamId, newId());
  else if (!isKnown) await session.attest(standing.streamId);
  return goesOn ? held : loadHeld(session, bounds, options);
}

/** Whether Redis still has the last event that is held. */
async function holds(session: RedisSession, { model, append }: Held): Promise<boolean> {
  return model.head === 0 || (await session.entryAt(model.head))?.append === append;
}
