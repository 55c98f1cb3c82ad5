import { expect, it } from "vitest";
import type { IncidentEvent } from "../src/domain/event.ts";
import { parseProfile } from "../src/domain/profile.ts";
import type { EpochMs } from "../src/shared/units.ts";
import { HOUR } from "../src/shared/units.ts";
import { makeProfile, word } from "../test/fixtures/profile.ts";
import { auditRecording } from "./audit-recording.ts";
import type { PublishedVerdict } from "./published-verdict.ts";

const T = Date.parse("2026-11-20T00:00:00Z");
const END = T + 10 * HOUR;

const due = {
  id: "due",
  name: word("due"),
  status: "published",
  source: "test",
  stages: [{ stage: "closed", name: word("close"), limit: null }],
};
const profile = parseProfile({ ...makeProfile(), mechanisms: [{ mechanism: due }] }, "test");

/** One request: hours after T at which it was opened, is due and was closed. */
function request(incident: string, opened: number, dueAt: number | null, closed: number | null): IncidentEvent[] {
  const at = (hour: number): EpochMs => T + hour * HOUR;
  return [
    {
      kind: "reported",
      incident,
      revision: 1,
      at: at(opened),
      category: "safety",
      severity: 3,
      port: "hotline",
      region: "street",
      position: null,
      title: incident,
      place: "",
      brain: "governance",
      contact: null,
      deadlines: { closed: dueAt === null ? null : at(dueAt) },
    },
    ...(closed === null ? [] : [{ kind: "closed" as const, incident, revision: 2, at: at(closed), tier: null }]),
  ];
}

type Case = readonly [incident: string, dueAt: number | null, closed: number | null, word: string, met: boolean | null];

function audit(cases: readonly Case[], opened = 0, mechanisms = profile.mechanisms): ReturnType<typeof auditRecording> {
  return auditRecording({
    profile: { ...profile, mechanisms },
    events: cases
      .flatMap(([incident, dueAt, closed]) => request(incident, opened, dueAt, closed))
      .sort((left, right) => left.at - right.at),
    published: cases.map(
      ([incident, , closed, text, met], index): PublishedVerdict => ({
        incident,
        stage: "closed",
        row: index + 2,
        word: text,
        met,
        reachedAt: closed === null ? null : T + closed * HOUR,
      }),
    ),
    end: END,
  });
}

it("agrees and differs, by what the deadline says", () => {
  const { agree, differ, undecided, excluded, entries } = audit([
    ["in time", 4, 4, "Y", true],
    ["late", 4, 5, "N", false],
    ["open and late", 9, null, "N", false],
    ["said late", 4, 4, "N", false],
    ["said in time", 4, 5, "Y", true],
    ["said in time, open and late", 9, null, "Y", true],
    ["open", 10, null, "Y", true],
    ["no deadline", null, 5, "Y", true],
    ["no word", 4, 5, "", null],
    ["another word", 4, 5, "?", null],
  ]);
  expect({ agree, differ, undecided }).toEqual({ agree: 3, differ: 3, undecided: 1 });
  expect([...excluded]).toEqual([
    ["no-deadline", 1],
    ["no-verdict", 1],
    ["unknown-verdict", 1],
  ]);
  expect(entries.map(({ published, status, difference }) => [published.row, status.verdict, difference])).toEqual([
    [5, "met", "reached-in-time"],
    [6, "breached", "reached-late"],
    [7, "breached", "open-late"],
    [8, "undecided", "still-open"],
  ]);
});

it("says when a close was not applied because it lies before the report", () => {
  const { differ, undecided, entries } = audit(
    [
      ["a", 4, 1, "Y", true],
      ["b", 20, 1, "Y", true],
    ],
    2,
  );
  expect({ differ, undecided }).toEqual({ differ: 1, undecided: 1 });
  expect(entries.map(({ difference, status }) => [difference, status.verdict])).toEqual([
    ["not-applied", "breached"],
    ["not-applied", "undecided"],
  ]);
});

it("compares nothing where no mechanism has the stage", () => {
  const { excluded, agree } = audit([["a", 4, 4, "Y", true]], 0, []);
  expect(agree).toBe(0);
  expect([...excluded]).toEqual([["no-mechanism", 1]]);
});
