import { expect, test } from "vitest";
import { makeProfile, word } from "../../test/fixtures/profile.ts";
import { instant, timeline } from "../../test/fixtures/timeline.ts";
import type { StreamEvent } from "../domain/event.ts";
import type { Mode } from "../domain/mode.ts";
import { MINUTE, SECOND } from "../shared/units.ts";
import { createStore } from "../store/create-store.ts";
import { createDerived } from "./create-derived.ts";

function signed(limit: number, more = {}) {
  return { stage: "signed", name: word("sign"), limit, ...more };
}

const VERSIONED = {
  id: "changing",
  name: word("changing"),
  status: "published",
  source: "test",
  versions: [
    { from: null, stages: [signed(60 * SECOND)] },
    {
      from: "2026-03-02",
      stages: [
        signed(30 * SECOND, { limitBySeverity: { 1: 20 * SECOND }, limitByMode: { surge: 10 * SECOND } }),
        { stage: "arrived", name: word("arrive"), limit: 5 * MINUTE },
      ],
    },
  ],
};

function cockpit(lives: string, profile = makeProfile({ mechanisms: [{ mechanism: VERSIONED, when: {} }] })) {
  const store = createStore(profile);
  const derived = createDerived(store, profile);
  store.advance(instant("-1d 00:00"));
  store.apply(timeline(lives));
  store.advance(instant("12:00"));
  const signingOf = (id: string) => {
    const incident = store.incidents.get(id);
    const status = incident && derived.stagesOf(incident).find(({ stage }) => stage.stage === "signed");
    return status === undefined ? null : [status.verdict, status.limit];
  };
  return { store, derived, signingOf };
}

function mode(time: string, said: Mode): StreamEvent {
  return { kind: "mode", at: instant(time), mode: said, reason: null };
}

test("an incident keeps the version of its report, and all versions are tallied under one id", () => {
  const { derived, signingOf } = cockpit(`
    A : -1d 23:59:59.999 reported · 00:00:45 signed
    B : 00:00 reported · 00:00:45 signed
    C severity=1 : 10:00 reported · 10:00:25 signed`);
  expect(signingOf("A")).toEqual(["met", 60 * SECOND]);
  expect(signingOf("B")).toEqual(["breached", 30 * SECOND]);
  expect(signingOf("C")).toEqual(["breached", 20 * SECOND]);
  expect(derived.compliance("changing", "signed", "all")).toMatchObject({ met: 1, breached: 2 });
  expect(derived.compliance("changing", "arrived", "all")).toMatchObject({ breached: 2, undecided: 0 });
  expect(derived.distribution("changing", "signed", "all").limit).toBe(30 * SECOND);
  expect(derived.figures()["stage.changing.arrived.breached@all"]).toBe(2);
});

test("a corrected report may bring another version", () => {
  const { store, derived, signingOf } = cockpit("A : 00:00:10 reported · 00:00:45 signed");
  expect(signingOf("A")).toEqual(["breached", 30 * SECOND]);
  const patch = { reported: instant("-1d 23:59:50") };
  store.apply([{ kind: "amended", incident: "A", revision: 3, at: instant("00:05"), patch }]);
  expect(signingOf("A")).toEqual(["met", 60 * SECOND]);
  expect(derived.compliance("changing", "signed", "all")).toMatchObject({ met: 1, breached: 0 });
});

test("the mode at the report holds, and a mode event that arrives late changes the rules of those reported after it", () => {
  const { store, derived, signingOf } = cockpit(`
    A : 10:00 reported · 10:00:20 signed
    B : 10:30 reported · 10:30:20 signed`);
  expect([signingOf("A"), signingOf("B")]).toEqual([
    ["met", 30 * SECOND],
    ["met", 30 * SECOND],
  ]);
  store.apply([mode("10:30", "surge")]);
  expect([signingOf("A"), signingOf("B")]).toEqual([
    ["met", 30 * SECOND],
    ["breached", 10 * SECOND],
  ]);
  store.apply([mode("10:00", "surge"), mode("10:10", "peace")]);
  expect([signingOf("A"), signingOf("B")]).toEqual([
    ["breached", 10 * SECOND],
    ["breached", 10 * SECOND],
  ]);
  expect(derived.compliance("changing", "signed", "today")).toMatchObject({ met: 0, breached: 2 });
  expect(store.modeAt(instant("10:20"))).toBe("peace");
});

test("a rule of the profile for 战时 alone comes first for what was reported then", () => {
  const of = (id: string) => ({ ...VERSIONED, id, versions: [{ stages: [signed(60 * SECOND)] }] });
  const mechanisms = [
    { mechanism: of("war"), when: { modes: ["surge"] } },
    { mechanism: of("always"), when: {} },
  ];
  const { store, derived } = cockpit("A : 10:00 reported\n B : 11:00 reported", makeProfile({ mechanisms }));
  store.apply([mode("10:30", "surge")]);
  const firsts = [...store.incidents.values()].map((incident) => derived.deadlineOf(incident).mechanism?.id);
  expect(firsts).toEqual(["always", "war"]);
  expect(derived.compliance("always", "signed", "all").breached).toBe(2);
  expect(derived.compliance("war", "signed", "all").breached).toBe(1);
});

test("a mechanism of which no version holds at the report does not apply", () => {
  const past = {
    ...VERSIONED,
    id: "past",
    versions: [{ from: null, to: "2026-03-02", stages: [signed(60 * SECOND)] }],
  };
  const mechanisms = [{ mechanism: past, when: {} }];
  const { derived } = cockpit("A : 10:00 reported\n B : -1d 10:00 reported", makeProfile({ mechanisms }));
  expect(derived.losses("all").incidents).toBe(1);
  expect(derived.breached).toBe(1);
});

test("deadlines that incidents carry decide, and those that carry none are excluded and counted", () => {
  const { derived } = cockpit(`
    A due.signed=10:05 : 10:00 reported · 10:05 signed
    B due.signed=10:05 : 10:00 reported · 10:05:00.001 signed
    C due.signed=- : 10:00 reported · 10:00:01 signed
    D due.signed=12:00 : 10:00 reported
    E due.signed=11:59:59.999 : 10:00 reported`);
  expect(derived.compliance("changing", "signed", "all")).toMatchObject({
    met: 1,
    breached: 2,
    undecided: 1,
    excludedBy: { "closed-without": 0, "not-started": 0, "no-deadline": 1 },
    median: 5 * MINUTE,
    p95: 5 * MINUTE + 1,
  });
});
