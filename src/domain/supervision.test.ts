import fc from "fast-check";
import { expect, it } from "vitest";
import {
  awaitsAnswer,
  GATEWAY_REVISIONS_FROM,
  NEVER_SUPERVISED,
  noteSupervision,
  supervisionOf,
} from "./supervision.ts";

const event = (kind: "supervised" | "answered", revision: number, at: number) =>
  ({ kind, incident: "A", revision, at, by: `${kind} ${revision}`, note: "" }) as const;
const fold = (...events: readonly ReturnType<typeof event>[]) =>
  supervisionOf(events.reduce(noteSupervision, NEVER_SUPERVISED));

it("stands until it is answered, and a new one stands anew", () => {
  const first = event("supervised", 5, 100);
  const answer = event("answered", 6, 200);
  expect(fold()).toBeNull();
  expect(fold(first)).toEqual({ at: 100, by: "supervised 5", note: "", answered: null });
  expect(fold(first, answer)).toMatchObject({ answered: { at: 200, by: "answered 6" } });
  expect(fold(first, answer, event("supervised", 7, 300))).toMatchObject({ at: 300, answered: null });
  expect([fold(), fold(first), fold(first, answer)].map(awaitsAnswer)).toEqual([false, true, false]);
});

it("lets the source answer what the gateway's viewers asked, and the other way round", () => {
  const own = GATEWAY_REVISIONS_FROM;
  expect(fold(event("answered", 6, 150), event("supervised", own, 100))?.answered).toMatchObject({ at: 150 });
  expect(fold(event("supervised", 5, 100), event("supervised", 8, 300), event("answered", own, 200))).toMatchObject({
    at: 300,
    answered: null,
  });
});

it("tells events of one instant apart by their revision", () => {
  const [asked, answered, again] = [event("supervised", 1, 7), event("answered", 2, 7), event("supervised", 3, 7)];
  expect(fold(asked, answered)?.answered).not.toBeNull();
  expect(fold(asked, answered, again)?.answered).toBeNull();
});

it("does not depend on the order the events are taken in", () => {
  const events = fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom("supervised" as const, "answered" as const),
      revision: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: GATEWAY_REVISIONS_FROM, max: 1_000_009 })),
      at: fc.integer({ min: 0, max: 5 }),
    }),
    { selector: ({ revision }) => revision, maxLength: 8 },
  );
  fc.assert(
    fc.property(
      events.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([one, other]) => {
        const folded = [one, other].map((list) =>
          fold(...list.map(({ kind, revision, at }) => event(kind, revision, at))),
        );
        expect(folded[0]).toEqual(folded[1]);
      },
    ),
    { seed: 3 },
  );
});
