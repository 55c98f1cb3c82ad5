import fc from "fast-check";
import { expect, it } from "vitest";
import { makeIncident } from "../../../test/fixtures/alarm-incident.ts";
import { instant } from "../../../test/fixtures/timeline.ts";
import { DEFAULT_ALARMS } from "../../domain/alarm-settings.ts";
import { type DurationMs, type EpochMs, HOUR, MINUTE, SECOND } from "../../shared/units.ts";
import type { Alarm, AlarmCause, Announcement, Sighting } from "./alarm.ts";
import { AlarmDesk, MERGE_WITHIN } from "./alarm-desk.ts";

// Whatever happens, in whatever order: every cause alarms exactly once, every alarm is heard once or was dealt with first, and a mute ends on time.

const SEED = 20_260_302;
const INCIDENTS = ["a", "b", "c", "d"];
const KEYS = ["reported", "signed/atrisk", "signed/breached", "arrived/atrisk", "arrived/breached"];
/** Noon, so that every alarm of the session is to be heard. */
const START = instant("12:00");

type Step =
  | { readonly kind: "seen"; readonly incident: string; readonly keys: readonly string[] }
  | { readonly kind: "acknowledged"; readonly incident: string; readonly keys: readonly string[] }
  | { readonly kind: "snoozed"; readonly incident: string | null; readonly length: DurationMs }
  | { readonly kind: "muted"; readonly length: DurationMs }
  | { readonly kind: "unmuted" | "looked" | "reconnected" };

const incident = fc.constantFrom(...INCIDENTS);
const length = fc.constantFrom(SECOND, 90 * SECOND, 5 * MINUTE);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("seen"), incident, keys: fc.subarray(KEYS) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("acknowledged"), incident, keys: fc.subarray(KEYS, { minLength: 1 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("snoozed"), incident: fc.option(incident), length }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("muted"), length }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("unmuted", "looked", "reconnected") }) },
);
const session = fc.array(fc.tuple(fc.constantFrom(0, 200, SECOND, 20 * SECOND, MINUTE, 3 * MINUTE), step), {
  maxLength: 60,
});

function causesOf(keys: readonly string[]): readonly AlarmCause[] {
  return keys.map((key) => {
    const kind = key.endsWith("atrisk") ? "atrisk" : key.endsWith("breached") ? "breached" : "reported";
    return { kind, key, stage: null, since: START, dueAt: null };
  });
}

/** Plays a session at a desk and at the side keeps, as plainly as can be, what should have come of it. */
function play(steps: readonly (readonly [DurationMs, Step])[]) {
  const desk = new AlarmDesk({ settings: DEFAULT_ALARMS, zone: "Asia/Shanghai" });
  let now = START;
  desk.begin(now, { sightings: [], gone: [] }, false);
  const standing = new Map<string, readonly string[]>();
  const acknowledged = new Map<string, readonly string[]>();
  const raised: string[] = [];
  const announced: { readonly announcement: Announcement; readonly isMuted: boolean }[] = [];
  let muteUntil: EpochMs = Number.NEGATIVE_INFINITY;

  const sighting = (id: string): Sighting => ({
    incident: makeIncident({
      id,
      severity: id === "a" ? 1 : 3,
      acknowledged: [{ at: START, by: "x", alarms: acknowledged.get(id) ?? [] }],
    }),
    causes: causesOf(standing.get(id) ?? []),
  });
  const expectRaised = (id: string): void => {
    for (const key of standing.get(id) ?? []) if (!raised.includes(`${id} ${key}`)) raised.push(`${id} ${key}`);
  };
  const look = (...sightings: readonly Sighting[]): void => {
    const announcement = desk.look(now, { sightings, gone: [] }, true);
    if (announcement !== null) announced.push({ announcement, isMuted: now < muteUntil });
  };
  for (const [pause, each] of steps) {
    now += pause;
    switch (each.kind) {
      case "seen":
        standing.set(each.incident, each.keys);
        expectRaised(each.incident);
        look(sighting(each.incident));
        break;
      case "acknowledged":
        acknowledged.set(each.incident, [...(acknowledged.get(each.incident) ?? []), ...each.keys]);
        look(sighting(each.incident));
        for (const alarm of desk.open)
          expect(alarm.incident === each.incident && each.keys.includes(alarm.key)).toBe(false);
        break;
      case "snoozed":
        desk.snooze(now, each.incident, each.length, "x");
        break;
      case "muted":
        desk.mute(now, each.length, "drill", "x");
        muteUntil = now + each.length;
        break;
      case "unmuted":
        desk.unmute();
        muteUntil = Number.NEGATIVE_INFINITY;
        break;
      case "looked":
        look();
        break;
      case "reconnected":
        desk.begin(now, { sightings: INCIDENTS.map(sighting), gone: [] }, true);
        break;
    }
    expect(desk.muteAt(now) !== null).toBe(now < muteUntil);
  }
  // Whatever still waits has its time.
  for (let index = 0; index < 4; index += 1) {
    now += HOUR;
    look();
  }
  return { desk, raised, announced };
}

const nameOf = ({ incident: id, key }: Alarm): string => `${id} ${key}`;
const check = (holds: (steps: readonly (readonly [DurationMs, Step])[]) => void): void =>
  fc.assert(fc.property(session, holds), { seed: SEED, numRuns: 400 });

it("raises every cause exactly once, in the order it was seen", () => {
  check((steps) => {
    const { desk, raised } = play(steps);
    expect(desk.log.map(nameOf)).toEqual(raised);
  });
});

it("has every alarm heard once, unless it was dealt with first or snoozed", () => {
  check((steps) => {
    const { desk, announced } = play(steps);
    const heard = new Map<Alarm, number>();
    for (const { announcement } of announced) {
      for (const alarm of announcement.alarms) heard.set(alarm, (heard.get(alarm) ?? 0) + 1);
    }
    for (const alarm of desk.log) {
      const times = heard.get(alarm) ?? 0;
      const isDealtWith = alarm.acknowledged !== null || alarm.overAt !== null;
      if (!isDealtWith) expect({ alarm, times }).toEqual({ alarm, times: Math.max(1, times) });
      if (alarm.snoozed === null) expect(times).toBeLessThanOrEqual(1);
      expect(alarm.soundedAt === null).toBe(times === 0);
    }
    // The counts of all announcements add up to what was heard.
    const sum = announced.reduce((total, { announcement }) => total + announcement.alarms.length, 0);
    expect(sum).toBe([...heard.values()].reduce((total, times) => total + times, 0));
  });
});

it("is quiet while muted, and for a minute after a sound unless something louder comes", () => {
  check((steps) => {
    const { announced } = play(steps);
    expect(announced.filter(({ isMuted }) => isMuted)).toEqual([]);
    announced.forEach(({ announcement }, index) => {
      const before = announced[index - 1]?.announcement;
      if (before === undefined || announcement.at - before.at >= MERGE_WITHIN) return;
      expect([before.voice, announcement.voice]).toEqual(["tone", "speech"]);
    });
  });
});
