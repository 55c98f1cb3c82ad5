import { describe, expect, it } from "vitest";
import { type Place, resolveView, scaleOf } from "./view-defaults.ts";
import { parseViewState } from "./view-state.ts";

const place = (width: number, height: number, more: Partial<Place> = {}): Place => ({
  width,
  height,
  coarsePointer: false,
  languages: ["zh", "en"],
  ...more,
});
const nothing = parseViewState("");

describe("resolveView", () => {
  it("chooses the form by the place", () => {
    const form = (at: Place) => resolveView(nothing, at).form;
    expect(form(place(1920, 1080))).toBe("wall");
    expect(form(place(5760, 1080))).toBe("wall");
    expect(form(place(1440, 900))).toBe("desk");
    expect(form(place(1600, 1200, { coarsePointer: true }))).toBe("desk");
    expect(form(place(390, 844, { coarsePointer: true }))).toBe("phone");
    expect(form(place(844, 390, { coarsePointer: true }))).toBe("phone");
  });

  it("gives walls ink and desks paper, and follows the address before all", () => {
    expect(resolveView(nothing, place(1920, 1080)).theme).toBe("ink");
    expect(resolveView(nothing, place(1440, 900)).theme).toBe("paper");
    expect(resolveView(parseViewState("#/?form=phone&theme=paper"), place(1920, 1080))).toMatchObject({
      form: "phone",
      theme: "paper",
    });
  });

  it("speaks the profile's first language, Chinese until one is known, and the address's before all", () => {
    const language = (languages: Place["languages"], hash = "") =>
      resolveView(parseViewState(hash), place(1, 1, { languages })).language;
    expect([language([]), language(["zh", "en"]), language(["en", "zh"])]).toEqual(["zh", "zh", "en"]);
    expect(language(["zh"], "#/?lang=en")).toBe("en");
  });
});

it("scales walls by the smaller share and nothing else", () => {
  expect(scaleOf("wall", 1920, 1080)).toBe(1);
  expect(scaleOf("wall", 3840, 2160)).toBe(2);
  expect(scaleOf("wall", 5760, 1080)).toBe(1);
  expect(scaleOf("wall", 1366, 768)).toBe(0.711);
  expect(scaleOf("desk", 3840, 2160)).toBe(1);
});
