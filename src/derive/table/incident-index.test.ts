import { expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { instant, timeline } from "../../../test/fixtures/timeline.ts";
import { createStore } from "../../store/create-store.ts";
import { createDerived } from "../create-derived.ts";
import { IncidentIndex } from "./incident-index.ts";
import { NO_QUERY, URGENT_FIRST } from "./incident-query.ts";

const minute = (of: number): string => `10:${String(of % 60).padStart(2, "0")}`;
const matter = (id: number): string => `I${id} : ${minute(id * 7)} reported`;

it("may be filled while what it is filled from goes on", () => {
  const profile = makeProfile();
  const store = createStore(profile);
  const derived = createDerived(store, profile);
  store.apply(timeline(Array.from({ length: 1_000 }, (_, id) => matter(id)).join("\n")));
  store.advance(instant("11:00"));
  const options = { store, derived, profile, query: { ...NO_QUERY, states: ["open"] as const }, order: URGENT_FIRST };
  const filled = new IncidentIndex({ ...options, readings: null });
  for (let step = 0; step < 4; step += 1) expect(filled.filling.next().done).toBe(false);
  expect(filled.size).toBe(0);
  // Of those that are in, of those that are not, and one that was not there.
  store.apply(
    timeline("I3 : 10:21 reported · 11:00 closed grid\nI999 : 10:33 reported · 11:00 signed\nlate : 11:00 reported"),
  );
  store.advance(instant("11:01"));
  filled.refresh();
  const anew = new IncidentIndex({ ...options, readings: null });
  anew.refresh();
  const ids = (index: IncidentIndex): readonly string[] => [...index].map(({ id }) => id);
  expect(ids(filled)).toEqual(ids(anew));
  expect(ids(filled)).toHaveLength(1_000);
});
