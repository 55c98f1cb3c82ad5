import { expect, it } from "vitest";
import { rememberedName, rememberName } from "./remembered-name.ts";

it("keeps the name on this device", () => {
  const kept = new Map<string, string>();
  const memory = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  expect(rememberedName(memory)).toBe("");
  rememberName(memory, "值班领导");
  expect(rememberedName(memory)).toBe("值班领导");
});

it("goes without where the browser refuses", () => {
  const refuses = () => {
    throw new DOMException("denied", "SecurityError");
  };
  expect(() => rememberName(refuses, "x")).not.toThrow();
  expect(rememberedName(refuses)).toBe("");
});
