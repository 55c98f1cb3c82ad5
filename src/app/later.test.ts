import { expect, it } from "vitest";
import { LARGE_SCREENS, later, loadTheRest } from "./later.ts";

it("fetches beforehand what a form can show, and for a phone nothing large", async () => {
  const asked: string[] = [];
  const load = (name: string) => async () => {
    asked.push(name);
    return () => null;
  };
  later(load("list"));
  later(load("map"), LARGE_SCREENS);
  later(load("tab"), ["phone"]);
  later(() => Promise.reject(new Error("the line is cut")));
  later(load("log"));
  await loadTheRest("phone");
  expect(asked).toEqual(["list", "tab", "log"]);
  asked.length = 0;
  await loadTheRest("wall");
  expect(asked).toEqual(["list", "map", "log"]);
});
