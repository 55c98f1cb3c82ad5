import { describe, expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { instant, timeline } from "../../../test/fixtures/timeline.ts";
import { createDerived } from "../../derive/create-derived.ts";
import { createStore } from "../../store/create-store.ts";
import { rowsThatFit, urgentRows } from "./urgent-rows.ts";

it("lists what is late before what is about to be, each with its running stage", () => {
  const profile = makeProfile();
  const store = createStore(profile);
  const derived = createDerived(store, profile);
  store.advance(instant("10:00"));
  store.apply(
    timeline(`
      atrisk category=fire : 09:59:10 reported
      late : 09:50:00 reported · 09:50:20 signed u1
      calm : 09:59:58 reported`),
  );
  store.advance(instant("10:00"));
  const rows = urgentRows(derived, profile, "zh", 10);
  expect(rows.map(({ id, symbol, deadline }) => [id, symbol, deadline.state])).toEqual([
    ["late", "hexagon", "breached"],
    ["atrisk", "triangle", "atrisk"],
  ]);
  expect(rows[0]?.detail).toContain("dispatch");
  expect(urgentRows(derived, profile, "zh", 1).length).toBe(1);
});

describe("rowsThatFit", () => {
  it("shows all that fit, to the last pixel", () => {
    expect(rowsThatFit(6, 240, 40, 22)).toBe(6);
    expect(rowsThatFit(2, 240, 40, 22)).toBe(2);
  });
  it("keeps room for the line that says how many more", () => {
    expect(rowsThatFit(7, 240, 40, 22)).toBe(5);
    expect(rowsThatFit(7, 262, 40, 22)).toBe(6);
  });
  it("shows none in no room", () => {
    expect([rowsThatFit(7, 0, 40, 22), rowsThatFit(7, 30, 40, 22), rowsThatFit(7, 100, 0, 0)]).toEqual([0, 0, 0]);
  });
});
