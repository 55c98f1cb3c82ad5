import { type ComponentProps, type ComponentType, createElement, lazy, type ReactNode } from "react";

const loads: (() => Promise<unknown>)[] = [];

/**
 * A component whose code comes when it is first drawn, under a Suspense, or with `loadTheRest`. What failed to load is asked for again when it is
 * drawn anew.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): (props: Props) => ReactNode {
  const ask = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (error) {
        loaded = ask();
        throw error;
      }
    });
  let loaded = ask();
  loads.push(load);
  return (props) => createElement<ComponentProps<typeof loaded>>(loaded, props);
}

/** Has everything that comes later come now, one after the other: to be called when the first screen stands, so that no change of scene waits. */
export async function loadTheRest(): Promise<void> {
  // What fails is asked for again when it is needed.
  for (const load of loads) await load().catch(() => {});
}
