import { delimiter } from "node:path";
import { expect, test } from "vitest";
import { provideChromium } from "./chromium.mjs";

const PLAYWRIGHTS = "/cache/playwright/chrome";

/** A machine with some programs, on which the installers put others; `tried` says which of them ran. */
function machine(setup: {
  readonly programs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly apt?: string;
  readonly playwright?: string;
}) {
  const programs = new Set(setup.programs);
  const tried: string[] = [];
  const installer = (name: string, brings: string | undefined) => async () => {
    tried.push(name);
    if (brings !== undefined) programs.add(brings);
  };
  return {
    env: { PATH: ["/usr/local/bin", "", "/usr/bin"].join(delimiter), ...setup.env },
    isExecutable: (path: string) => programs.has(path),
    playwrightsOwn: async () => PLAYWRIGHTS,
    installers: [installer("apt", setup.apt), installer("playwright", setup.playwright)],
    tried,
  };
}

test("takes the browser that is named, before one on PATH, before playwright's own", async () => {
  const programs = ["/opt/mine", "/usr/bin/google-chrome", PLAYWRIGHTS];
  expect(await provideChromium(machine({ programs, env: { CHROMIUM_PATH: "/opt/mine" } }))).toBe("/opt/mine");
  expect(await provideChromium(machine({ programs, env: { CHROMIUM_PATH: "" } }))).toBe("/usr/bin/google-chrome");
  expect(await provideChromium(machine({ programs: [PLAYWRIGHTS] }))).toBe(PLAYWRIGHTS);
});

test("prefers Chromium by name, wherever on PATH it stands", async () => {
  const programs = ["/usr/local/bin/google-chrome", "/usr/bin/chromium"];
  expect(await provideChromium(machine({ programs }))).toBe("/usr/bin/chromium");
});

test("installs nothing where there is one", async () => {
  const place = machine({ programs: ["/usr/bin/chromium"], apt: "/usr/bin/chromium" });
  await provideChromium(place);
  expect(place.tried).toEqual([]);
});

test("installs one where there is none, by the first means that brings it", async () => {
  const debian = machine({ apt: "/usr/bin/chromium", playwright: PLAYWRIGHTS });
  expect(await provideChromium(debian)).toBe("/usr/bin/chromium");
  expect(debian.tried).toEqual(["apt"]);
  const laptop = machine({ playwright: PLAYWRIGHTS });
  expect(await provideChromium(laptop)).toBe(PLAYWRIGHTS);
  expect(laptop.tried).toEqual(["apt", "playwright"]);
});

test("says in one line what to do when none can be had", async () => {
  await expect(provideChromium(machine({}))).rejects.toThrow(/^No Chromium found[^\n]*CHROMIUM_PATH[^\n]*$/);
});

test("does not install another where the named one is missing", async () => {
  const place = machine({ env: { CHROMIUM_PATH: "/opt/gone" }, apt: "/usr/bin/chromium" });
  await expect(provideChromium(place)).rejects.toThrow("CHROMIUM_PATH: no program at /opt/gone");
  expect(place.tried).toEqual([]);
});
