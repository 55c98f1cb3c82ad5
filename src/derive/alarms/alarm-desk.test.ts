import { describe, expect, it } from "vitest";
import { makeIncident } from "../../../test/fixtures/alarm-incident.ts";
import { instant } from "../../../test/fixtures/timeline.ts";
import { DEFAULT_ALARMS } from "../../domain/alarm-settings.ts";
import type { Severity } from "../../domain/incident.ts";
import { HOUR, MINUTE, SECOND } from "../../shared/units.ts";
import type { AlarmCause, Announcement, Look, Sighting } from "./alarm.ts";
import { AlarmDesk, type KeptDesk, LOG_KEPT, MUTE_AT_MOST } from "./alarm-desk.ts";

const START = instant("10:00");
const NOTHING: Look = { sightings: [], gone: [] };

function cause(key: string, since = START, dueAt: number | null = START + MINUTE): AlarmCause {
  const [stage, state] = key.split("/");
  if (key === "reported") return { kind: "reported", key, stage: null, since, dueAt };
  return {
    kind: state === "atrisk" ? "atrisk" : "breached",
    key,
    stage: stage === "signed" ? stage : null,
    since,
    dueAt,
  };
}

const seen = (id: string, causes: readonly AlarmCause[], severity: Severity = 3): Sighting => ({
  incident: makeIncident({ id, severity }),
  causes,
});
/** The same incident once somebody has seen some of its alarms. */
const acknowledged = (sighting: Sighting, at: number, by: string, alarms: readonly string[]): Sighting => ({
  ...sighting,
  incident: { ...sighting.incident, acknowledged: [...sighting.incident.acknowledged, { at, by, alarms }] },
});
const look = (...sightings: readonly Sighting[]): Look => ({ sightings, gone: [] });
const ids = (announcement: Announcement | null): string[] | null =>
  announcement === null ? null : announcement.alarms.map(({ incident }) => incident);

function openDesk(kept?: KeptDesk): AlarmDesk {
  const desk = new AlarmDesk({
    settings: DEFAULT_ALARMS,
    zone: "Asia/Shanghai",
    ...(kept === undefined ? {} : { kept }),
  });
  desk.begin(START, NOTHING, false);
  return desk;
}

describe("raising", () => {
  it("sounds at once, once for each stage and state", () => {
    const desk = openDesk();
    const late = look(seen("a", [cause("signed/breached")], 1));
    const first = desk.look(START, late, true);
    expect(first).toMatchObject({ at: START, voice: "speech" });
    expect(ids(first)).toEqual(["a"]);
    expect(desk.look(START + 2 * MINUTE, look(seen("a", [])), true)).toBeNull();
    expect(desk.look(START + 4 * MINUTE, late, true)).toBeNull();
    expect(desk.log).toHaveLength(1);
    expect(desk.log[0]).toMatchObject({ soundedAt: START, overAt: START + 2 * MINUTE });
  });

  it("does not sound what stood at the start, and counts it", () => {
    const desk = new AlarmDesk({ settings: DEFAULT_ALARMS, zone: "Asia/Shanghai" });
    desk.begin(START, look(seen("a", [cause("signed/breached")]), seen("b", [cause("signed/atrisk")])), false);
    expect(desk.summary).toEqual({ at: START, breached: 1, atrisk: 1, reported: 0, supervised: 0 });
    expect(desk.look(START, look(seen("a", [cause("signed/breached")])), true)).toBeNull();
    expect(desk.log).toEqual([]);
    expect(ids(desk.look(START, look(seen("b", [cause("signed/breached")])), true))).toEqual(["b"]);
  });

  it("takes what came while the link was lost as one flood", () => {
    const desk = openDesk();
    desk.look(START, look(seen("a", [cause("signed/atrisk")])), true);
    const back = START + 5 * MINUTE;
    desk.begin(back, look(seen("a", [cause("signed/breached")]), seen("b", [cause("signed/atrisk")])), true);
    expect(ids(desk.look(back, NOTHING, true))).toEqual(["a", "b"]);
    expect(desk.log.map(({ incident, key }) => `${incident} ${key}`)).toEqual([
      "a signed/atrisk",
      "a signed/breached",
      "b signed/atrisk",
    ]);
  });

  it("takes of another stream what began since, and of an incident it knew what is new", () => {
    const desk = openDesk();
    desk.look(START + MINUTE, look(seen("known", [cause("signed/atrisk")])), true);
    const back = START + 5 * MINUTE;
    const before = cause("signed/breached", START);
    const after = cause("signed/breached", START + 2 * MINUTE);
    desk.begin(back, look(seen("known", [before]), seen("old", [before]), seen("new", [after])), false);
    expect(ids(desk.look(back, NOTHING, true))).toEqual(["known", "new"]);
  });

  it("is silent, but shown and logged, while a recording plays fast or stands", () => {
    const desk = openDesk();
    expect(desk.look(START, look(seen("a", [cause("signed/breached")])), false)).toBeNull();
    expect(desk.look(START + SECOND, NOTHING, true)).toBeNull();
    expect(desk.open.size).toBe(1);
    expect(desk.log[0]?.soundedAt).toBeNull();
  });

  it("follows the hour: at night only the gravest is heard", () => {
    const desk = openDesk();
    const night = instant("23:00");
    expect(desk.look(night, look(seen("a", [cause("signed/breached")], 2)), true)).toBeNull();
    expect(desk.look(night, look(seen("b", [cause("signed/atrisk")], 1)), true)).toMatchObject({ voice: "tone" });
    expect(desk.log.map(({ voice }) => voice)).toEqual(["silent", "tone"]);
  });

  it("keeps the last thousand", () => {
    const desk = openDesk();
    const many = Array.from({ length: LOG_KEPT + 5 }, (_, index) => seen(`i${index}`, [cause("signed/atrisk")]));
    desk.look(START, look(...many), true);
    expect(desk.log).toHaveLength(LOG_KEPT);
    expect(desk.log[0]?.incident).toBe("i5");
    expect(desk.open.size).toBe(LOG_KEPT + 5);
  });

  it("counts those of today", () => {
    const desk = openDesk();
    desk.look(instant("23:59:59"), look(seen("a", [cause("signed/atrisk")])), true);
    desk.look(instant("+1d 00:00:00"), look(seen("b", [cause("signed/atrisk")])), true);
    expect(desk.raisedToday(instant("23:59:59"))).toBe(2);
    expect(desk.raisedToday(instant("+1d 00:00:00"))).toBe(1);
  });
});

