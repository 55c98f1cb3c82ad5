import { expect, it } from "vitest";
import { DEFAULT_LOAD_VIEW } from "../panels/grid-map/load-view.ts";
import { loadParameters, parseLoad } from "./load-address.ts";

it("says nothing of a load map as it is by default, and takes the unknown for absent", () => {
  expect(loadParameters(DEFAULT_LOAD_VIEW).every(([, value]) => value === null)).toBe(true);
  expect(parseLoad(new URLSearchParams("measure=moon&lens=triangle"))).toEqual(DEFAULT_LOAD_VIEW);
  expect(parseLoad(new URLSearchParams("measure=late"))).toEqual({ measure: "late", lens: "region" });
});
