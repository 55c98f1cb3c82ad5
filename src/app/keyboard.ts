import { useEffect } from "react";
import type { ViewAction } from "../panels/top-bar/view-buttons.tsx";

/** What a key does. */
export type KeyCommand =
  | ViewAction
  | "connection"
  | "acknowledge"
  | "snooze"
  | "mute"
  | "alarms"
  | "clearFilter"
  | "search"
  | "close";

/** Every key of the page, without modifiers and outside of text fields, in the order its help lists them. A wall without a mouse is driven by these. */
export const KEYS: ReadonlyMap<string, KeyCommand> = new Map([
  ["/", "search"],
  ["x", "clearFilter"],
  ["escape", "close"],
  ["a", "acknowledge"],
  ["z", "snooze"],
  ["m", "mute"],
  ["g", "alarms"],
  ["c", "connection"],
  ["l", "language"],
  ["t", "theme"],
  ["f", "fullscreen"],
  ["?", "keys"],
]);

/** The command of a key; null for none. */
export function keyCommand(key: string): KeyCommand | null {
  return KEYS.get(key.toLowerCase()) ?? null;
}

/** Runs commands as keys are pressed. */
export function useKeyboard(run: (command: KeyCommand) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      const command = keyCommand(event.key);
      // What leads into a field must not be typed there.
      if (command === "search") event.preventDefault();
      if (command !== null) run(command);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [run]);
}
