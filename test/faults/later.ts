import type { Scene } from "./faults.ts";

/** Tasks for later, and a way to have them all done now. */
export function createLater(): [{ settle(): Promise<void> }, Scene["later"]] {
  const tasks = new Set<() => Promise<void>>();
  const running = new Set<Promise<void>>();
  const later: Scene["later"] = (delay, task) => {
    const run = async (): Promise<void> => {
      clearTimeout(timer);
      tasks.delete(run);
      await task();
    };
    const begin = (): void => {
      const done = run().finally(() => running.delete(done));
      running.add(done);
    };
    const timer = setTimeout(begin, delay);
    tasks.add(run);
  };
  return [
    {
      async settle() {
        await Promise.all([...tasks].map((run) => run()));
        await Promise.all(running);
      },
    },
    later,
  ];
}