describe("merging", () => {
  const one = (id: string, severity: Severity = 3): Look => look(seen(id, [cause("signed/breached")], severity));

  it("lets those of the minute after a sound wait and sound together", () => {
    const desk = openDesk();
    expect(ids(desk.look(START, one("a"), true))).toEqual(["a"]);
    expect(desk.look(START + 10 * SECOND, one("b"), true)).toBeNull();
    expect(desk.look(START + 50 * SECOND, one("c"), true)).toBeNull();
    expect(desk.look(START + MINUTE - 1, NOTHING, true)).toBeNull();
    expect(ids(desk.look(START + MINUTE, NOTHING, true))).toEqual(["b", "c"]);
  });

  it("lets a louder one break in, and takes those that wait along", () => {
    const desk = openDesk();
    desk.look(START, one("a"), true);
    desk.look(START + SECOND, one("b"), true);
    const grave = desk.look(START + 2 * SECOND, one("c", 1), true);
    expect(grave?.voice).toBe("speech");
    expect(ids(grave)).toEqual(["b", "c"]);
    expect(desk.look(START + 3 * SECOND, one("d", 1), true)).toBeNull();
  });

  it("tells the flood of the running minute, whether it sounds or not", () => {
    const desk = openDesk();
    expect(desk.floodAt(START)).toBeNull();
    desk.look(START, one("a"), true);
    desk.look(START + 59 * SECOND, one("b"), true);
    expect(desk.floodAt(START + 59 * SECOND)?.alarms).toHaveLength(2);
    expect(desk.floodAt(START + MINUTE)).toBeNull();
  });

  it("does not sound what is over or seen before its turn", () => {
    const desk = openDesk();
    desk.look(START, one("a"), true);
    desk.look(START + SECOND, one("b"), true);
    desk.look(START + SECOND, one("c"), true);
    const b = seen("b", [cause("signed/breached")]);
    desk.look(START + 3 * SECOND, look(acknowledged(b, START, "desk", ["signed/breached"]), seen("c", [])), true);
    expect(desk.look(START + MINUTE, NOTHING, true)).toBeNull();
  });
});

