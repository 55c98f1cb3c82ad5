import { type ComponentProps, type ComponentType, createElement, lazy, type ReactNode } from "react";
import type { Form } from "../panels/cockpit.ts";

interface Load {
  readonly load: () => Promise<unknown>;
  readonly forms: readonly Form[];
}

const loads: Load[] = [];
const EVERY: readonly Form[] = ["wall", "desk", "phone"];
/** Of what a phone never shows, or too large to be fetched on somebody's data plan before it is asked for. */
export const LARGE_SCREENS: readonly Form[] = ["wall", "desk"];

/** What asks again for code that did not come. */
const failed = new Set<() => void>();

/**
 * A component whose code comes when it is first drawn, under a Suspense, or with `loadTheRest` on one of `forms`. What failed to load fails whoever
 * draws it until `askAgain`: asked for at each drawing, it would be asked for without end, and nobody be told.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  forms: readonly Form[] = EVERY,
): (props: Props) => ReactNode {
  const ask = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (error) {
        failed.add(() => {
          loaded = ask();
        });
        throw error;
      }
    });
  let loaded = ask();
  fetchLater(load, forms);
  return (props) => createElement<ComponentProps<typeof loaded>>(loaded, props);
}

/** Lets code that did not come be asked for anew where it is drawn next. */
export function askAgain(): void {
  for (const again of failed) again();
  failed.clear();
}

/** Has something that is no component come with `loadTheRest` on one of `forms`. */
export function fetchLater(load: () => Promise<unknown>, forms: readonly Form[] = EVERY): void {
  loads.push({ load, forms });
}

/** Has what comes later on a form come now, one after the other: to be called when the first screen stands, so that no change of scene waits. */
export async function loadTheRest(form: Form): Promise<void> {
  // What fails is asked for again when it is needed.
  for (const { load, forms } of loads) if (forms.includes(form)) await load().catch(() => {});
}
