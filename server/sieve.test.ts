import fc from "fast-check";
import { expect, test } from "vitest";
import { movedAt, stateAt } from "../test/fixtures/log-events.ts";
import type { SequencedEvent, StreamEvent } from "../src/domain/event.ts";
import { createStore } from "../src/store/create-store.ts";
import type { Store } from "../src/store/store.ts";
import { boundsOf, LogModel } from "./log-model.ts";
import { type Sieve, sift, siftHeld } from "./sieve.ts";
import { Whereabouts } from "./whereabouts.ts";

const NO_INCIDENTS = { eventsOf: () => Promise.resolve([]) };
const HERE: Sieve = { scope: { path: ["here"], regions: new Set(["here", "here-too"]) }, topics: new Set(["units"]) };

/** What pages with the scope `HERE` get: one that watched through all the spans, and one that opens at the end. */
async function watch(spans: readonly (readonly StreamEvent[])[]) {
  const model = new LogModel(boundsOf({}));
  const whereabouts = new Whereabouts();
  const live: StreamEvent[] = [];
  for (const span of spans) {
    const events = span.map((event, index): SequencedEvent => ({ sequence: model.head + index + 1, event }));
    model.take(events, model.head + span.length, 0);
    for (const sequenced of events) whereabouts.note(sequenced);
    for (const { event } of await sift(events, HERE, whereabouts, NO_INCIDENTS)) live.push(event);
  }
  const since = async (sequence: number) =>
    (await sift(model.since(sequence) ?? [], HERE, whereabouts, NO_INCIDENTS)).map(({ event }) => event);
  const opened = (from: number) => siftHeld(model.snapshot(from).events, HERE, whereabouts).map(({ event }) => event);
  return { live, since, opened };
}

function label(event: StreamEvent): string {
  return "unit" in event ? `${event.kind} ${event.unit} ${event.at}` : event.kind;
}

test("of a unit a scope gets what it did there, and that it left, but nothing of where to", async () => {
  const { live, opened } = await watch([
    [stateAt("U", 1, "idle", "away"), movedAt("U", 2), stateAt("U", 3, "idle", "here"), movedAt("U", 4)],
    [stateAt("U", 5, "moving", "here-too")],
    [stateAt("U", 6, "idle", "away"), movedAt("U", 7), stateAt("U", 8, "idle", "far"), stateAt("V", 9, "idle", "far")],
  ]);
  const seen = ["unitState U 3", "unitMoved U 4", "unitState U 5", "unitLeft U 6"];
  expect(live.map(label)).toEqual(seen);
  // The latest fix is from elsewhere.
  expect(opened(0).map(label)).toEqual(seen.filter((each) => !each.startsWith("unitMoved")));
  expect(opened(5).map(label)).toEqual(["unitState U 3", "unitState U 5", "unitLeft U 6"]);
  expect(opened(7).map(label)).toEqual(["unitLeft U 6"]);
});

test("a unit told late to have been there is told to have left", async () => {
  const { live } = await watch([[stateAt("U", 5, "idle", "away")], [stateAt("U", 3, "idle", "here")]]);
  expect(live.map(label)).toEqual(["unitState U 3", "unitLeft U 5"]);
});

const place = fc.constantFrom("here", "here-too", "away", "far");
const unit = fc.constantFrom("U", "V");
const event: fc.Arbitrary<StreamEvent> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(unit, fc.nat(60), place).map(([id, at, at2]) => stateAt(id, at, "idle", at2)) },
  fc.tuple(unit, fc.nat(60)).map(([id, at]) => movedAt(id, at)),
);

test("however it comes in, a page of a scope shows the units that stand there and no others, and hears of no other place", async () => {
  const spans = fc.array(fc.array(event, { minLength: 1, maxLength: 6 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(spans, fc.nat(60), fc.nat(20), async (stream, from, sequence) => {
      const { live, since, opened } = await watch(stream);
      const whole = [...storeOf(stream.flat()).units.values()].map(({ id, region }) => [id, region]);
      const here = whole.filter(([, region]) => region?.startsWith("here")).sort();
      for (const page of [live, opened(from), opened(0), [...live, ...(await since(sequence))]]) {
        for (const said of page) if (said.kind === "unitState") expect(said.region).toMatch(/^here/);
        expect([...storeOf(page).units.values()].map(({ id, region }) => [id, region]).sort()).toEqual(here);
      }
    }),
    { seed: 21, numRuns: 300 },
  );
});

function storeOf(events: readonly StreamEvent[]): Store {
  const store = createStore({ windowMs: 1_000 });
  store.apply(events);
  return store;
}
