import { describe, expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { instant, timeline } from "../../../test/fixtures/timeline.ts";
import { fakeCockpit } from "../../../test/gallery/fake-cockpit.ts";
import { likelyRows, rowsLeft, rowsThatFit, urgentRows } from "./urgent-rows.ts";

it("lists what is late before what is about to be, each with its running stage", () => {
  const profile = makeProfile();
  const cockpit = fakeCockpit({
    profile,
    now: instant("10:00"),
    events: timeline(`
      atrisk category=fire : 09:59:10 reported
      late : 09:50:00 reported · 09:50:20 signed u1
      calm : 09:59:58 reported`),
  });
  const rows = urgentRows(cockpit, 10);
  expect(rows.map(({ incident, symbol, deadline }) => [incident.id, symbol, deadline.state])).toEqual([
    ["late", "hexagon", "breached"],
    ["atrisk", "triangle", "atrisk"],
  ]);
  expect(rows[0]?.standing).toBe("dispatch · u1");
  expect(rows[1]?.standing).toBe("sign · Grid A1 网格员");
  expect(urgentRows(cockpit, 1).length).toBe(1);
  // Too thin a history predicts nothing.
  expect(likelyRows(cockpit, 10)).toEqual([]);
});

it("lists those in time that will likely be late, as this place's own history tells", () => {
  const clock = (minutes: number): string =>
    `${String(6 + Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  // Since six, fires were signed after five minutes of their one, everything else at once.
  const history = Array.from({ length: 200 }, (_, minute) => [
    `fire${minute} category=fire : ${clock(minute)} reported · ${clock(minute + 5)} signed · ${clock(minute + 6)} closed grid`,
    `other${minute} : ${clock(minute)} reported · ${clock(minute)}:05 signed · ${clock(minute + 1)} closed grid`,
  ]).flat();
  const cockpit = fakeCockpit({
    profile: makeProfile(),
    now: instant("10:00"),
    events: timeline(
      [
        ...history,
        "doomed category=fire : 09:59:55 reported",
        "late category=fire : 09:50 reported",
        "calm : 09:59:55 reported",
      ].join("\n"),
    ),
  });
  const rows = likelyRows(cockpit, 10);
  expect(rows.map(({ incident, deadline }) => [incident.id, deadline.state])).toEqual([["doomed", "intime"]]);
  expect(rows[0]?.prediction).toMatchObject({ reason: null, limit: 60_000, typical: { sample: 400 } });
  expect(rows[0]?.prediction?.probability).toBeGreaterThan(0.9);
  expect(cockpit.predictions.figures()["prediction.count"]).toBe(1);
  expect(likelyRows(cockpit, 0)).toEqual([]);
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

it("fills what room is left below a line of words", () => {
  expect([rowsLeft(2, 240, 40, 22), rowsLeft(6, 240, 40, 22), rowsLeft(0, 62, 40, 22)]).toEqual([3, 0, 1]);
  expect(rowsLeft(2, 240, 0, 0)).toBe(0);
});
