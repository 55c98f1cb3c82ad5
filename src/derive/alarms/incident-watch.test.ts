import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { instant, timeline } from "../../../test/fixtures/timeline.ts";
import { isOpen } from "../../domain/incident.ts";
import { MINUTE, SECOND } from "../../shared/units.ts";
import { createStore } from "../../store/create-store.ts";
import { createDerived } from "../create-derived.ts";
import { alarmCauses } from "./alarm-causes.ts";
import type { Look } from "./alarm.ts";
import { IncidentWatch } from "./incident-watch.ts";

const START = instant("10:00");
const profile = makeProfile();

function setUp() {
  const store = createStore(profile);
  store.advance(START);
  const derived = createDerived(store, profile);
  return { store, derived, watch: new IncidentWatch(store, derived, profile.alarms) };
}

const shown = ({ sightings }: Look): readonly string[] =>
  sightings.map(({ incident, causes }) => `${incident.id}: ${causes.map(({ key }) => key).join(" ")}`.trim());

describe("IncidentWatch", () => {
  it("sees everything at first, then what changed", () => {
    const { store, derived } = setUp();
    store.apply(timeline("a severity=1 : 09:59:50 reported\nb : 09:59:50 reported"));
    const watch = new IncidentWatch(store, derived, profile.alarms);
    expect(shown(watch.look())).toEqual(["a: reported", "b:"]);
    expect(shown(watch.look())).toEqual([]);
    store.apply(timeline("c severity=4 : 09:50:00 reported"));
    expect(shown(watch.look())).toEqual(["c: signed/breached"]);
  });

  it("sees a clock turn at its very millisecond", () => {
    const { store, watch } = setUp();
    store.apply(timeline("a : 10:00:00 reported"));
    watch.look();
    // Signed within 60 s; at risk with 34 % left.
    store.advance(START + 39_599);
    expect(shown(watch.look())).toEqual([]);
    store.advance(START + 39_600);
    expect(shown(watch.look())).toEqual(["a: signed/atrisk"]);
    store.advance(START + MINUTE);
    expect(shown(watch.look())).toEqual([]);
    store.advance(START + MINUTE + 1);
    const [sighting] = watch.look().sightings;
    expect(sighting?.causes).toEqual([
      { kind: "breached", key: "signed/breached", stage: "signed", since: START + MINUTE + 1, dueAt: START + MINUTE },
    ]);
  });

  it("tells what stands no longer", () => {
    const { store, watch } = setUp();
    store.apply(timeline("a severity=2 : 09:58:00 reported · 09:59:30 signed u1 · 09:59:40 closed grid").slice(0, 1));
    expect(shown(watch.look())).toEqual(["a: signed/breached reported"]);
    store.apply(timeline("a severity=2 : 09:58:00 reported · 09:59:30 signed u1").slice(1));
    expect(shown(watch.look())).toEqual(["a:"]);
  });

  it("stops", () => {
    const { store, watch } = setUp();
    watch.stop();
    store.apply(timeline("a severity=1 : 10:00:00 reported"));
    expect(shown(watch.look())).toEqual([]);
  });

  it("knows at any instant what a look at every open incident would find", () => {
    const lives = timeline(`
      a severity=1 : 10:00:00 reported · 10:00:50 signed u1 · 10:03:00 suspended wait · 10:20:00 resumed · 10:40:00 arrived u1
      b : 10:01:00 reported · 10:03:00 signed u1 · 10:05:00 dispatched u1 · 10:30:00 supervised chief
      c severity=2 : 10:02:00 reported · 10:02:10 escalated street · 10:40:00 closed grid
      d : 10:10:00 reported · 10:10:30 returned wrong · 10:11:20 signed u2 · 10:12:00 amended severity=1
      e severity=1 : 10:15:00 reported · 10:16:00 closed grid
    `);
    const plan = fc.array(fc.tuple(fc.nat({ max: 5 * MINUTE }), fc.shuffledSubarray(lives, { maxLength: 4 })), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(plan, (steps) => {
        const { store, derived, watch } = setUp();
        const known = new Map<string, string>();
        let now = START;
        for (const [pause, events] of steps) {
          now += pause;
          store.advance(now);
          store.apply(events.filter(({ at }) => at <= now));
          for (const { incident, causes } of watch.look().sightings) known.set(incident.id, JSON.stringify(causes));
          for (const incident of store.incidents.values()) {
            const causes = alarmCauses(incident, derived.deadlineOf(incident), profile.alarms);
            expect(isOpen(incident) || causes.length === 0).toBe(true);
            expect(known.get(incident.id)).toBe(JSON.stringify(causes));
          }
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it("costs what changed, not what is open", () => {
    const { store, watch } = setUp();
    for (let index = 0; index < 2_000; index += 1) store.apply(timeline(`i${index} : 10:00:00 reported`));
    expect(watch.look().sightings).toHaveLength(2_000);
    store.advance(START + 10 * SECOND);
    store.apply(timeline("x : 10:00:05 reported"));
    expect(watch.look().sightings).toHaveLength(1);
  });
});
