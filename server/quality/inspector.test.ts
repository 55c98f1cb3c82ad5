import { expect, test } from "vitest";
import { makeProfile } from "../../test/fixtures/profile.ts";
import type { ReportedEvent, StreamEvent } from "../../src/domain/event.ts";
import { MINUTE } from "../../src/shared/units.ts";
import { boundaryOf } from "./boundary.ts";
import { Inspector } from "./inspector.ts";

const NOW = Date.UTC(2026, 10, 20, 2);
const BOUNDARY = boundaryOf({
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: {},
      // biome-ignore format: a square
      geometry: { type: "Polygon", coordinates: [[[120, 30], [121, 30], [121, 31], [120, 31], [120, 30]]] },
    },
  ],
});

const report: ReportedEvent = {
  kind: "reported",
  incident: "A",
  revision: 1,
  at: NOW,
  category: "fire",
  severity: 3,
  port: "p110",
  region: "grid-a1",
  position: { longitude: 120.3, latitude: 30.2 },
  title: "",
  place: "",
  brain: "governance",
  contact: null,
};
const stage = (name: "signed" | "dispatched" | "arrived", revision: number, at: number): StreamEvent => ({
  kind: "stage",
  incident: "A",
  revision,
  at,
  stage: name,
  unit: null,
});

/** What is said of each event, one after another. */
function reasons(...events: readonly StreamEvent[]): readonly string[][] {
  const inspector = new Inspector(makeProfile(), BOUNDARY);
  return events.map((event) => {
    const doubts = inspector.inspect(event, NOW);
    inspector.note(event);
    return doubts.map(({ reason }) => reason);
  });
}

test("nothing is said of what is right", () => {
  expect(reasons(report, stage("signed", 2, NOW), stage("arrived", 3, NOW))).toEqual([[], [], []]);
});

test("says when a place is missing or outside the boundary", () => {
  expect(reasons({ ...report, position: null })).toEqual([["no-position"]]);
  expect(reasons({ ...report, position: { longitude: 119.9, latitude: 30.2 } })).toEqual([["out-of-boundary"]]);
  // Nobody says that it lies outside where no boundary is known.
  expect(new Inspector(makeProfile(), null).inspect(report, NOW)).toEqual([]);
});

test("knows what the profile knows", () => {
  const strange = { ...report, category: "ufo", port: "p999", region: "atlantis", brain: "none" };
  expect(reasons(strange)).toEqual([["unknown-category", "unknown-port", "unknown-region", "unknown-brain"]]);
  expect(reasons({ kind: "closed", incident: "A", revision: 2, at: NOW, tier: "heaven" })).toEqual([["unknown-tier"]]);
});

test("finds a stage before one that was reached, duplicates and second reports", () => {
  expect(
    reasons(
      report,
      stage("dispatched", 2, NOW + 9_000),
      stage("arrived", 3, NOW + 4_000),
      stage("arrived", 3, NOW + 4_000),
      { ...report, revision: 4 },
      { kind: "closed", incident: "A", revision: 5, at: NOW + 10_000, tier: null },
    ),
  ).toEqual([[], [], ["stage-order"], ["duplicate"], ["repeated-report"], []]);
});

test("goes by what was corrected", () => {
  expect(
    reasons(
      report,
      stage("dispatched", 2, NOW + 9_000),
      { kind: "amended", incident: "A", revision: 3, at: NOW, patch: { dispatched: null } },
      stage("arrived", 4, NOW + 4_000),
    ).at(-1),
  ).toEqual([]);
});

test("tells what arrives late", () => {
  expect(reasons({ ...report, at: NOW - 15 * MINUTE })).toEqual([[]]);
  expect(reasons({ ...report, at: NOW - 15 * MINUTE - 1 })).toEqual([["late"]]);
});

test("the events of an incident are of the port of its report", () => {
  const inspector = new Inspector(makeProfile(), BOUNDARY);
  const signed = stage("signed", 2, NOW);
  expect(inspector.portOf(signed)).toBeNull();
  inspector.note(report);
  expect(inspector.portOf(signed)).toBe("p110");
  inspector.forget("A");
  expect(inspector.portOf(signed)).toBeNull();
});
