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

/** The command of a key, without modifiers and outside of text fields; null for none. A wall without a mouse is driven by these. */
export function keyCommand(key: string): KeyCommand | null {
  switch (key.toLowerCase()) {
    case "l":
      return "language";
    case "t":
      return "theme";
    case "f":
      return "fullscreen";
    case "c":
      return "connection";
    case "a":
      return "acknowledge";
    case "z":
      return "snooze";
    case "m":
      return "mute";
    case "g":
      return "alarms";
    case "x":
      return "clearFilter";
    case "/":
      return "search";
    case "escape":
      return "close";
    default:
      return null;
  }
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
