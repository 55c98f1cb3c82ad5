import { expect, test } from "vitest";
import { timeline } from "../test/fixtures/timeline.ts";
import type { IncidentEvent } from "../src/domain/event.ts";
import { commandStanding } from "./command-standing.ts";

const standing = (...events: readonly IncidentEvent[]) =>
  commandStanding(events.map((event, index) => ({ sequence: index + 1, event })));
const life = (text: string): IncidentEvent[] => timeline(`A : ${text}`);

test("knows a report, a close and a reopening, in any order", () => {
  expect(standing()).toEqual({
    ...{ isReported: false, isClosed: false, isAwaited: false },
    acknowledged: new Set(),
    nextRevision: 1_000_000,
  });
  expect(standing(...life("10:00 reported"))).toMatchObject({ isReported: true, isClosed: false });
  const closed = life("10:00 reported · 10:05 closed grid");
  expect(standing(...closed.toReversed())).toMatchObject({ isReported: true, isClosed: true });
  const reopened = life("10:00 reported · 10:05 closed grid · 10:06 amended closed=-");
  expect([standing(...reopened), standing(...reopened.toReversed())].map(({ isClosed }) => isClosed)).toEqual([
    false,
    false,
  ]);
  expect(standing(...life("10:00 reported · 10:05 closed grid · 10:06 amended title=x"))).toMatchObject({
    isClosed: true,
  });
});

test("knows which alarms were seen", () => {
  const seen = life("10:00 reported · 10:05 acknowledged signed/atrisk reported · 10:06 acknowledged signed/breached");
  expect(standing(...seen).acknowledged).toEqual(new Set(["signed/atrisk", "reported", "signed/breached"]));
});

test("counts the gateway's own revisions apart from the source's", () => {
  const [report] = life("10:00 reported");
  if (report === undefined) throw new Error("no report");
  const own = { incident: "A", at: report.at, by: "lead", note: "" };
  const asked: IncidentEvent = { kind: "supervised", revision: 1_000_000, ...own };
  const answered: IncidentEvent = { kind: "answered", revision: 1_000_001, ...own };
  expect(standing(report, asked)).toMatchObject({ isAwaited: true, nextRevision: 1_000_001 });
  expect(standing(report, asked, answered)).toMatchObject({ isAwaited: false, nextRevision: 1_000_002 });
  expect(standing(report, { ...own, kind: "supervised", revision: 7 })).toMatchObject({
    isAwaited: true,
    nextRevision: 1_000_000,
  });
});
