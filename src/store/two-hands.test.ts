import fc from "fast-check";
import { expect, it } from "vitest";
import { instant, timeline } from "../../test/fixtures/timeline.ts";
import { makeProfile } from "../../test/fixtures/profile.ts";
import type { IncidentEvent } from "../domain/event.ts";
import type { Incident } from "../domain/incident.ts";
import { GATEWAY_REVISIONS_FROM } from "../domain/supervision.ts";
import { DAY } from "../shared/units.ts";
import { createStore } from "./create-store.ts";

// An incident's events come from two hands: its source counts revisions from 1, the gateway its own from a million on.

const START = instant("10:00");

function supervised(at: number, nth = 0): IncidentEvent {
  return { kind: "supervised", incident: "A", revision: GATEWAY_REVISIONS_FROM + nth, at, by: "lead", note: "today" };
}

function fold(...batches: readonly (readonly IncidentEvent[])[]): Incident | undefined {
  const store = createStore(makeProfile());
  store.advance(START + DAY);
  for (const events of batches) store.apply(events);
  expect(store.rejectedCounts).toEqual(new Map());
  return store.incidents.get("A");
}

it("a source's event after a command is folded, not lost, and the incident changed when it came", () => {
  const life = timeline("A : 10:00 reported · 10:01 signed u1 · 10:10 dispatched u2 · 10:30 closed district");
  const incident = fold(life.slice(0, 2), [supervised(instant("10:05"))], life.slice(2, 3));
  expect(incident).toMatchObject({
    unit: "u2",
    stages: { signed: instant("10:01"), dispatched: instant("10:10"), closed: null },
    supervised: { by: "lead", answered: null },
    changedAt: instant("10:10"),
    revision: GATEWAY_REVISIONS_FROM,
  });
  const closed = fold(life.slice(0, 2), [supervised(instant("10:05"))], life.slice(2));
  expect(closed).toMatchObject({ tier: "district", changedAt: instant("10:30") });
});

const step = fc.record({
  kind: fc.constantFrom("signed", "dispatched", "closed", "returned", "supervised", "answered", "retitled"),
  at: fc.integer({ min: 1, max: 60 }).map((minutes) => START + minutes * 60_000),
});

it("whenever a command comes among the source's events, the fold is that of all of them", () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 10 }),
      fc.array(
        step.map(({ kind, at }) => ({ kind: kind === "answered" ? kind : "supervised", at })),
        { maxLength: 4 },
      ),
      fc.infiniteStream(fc.nat()),
      (source, commands, order) => {
        const reported = timeline("A : 10:00 reported");
        const events = [
          ...source.map(({ kind, at }, index) => eventOf(kind, index + 2, at)),
          ...commands.map(({ kind, at }, index) => eventOf(kind, GATEWAY_REVISIONS_FROM + index, at)),
        ];
        const shuffled = [...events].map((event) => ({ event, key: order.next().value })).sort((a, b) => a.key - b.key);
        const store = createStore(makeProfile());
        const inOrder = createStore(makeProfile());
        for (const each of [store, inOrder]) each.advance(START + DAY);
        inOrder.apply([...reported, ...events]);
        store.apply(reported);
        for (const { event } of shuffled) store.apply([event]);
        expect(store.incidents.get("A")).toEqual(inOrder.incidents.get("A"));
        expect(store.rejectedCounts).toEqual(inOrder.rejectedCounts);
        expect(store.eventsOf("A")).toEqual(inOrder.eventsOf("A"));
      },
    ),
    { seed: 31 },
  );
});

function eventOf(kind: string, revision: number, at: number): IncidentEvent {
  const base = { incident: "A", revision, at };
  switch (kind) {
    case "signed":
    case "dispatched":
      return { ...base, kind: "stage", stage: kind, unit: `u${revision}` };
    case "closed":
      return { ...base, kind, tier: "grid" };
    case "returned":
      return { ...base, kind, reason: "" };
    case "supervised":
    case "answered":
      return { ...base, kind, by: String(revision), note: "" };
    default:
      return { ...base, kind: "amended", patch: { title: `title ${revision}` } };
  }
}
