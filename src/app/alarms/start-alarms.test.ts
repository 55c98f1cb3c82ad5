import { describe, expect, it } from "vitest";
import { fakeCockpit } from "../../../test/gallery/fake-cockpit.ts";
import { createManualTime } from "../../../test/fixtures/manual-time.ts";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { instant, timeline } from "../../../test/fixtures/timeline.ts";
import type { KeptDesk } from "../../derive/alarms/alarm-desk.ts";
import { NO_FILTER } from "../../domain/incident-filter.ts";
import type { Command, CommandOutcome } from "../../domain/command.ts";
import type { Viewer } from "../../domain/viewer.ts";
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

  it("tell those who listen", () => {
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
    alarms.source.actions.snooze(null, MINUTE);
    expect(told).toBe(before + 1);
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

describe("acknowledging", () => {
  const GRAVE = timeline("late severity=1 : 09:59:30 reported\nsoon severity=1 : 09:59:30 reported");
  const keys = (alarms: ReturnType<typeof setUp>["alarms"]): string[] =>
    alarms.source.current().open.map(({ incident, key }) => `${incident} ${key}`);

  /** A page with two open alarms, the orders it sent, and a gateway that answers when told to. */
  function openTwo(more: Partial<Cockpit> = {}) {
    const { alarms } = setUp();
    const sent: Command[] = [];
    let answer: (outcome: CommandOutcome) => void = () => {};
    const command = (order: Command): Promise<CommandOutcome> => {
      sent.push(order);
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
    const cockpit = snapshot({ command, ...more }, GRAVE);
    alarms.look(cockpit);
    const now = later(cockpit, START + MINUTE);
    alarms.look(now);
    const answers = async (outcome: CommandOutcome): Promise<void> => {
      answer(outcome);
      // The promise of the command, then what waits for it.
      for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
    };
    return { alarms, sent, answers, cockpit: now };
  }
  const busy: CommandOutcome = { ok: false, reason: "busy", detail: "" };

  it("asks the gateway once, says that it is on its way, and takes off the line what comes back as an event", async () => {
    const { alarms, sent, answers, cockpit } = openTwo();
    expect(keys(alarms)).toEqual(["late signed/breached", "soon signed/breached"]);
    const { actions } = alarms.source;
    actions.acknowledge(null);
    actions.acknowledge("late");
    const breached = ["signed/breached"];
    const incidents = [
      { incident: "late", alarms: breached },
      { incident: "soon", alarms: breached },
    ];
    expect(sent).toEqual([{ kind: "acknowledge", incidents, by: "大屏" }]);
    expect(alarms.source.current().pending.size).toBe(2);
    await answers({ ok: true, sequence: cockpit.connection.sequence + 1 });
    alarms.look(cockpit);
    expect([keys(alarms).length, alarms.source.current().pending.size]).toEqual([2, 2]);

    const at = START + MINUTE;
    cockpit.store.apply([
      { kind: "acknowledged", incident: "late", revision: 1_000_000, at, by: "值守台", alarms: breached },
    ]);
    const { connection } = cockpit;
    alarms.look({ ...cockpit, connection: { ...connection, sequence: connection.sequence + 1 } });
    // The other was not among what the gateway took: it may be pressed again.
    expect(keys(alarms)).toEqual(["soon signed/breached"]);
    expect(alarms.source.current().pending.size).toBe(0);
    expect(alarms.source.current().log[0]?.acknowledged).toEqual({ at, by: "值守台" });
    expect(alarms.figures()).toMatchObject({ "alarms.open": 1 });
  });

  it.each([
    [busy, "busy"],
    [{ ok: false, reason: "unreachable", detail: "" }, "unreachable"],
    [{ ok: false, reason: "already", detail: "" }, null],
  ] as const)("keeps everything on the line when the answer is %j", async (outcome, failure) => {
    const { alarms, answers } = openTwo();
    alarms.source.actions.acknowledge(null);
    await answers(outcome);
    expect(alarms.source.current()).toMatchObject({ failure, pending: new Set(), openCount: 2 });
    alarms.source.actions.snooze("late", MINUTE);
    expect(alarms.source.current().failure).toBeNull();
  });

  it("sends nothing for who may not, and says so", () => {
    const viewer: Viewer = { role: "wall", name: "一楼大厅", scope: [], may: [] };
    const { alarms, sent } = openTwo({ viewer });
    alarms.source.actions.acknowledge(null);
    expect(sent).toEqual([]);
    expect(alarms.source.current()).toMatchObject({ mayAcknowledge: false, failure: "forbidden", openCount: 2 });
  });

  it("signs with the name of the token until somebody says who is on duty", () => {
    const viewer: Viewer = { role: "duty", name: "值守台", scope: [], may: ["acknowledge"] };
    const { alarms, sent } = openTwo({ viewer });
    alarms.source.actions.acknowledge("late");
    alarms.source.actions.setActor("李四");
    alarms.source.actions.acknowledge("soon");
    expect(sent.map(({ by }) => by)).toEqual(["值守台", "李四"]);
  });

  it("goes in several commands when there are many, and a refusal ends it", async () => {
    const { alarms } = setUp();
    const sent: number[] = [];
    const command = (order: Command): Promise<CommandOutcome> => {
      if (order.kind === "acknowledge") sent.push(order.incidents.length);
      return Promise.resolve(sent.length === 2 ? busy : { ok: true, sequence: Number.POSITIVE_INFINITY });
    };
    const many = timeline(Array.from({ length: 130 }, (_, nth) => `i${nth} severity=1 : 09:59:30 reported`).join("\n"));
    const cockpit = snapshot({ command }, many);
    alarms.look(cockpit);
    alarms.look(later(cockpit, START + MINUTE));
    alarms.source.actions.acknowledge(null);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(sent).toEqual([40, 40]);
    expect(alarms.source.current()).toMatchObject({ failure: "busy", openCount: 130 });
    expect(alarms.source.current().pending.size).toBe(40);
  });
});
