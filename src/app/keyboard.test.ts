import { expect, it } from "vitest";
import { keyCommand } from "./keyboard.ts";

it("drives a wall without a mouse", () => {
  expect(["l", "T", "f", "c", "a", "z", "m", "g", "Escape", "x", "?", "/", "q", ""].map(keyCommand)).toEqual([
    "language",
    "theme",
    "fullscreen",
    "connection",
    "acknowledge",
    "snooze",
    "mute",
    "alarms",
    "close",
    "clearFilter",
    "keys",
    "search",
    null,
    null,
  ]);
});
