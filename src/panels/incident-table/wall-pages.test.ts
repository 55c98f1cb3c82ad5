import { expect, it } from "vitest";
import { wallPage } from "./wall-pages.ts";

it("shows every row by turns and begins again", () => {
  const pages = [0, 15_000, 30_000, 45_000].map((now) => wallPage(40, 17, now, 1));
  expect(pages.map(({ page }) => page)).toEqual([0, 1, 2, 0]);
  expect(pages[0]?.pages).toBe(3);
});

it("keeps the viewer's time however fast the stream runs", () => {
  expect(wallPage(40, 17, 59_000, 60).page).toBe(0);
  expect(wallPage(40, 17, 900_000, 60).page).toBe(1);
});

it("has one page of nothing", () => {
  expect(wallPage(0, 17, 99_000, 1)).toEqual({ page: 0, pages: 1 });
  expect(wallPage(9, 0, 99_000, 1)).toEqual({ page: 0, pages: 1 });
});
