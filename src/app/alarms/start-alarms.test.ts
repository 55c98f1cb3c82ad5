import { describe, expect, it } from "vitest";
import { fakeCockpit } from "../../../test/gallery/fake-cockpit.ts";
import { createManualTime } from "../../../test/fixtures/manual-time.ts";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { instant, timeline } from "../../../test/fixtures/timeline.ts";
import type { KeptDesk } from "../../derive/alarms/alarm-desk.ts";
import { NO_FILTER } from "../../domain/incident-filter.ts";
import type { Cockpit } from "../../panels/cockpit.ts";
import { HOUR, MINUTE } from "../../shared/units.ts";
import type { AlarmStorage } from "./alarm-storage.ts";
import { startAlarms } from "./start-alarms.ts";

const START = instant("10:00");
const profile = makeProfile();
const LATE = timeline("late severity=1 : 09:50:00 reported");
const SOON = timeline("soon severity=1 : 09:59:30 reported");

/** The first cockpit of a stream: what stands in it is its snapshot. */
const snapshot = (more: Partial<Cockpit> = {}, events = LATE): Cockpit => ({
  ...fakeCockpit({ profile, events, now: START }),
  ...more,
});

/** The same stream at a later instant. */
function later(cockpit: Cockpit, now: number, more: Partial<Cockpit> = {}): Cockpit {
  cockpit.store.advance(now);
  return { ...cockpit, now, ...more };
}

function setUp(saved: Map<string, KeptDesk> = new Map(), turn = { isOurs: true }) {
  const time = createManualTime();
  const sounds: string[] = [];
  const storage: AlarmStorage = {
    load: (id) => saved.get(id),
    save: (id, kept) => void saved.set(id, structuredClone(kept)),
    actor: () => "",
    setActor() {},
  };
  const make = async (words: string) => {
    sounds.push(words);
    return "played" as const;
  };
  const makers = { tone: () => make("tone"), speech: make };
  const alarms = startAlarms({ sounds: makers, storage, turn, after: time.after });
  return { alarms, sounds, saved, time };
}

describe("alarms of a page", () => {
  it("are silent about the snapshot, and sound what turns after it", () => {
    const { alarms, sounds } = setUp();
    const cockpit = snapshot({}, [...LATE, ...SOON]);
    alarms.look(cockpit);
    expect(sounds).toEqual([]);
    expect(alarms.source.current().summary).toMatchObject({ breached: 1, at: START });
    alarms.look(later(cockpit, START + MINUTE));
    expect(sounds).toEqual(["签收已超时，soon"]);
    expect(alarms.source.current().open.map(({ incident }) => incident)).toEqual(["soon"]);
    expect(alarms.figures()).toEqual({ "alarms.open": 1, "alarms.today": 1, "alarms.muted": 0 });
  });

  it("are seen but not heard while it is another tab's turn", () => {
    const { alarms, sounds } = setUp(new Map(), { isOurs: false });
    const cockpit = snapshot({}, SOON);
    alarms.look(cockpit);
    alarms.look(later(cockpit, START + MINUTE));
    expect(sounds).toEqual([]);
    expect(alarms.source.current().open.map(({ incident }) => incident)).toEqual(["soon"]);
  });

  it("wait while the link is lost, then tell what turned meanwhile, once", () => {
    const { alarms, sounds } = setUp();
    const cockpit = snapshot({}, SOON);
    alarms.look(cockpit);
    alarms.look(later(cockpit, START + MINUTE, { freshness: "disconnected" }));
    expect(sounds).toEqual([]);
    // Another table of the same stream: a whole snapshot after the gap.
    const anew = later(snapshot({}, [...LATE, ...SOON]), START + 2 * MINUTE);
    alarms.look(anew);
    expect(sounds).toHaveLength(1);
    expect(alarms.source.current().log.map(({ incident, key }) => `${incident} ${key}`)).toContain(
      "soon signed/breached",
    );
    alarms.look(later(anew, START + 4 * MINUTE));
    expect(sounds).toHaveLength(1);
  });

  it.each([0, 60])("make no sound in a stream at %d times", (rate) => {
    const { alarms, sounds } = setUp();
    const cockpit = snapshot({ rate }, SOON);
    alarms.look(cockpit);
    alarms.look(later(cockpit, START + MINUTE));
    expect(sounds).toEqual([]);
    expect(alarms.source.current()).toMatchObject({ isReplay: true, openCount: 1 });
  });

  it("sound for what a filter hides", () => {
    const { alarms, sounds } = setUp();
    const elsewhere = { ...NO_FILTER, regions: ["village-b"] };
    const cockpit = fakeCockpit({ profile, events: SOON, now: START, filter: elsewhere });
    expect(cockpit.derived.open).toBe(0);
    alarms.look(cockpit);
    alarms.look(later(cockpit, START + MINUTE));
    expect(sounds).toEqual(["签收已超时，soon"]);
  });

  it("speak the viewer's language", () => {
    const { alarms, sounds } = setUp();
    const english = { ...fakeCockpit({ profile, events: SOON, now: START, language: "en" }) };
    alarms.look(english);
    alarms.look(later(english, START + MINUTE));
    expect(sounds).toEqual(["Signing overdue, soon"]);
  });

  it("tell those who listen, and say who did it", () => {
    const { alarms } = setUp();
    let told = 0;
    alarms.source.subscribe(() => {
      told += 1;
    });
    const cockpit = snapshot({}, SOON);
    alarms.look(cockpit);
    alarms.look(later(cockpit, START + MINUTE));
    const before = told;
    alarms.look(cockpit);
    expect(told).toBe(before);
    alarms.source.actions.acknowledge(null);
    expect(told).toBe(before + 1);
    const [alarm] = alarms.source.current().log;
    expect(alarm?.acknowledged?.by).toBe("大屏");
  });

  it("outlive a reload, written at most every two seconds", () => {
    const { alarms, saved, time } = setUp();
    const cockpit = snapshot({}, SOON);
    alarms.look(cockpit);
    alarms.source.actions.mute(HOUR, "drill");
    alarms.look(later(cockpit, START + MINUTE));
    expect(saved.size).toBe(0);
    time.pass(2_000);
    expect(saved.get("test")?.log).toHaveLength(1);
    const next = setUp(saved);
    next.alarms.look(cockpit);
    expect(next.alarms.source.current()).toMatchObject({ mute: { reason: "drill" }, openCount: 1 });
    next.alarms.source.actions.unmute();
    next.alarms.flush();
    expect(saved.get("test")?.mute).toBeNull();
  });
});