describe("dealing with alarms", () => {
  it("lets go of what was acknowledged at any screen, with who first did and when", () => {
    const desk = openDesk();
    const a = seen("a", [cause("signed/atrisk")]);
    desk.look(START, look(a, seen("b", [cause("signed/atrisk")])), true);
    const first = acknowledged(a, START + SECOND, "Li", ["signed/atrisk"]);
    desk.look(START + 2 * SECOND, look(acknowledged(first, START + 2 * SECOND, "Wu", ["signed/atrisk"])), true);
    expect([...desk.open].map(({ incident }) => incident)).toEqual(["b"]);
    expect(desk.log[0]).toMatchObject({ acknowledged: { at: START + SECOND, by: "Li" }, overAt: null });
  });

  it("calls anew for what turns after an acknowledgement of the same incident", () => {
    const desk = openDesk();
    const before = acknowledged(seen("a", [cause("signed/atrisk")]), START, "Li", ["signed/atrisk"]);
    desk.look(START, look(before), true);
    const turned = { ...before, causes: [cause("signed/breached")] };
    expect(ids(desk.look(START + 2 * MINUTE, look(turned), true))).toEqual(["a"]);
    expect([...desk.open].map(({ key }) => key)).toEqual(["signed/breached"]);
  });

  it("logs what was acknowledged before it was raised here, and neither shows nor sounds it", () => {
    const desk = openDesk();
    const known = acknowledged(seen("a", [cause("signed/breached")], 1), START, "Li", ["signed/breached"]);
    expect(desk.look(START + SECOND, look(known), true)).toBeNull();
    expect([desk.open.size, desk.floodAt(START + SECOND)]).toEqual([0, null]);
    expect(desk.log[0]).toMatchObject({ acknowledged: { by: "Li" }, soundedAt: null });
  });

  it("learns after an interruption what was acknowledged meanwhile, of closed incidents too", () => {
    const desk = openDesk();
    const [a, b] = [seen("a", [cause("signed/atrisk")]), seen("b", [cause("signed/atrisk")])];
    desk.look(START, look(a, b), true);
    const back = START + 5 * MINUTE;
    const closed = acknowledged({ ...b, causes: [] }, START + MINUTE, "Li", ["signed/atrisk"]);
    desk.begin(back, look(acknowledged(a, START + MINUTE, "Li", ["signed/atrisk"]), closed), true);
    expect(desk.open.size).toBe(0);
    expect(desk.log).toMatchObject([
      { incident: "a", acknowledged: { by: "Li" }, overAt: null },
      { incident: "b", acknowledged: { by: "Li" }, overAt: back },
    ]);
  });

  it("sounds a snoozed one again when its time is over, if it is still open", () => {
    const desk = openDesk();
    desk.look(START, look(seen("a", [cause("signed/atrisk")]), seen("b", [cause("signed/atrisk")])), true);
    desk.snooze(START + SECOND, null, 5 * MINUTE, "desk");
    const b = acknowledged(seen("b", [cause("signed/atrisk")]), START, "desk", ["signed/atrisk"]);
    desk.look(START + 2 * SECOND, look(b), true);
    expect(desk.look(START + 5 * MINUTE, NOTHING, true)).toBeNull();
    expect(ids(desk.look(START + SECOND + 5 * MINUTE, NOTHING, true))).toEqual(["a"]);
    expect(desk.look(START + 20 * MINUTE, NOTHING, true)).toBeNull();
  });

  it("mutes with a reason and an end; what came meanwhile and is still open then sounds together", () => {
    const desk = openDesk();
    desk.mute(START, 10 * MINUTE, " drill ", "Li");
    expect(desk.muteAt(START)).toEqual({ from: START, until: START + 10 * MINUTE, reason: "drill", by: "Li" });
    expect(desk.look(START + MINUTE, look(seen("a", [cause("signed/breached")], 1)), true)).toBeNull();
    expect(desk.look(START + 2 * MINUTE, look(seen("b", [cause("signed/atrisk")])), true)).toBeNull();
    expect(desk.log[0]?.muted).toEqual({ at: START, by: "Li", reason: "drill" });
    expect(desk.look(START + 10 * MINUTE - 1, NOTHING, true)).toBeNull();
    expect(desk.muteAt(START + 10 * MINUTE)).toBeNull();
    expect(ids(desk.look(START + 10 * MINUTE, NOTHING, true))).toEqual(["a", "b"]);
  });

  it("ends a mute early", () => {
    const desk = openDesk();
    desk.mute(START, HOUR, "drill", "Li");
    desk.unmute();
    expect(desk.muteAt(START)).toBeNull();
    expect(desk.look(START, look(seen("a", [cause("signed/atrisk")])), true)).not.toBeNull();
  });

  it.each([
    [" ", MINUTE],
    ["drill", 0],
    ["drill", MUTE_AT_MOST + 1],
    ["drill", Number.POSITIVE_INFINITY],
    ["drill", Number.NaN],
  ])("refuses a mute for %j and %d ms", (reason, length) => {
    expect(() => openDesk().mute(START, length, reason, "Li")).toThrow(RangeError);
  });
});

describe("after a reload", () => {
  it("goes on with log and mute; what is over meanwhile is closed", () => {
    const before = openDesk();
    before.look(START, look(seen("a", [cause("signed/atrisk")]), seen("b", [cause("signed/atrisk")])), true);
    before.mute(START, HOUR, "drill", "Li");
    const kept: KeptDesk = JSON.parse(JSON.stringify(before.keep()));
    const after = new AlarmDesk({ settings: DEFAULT_ALARMS, zone: "Asia/Shanghai", kept });
    after.begin(START + MINUTE, look(seen("a", [cause("signed/atrisk")])), false);
    expect(after.muteAt(START + MINUTE)).not.toBeNull();
    expect([...after.open].map(({ incident }) => incident)).toEqual(["a"]);
    expect(after.log[1]?.overAt).toBe(START + MINUTE);
    expect(after.look(START + 2 * HOUR, NOTHING, true)).toBeNull();
  });

  it("drops what is from later than now: another stream, another time", () => {
    const before = openDesk();
    before.look(START + HOUR, look(seen("a", [cause("signed/atrisk")])), true);
    before.mute(START + HOUR, HOUR, "drill", "Li");
    const after = openDesk(before.keep());
    expect(after.muteAt(START)).toBeNull();
    expect(after.log).toEqual([]);
    expect(after.open.size).toBe(0);
  });
});
