/** Tells whose turn it is to sound when several tabs of a browser show the same alarms: it is one tab's at a time. */
export interface SoundTurn {
  readonly isOurs: boolean;
  /** Takes the turn from whichever tab has it: somebody is here. */
  take(): void;
}

/**
 * Takes turns by a lock of the browser (Web Locks). The first tab has it; one that `take`s gets it, and when that one is gone, one that waits. Where there are no locks
 * (old browsers, pages over plain http) or they are refused, it is always this tab's turn: twice heard is better than not at all.
 * @param name of the lock: tabs with the same alarms have the same
 */
export function createSoundTurn(locks: Pick<LockManager, "request"> | undefined, name: string): SoundTurn {
  let isOurs = locks === undefined;
  let stopWaiting = (): void => {};
  if (locks === undefined) return { isOurs, take: stopWaiting };

  /** Held until another tab takes it. */
  const hold = (): Promise<never> => {
    isOurs = true;
    return new Promise(() => {});
  };
  /** Taken by another tab; anything else means that there is no use in locks here. */
  const lose = (reason: unknown): void => {
    isOurs = !(reason instanceof DOMException && reason.name === "AbortError");
    if (!isOurs) wait();
  };
  const wait = (): void => {
    const waiting = new AbortController();
    stopWaiting = () => waiting.abort();
    locks.request(name, { signal: waiting.signal }, hold).catch((reason: unknown) => {
      if (!waiting.signal.aborted) lose(reason);
    });
  };
  wait();
  return {
    get isOurs() {
      return isOurs;
    },
    take() {
      if (isOurs) return;
      // Before the browser has passed the lock on: an alarm that comes in between would be nobody's, and stealing is never refused.
      isOurs = true;
      stopWaiting();
      locks.request(name, { steal: true }, hold).catch(lose);
    },
  };
}
