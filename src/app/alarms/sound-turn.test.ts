import { expect, it } from "vitest";
import { createSoundTurn } from "./sound-turn.ts";

/** Turns as they stand once everything that is under way is done. */
async function settled(...turns: readonly { readonly isOurs: boolean }[]): Promise<boolean[]> {
  await new Promise((resolve) => setImmediate(resolve));
  return turns.map(({ isOurs }) => isOurs);
}

/** The locks of a browser, as its tabs see them: https://w3c.github.io/web-locks/. */
function fakeLocks(): Pick<LockManager, "request"> {
  interface Request {
    readonly grant: () => void;
    readonly refuse: (reason: Error) => void;
  }
  let holder: Request | null = null;
  let queue: Request[] = [];
  const next = (): void => {
    if (holder !== null) return;
    holder = queue.shift() ?? null;
    holder?.grant();
  };
  const request = (_: string, { signal, steal }: LockOptions, callback: LockGrantedCallback<unknown>) =>
    new Promise<unknown>((_, refuse) => {
      const asked: Request = { grant: () => queueMicrotask(() => void callback(null)), refuse };
      signal?.addEventListener("abort", () => {
        if (!queue.includes(asked)) return;
        queue = queue.filter((other) => other !== asked);
        refuse(new DOMException("aborted", "AbortError"));
      });
      if (steal === true) {
        holder?.refuse(new DOMException("stolen", "AbortError"));
        holder = asked;
        asked.grant();
      } else {
        queue.push(asked);
        next();
      }
    });
  return { request: request as LockManager["request"] };
}

it("is one tab's at a time: the first one's, then of whichever takes it", async () => {
  const locks = fakeLocks();
  const turns = ["a", "b", "c"].map(() => createSoundTurn(locks, "street"));
  const [first, second, third] = turns;
  expect(await settled(...turns)).toEqual([true, false, false]);
  second?.take();
  // At once: an alarm may come before the browser has passed the lock on.
  expect(second?.isOurs).toBe(true);
  expect(await settled(...turns)).toEqual([false, true, false]);
  second?.take();
  third?.take();
  expect(await settled(...turns)).toEqual([false, false, true]);
  for (let round = 0; round < 5; round += 1) for (const turn of turns) turn.take();
  expect((await settled(...turns)).filter((isOurs) => isOurs)).toHaveLength(1);
  first?.take();
  expect(await settled(...turns)).toEqual([true, false, false]);
});

it("is always ours where there are no locks, or they are refused", async () => {
  expect(createSoundTurn(undefined, "street").isOurs).toBe(true);
  const refusing: Pick<LockManager, "request"> = {
    request: () => Promise.reject(new DOMException("not here", "SecurityError")),
  };
  const turn = createSoundTurn(refusing, "street");
  expect(await settled(turn)).toEqual([true]);
  turn.take();
  expect(await settled(turn)).toEqual([true]);
});
