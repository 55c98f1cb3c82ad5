import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isIncidentEvent, type StreamEvent } from "../../src/domain/event.ts";
import type { Profile } from "../../src/domain/profile.ts";
import { DAY, HOUR, MINUTE } from "../../src/shared/units.ts";
import { contains } from "../geometry.ts";
import { Simulation } from "./simulation.ts";
import { smallStreet, smallStreetShapes } from "./small-street.ts";

/** 14:32:08 in Shanghai, a Friday. */
const START = Date.parse("2026-11-20T06:32:08Z");

/** A street with a tenth of the usual day, for tests that need no shares; two days of history are enough for them. */
const quiet = smallStreet((json) => Object.assign(json.simulation as object, { incidentsPerDay: 115, bursts: [] }));

function simulate(profile: Profile, seed: number, start = START, historyDays = 2): Simulation {
  return new Simulation({ profile, shapes: smallStreetShapes, indicators: [], seed, start, historyDays });
}

function digest(events: readonly StreamEvent[]): string {
  return createHash("sha256").update(JSON.stringify(events)).digest("hex");
}

/** Incident events without repeats, by incident, in the order of revisions. */
function livesOf(events: readonly StreamEvent[]): Map<string, Extract<StreamEvent, { revision: number }>[]> {
  const lives = new Map<string, Extract<StreamEvent, { revision: number }>[]>();
  for (const event of events) {
    if (!isIncidentEvent(event)) continue;
    const life = lives.get(event.incident) ?? [];
    lives.set(event.incident, life);
    if (!life.some(({ revision }) => revision === event.revision)) life.push(event);
  }
  for (const life of lives.values()) life.sort((left, right) => left.revision - right.revision);
  return lives;
}

describe("the same seed", () => {
  it("gives the same bytes for the same start", () => {
    const days = [1, 2].map(() => {
      const simulation = simulate(quiet, 7);
      return digest([...simulation.open(), ...simulation.until(START + HOUR)]);
    });
    expect(days[0]).toBe(days[1]);
  });

  it("gives the same bytes however the time is cut into calls", () => {
    const whole = simulate(quiet, 7);
    whole.open();
    const expected = digest(whole.until(START + 12 * MINUTE));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 * MINUTE }), { maxLength: 30 }), (steps) => {
        const cut = simulate(quiet, 7);
        cut.open();
        const events: StreamEvent[] = [];
        let now = START;
        for (const step of steps) {
          now = Math.min(START + 12 * MINUTE, now + step);
          events.push(...cut.until(now));
        }
        events.push(...cut.until(START + 12 * MINUTE));
        expect(digest(events)).toBe(expected);
      }),
      { seed: 20261120, numRuns: 6 },
    );
  });

  it("gives the same incidents whenever the day is looked at", () => {
    const unmanned = smallStreet((json) =>
      Object.assign(json.simulation as object, {
        incidentsPerDay: 115,
        units: { onDuty: 0, byKind: { patrol: 0, police: 0 } },
      }),
    );
    const morning = simulate(unmanned, 7, START);
    const seen = livesOf([...morning.open(), ...morning.until(START + 30 * HOUR)]);
    const later = livesOf(simulate(unmanned, 7, START + 30 * HOUR).open());
    const today = [...seen.keys()].filter((id) => id.startsWith("SS-1120-"));
    expect(today.length).toBeGreaterThan(50);
    for (const id of today) expect(later.get(id)).toEqual(seen.get(id));
  });

  it("is another day for another seed", () => {
    expect(digest(simulate(quiet, 7).open())).not.toBe(digest(simulate(quiet, 8).open()));
  });
});

describe("28 days of a street", () => {
  const simulation = simulate(smallStreet(), 11, START, 28);
  const history = simulation.open();
  const live = simulation.until(START + HOUR);
  const lives = [...livesOf(history).values()];
  const reportOf = (life: (typeof lives)[number]) => life[0];

  it("keeps the weekly and the daily rhythm", () => {
    const perHour = new Array<number>(24).fill(0);
    const perWeekday = new Array<number>(7).fill(0);
    for (const life of lives) {
      const local = new Date((reportOf(life)?.at ?? 0) + 8 * HOUR);
      perHour[local.getUTCHours()] = (perHour[local.getUTCHours()] ?? 0) + 1;
      perWeekday[(local.getUTCDay() + 6) % 7] = (perWeekday[(local.getUTCDay() + 6) % 7] ?? 0) + 1;
    }
    const hours = (from: number, to: number): number => perHour.slice(from, to).reduce((sum, count) => sum + count, 0);
    // The weights say 1 : 3 between a night hour and an hour of the day; bursts add to the day.
    expect(hours(8, 20) / 12 / (hours(0, 6) / 6)).toBeGreaterThan(2.6);
    expect(hours(8, 20) / 12 / (hours(0, 6) / 6)).toBeLessThan(3.6);
    expect((perWeekday[6] ?? 0) / (perWeekday[1] ?? 1)).toBeGreaterThan(0.6);
    expect((perWeekday[6] ?? 0) / (perWeekday[1] ?? 1)).toBeLessThan(0.85);
    expect(lives.length / 28.3).toBeGreaterThan(1_080);
    expect(lives.length / 28.3).toBeLessThan(1_290);
  });

  it("makes some stages late: 98.6, 95 and 92 % in time", () => {
    const share = (stage: string, limit: number): number => {
      const taken = lives.flatMap((life) => {
        const event = life.find((entry) => entry.kind === "stage" && entry.stage === stage);
        return event === undefined ? [] : [event.at - (reportOf(life)?.at ?? 0)];
      });
      return taken.filter((duration) => duration <= limit).length / taken.length;
    };
    expect(share("signed", MINUTE)).toBeCloseTo(0.986, 2);
    expect(share("dispatched", 3 * MINUTE)).toBeCloseTo(0.945, 1.6);
    expect(share("arrived", 10 * MINUTE)).toBeCloseTo(0.918, 1.6);
  });

  it("leaves a believable number open", () => {
    const open = lives.filter((life) => !life.some((event) => event.kind === "closed"));
    expect(open.length).toBeGreaterThan(90);
    expect(open.length).toBeLessThan(200);
  });

  it("resolves three quarters at the grassroots", () => {
    const tiers = lives.flatMap((life) => life.flatMap((event) => (event.kind === "closed" ? [event.tier] : [])));
    expect(tiers.filter((tier) => tier === "grid" || tier === "community").length / tiers.length).toBeCloseTo(
      0.77,
      1.7,
    );
  });

  it("shows every turn an incident can take", () => {
    const kinds = new Set(lives.flatMap((life) => life.map((event) => event.kind)));
    for (const kind of [
      "returned",
      "escalated",
      "handedOver",
      "joint",
      "suspended",
      "resumed",
      "supervised",
      "answered",
      "amended",
    ]) {
      expect([...kinds]).toContain(kind);
    }
  });

  it("answers supervisions after a while, before the close", () => {
    const supervised = lives.filter((life) => life.some(({ kind }) => kind === "supervised"));
    const answered = supervised.filter((life) => life.some(({ kind }) => kind === "answered"));
    expect(answered.length / supervised.length).toBeGreaterThan(0.2);
    for (const life of answered) {
      const kinds = life.map(({ kind }) => kind);
      expect(kinds.indexOf("answered")).toBeGreaterThan(kinds.indexOf("supervised"));
      if (kinds.includes("closed")) expect(kinds.indexOf("closed")).toBeGreaterThan(kinds.indexOf("answered"));
    }
  });

  it("numbers revisions without gaps, in order of time, stages in the lifecycle's order", () => {
    const order = ["triaged", "signed", "dispatched", "contacted", "arrived", "reinforced"];
    const wrong = lives.filter((life) => {
      const stages = life.flatMap((event) => (event.kind === "stage" ? [order.indexOf(event.stage)] : []));
      return (
        life[0]?.kind !== "reported" ||
        life.some((event, index) => event.revision !== index + 1 || event.at < (life[index - 1]?.at ?? 0)) ||
        stages.some((stage, index) => stage <= (stages[index - 1] ?? -1))
      );
    });
    expect(wrong).toEqual([]);
  });

  it("puts every incident into the village it names", () => {
    for (const life of lives.slice(0, 3_000)) {
      const report = reportOf(life);
      if (report?.kind !== "reported" || report.position === null) continue;
      const shape = smallStreetShapes.get(report.region);
      expect(shape !== undefined && contains(shape, report.position)).toBe(true);
    }
  });

  it("shows masked telephone numbers only", () => {
    for (const life of lives.slice(0, 3_000)) {
      const report = reportOf(life);
      if (report?.kind === "reported" && report.contact !== null) expect(report.contact).toMatch(/^1\d\d\*{4}\d{4}$/);
    }
  });

  it("goes on without a seam: open incidents of the history close in the live hour", () => {
    const before = livesOf(history);
    const closing = live.filter((event) => event.kind === "closed" && before.has(event.incident));
    expect(closing.length).toBeGreaterThan(15);
    expect(live.filter((event) => event.at > START + HOUR)).toEqual([]);
    expect(history.filter((event) => event.at > START)).toEqual([]);
  });

  it("sends whole events twice now and then", () => {
    const seen = new Set<string>();
    let repeats = 0;
    for (const event of history) {
      if (!isIncidentEvent(event)) continue;
      const key = `${event.incident}/${event.revision}`;
      if (seen.has(key)) repeats += 1;
      seen.add(key);
    }
    expect(repeats / history.length).toBeGreaterThan(0.002);
    expect(repeats / history.length).toBeLessThan(0.007);
  });

  it("holds back what happens while a port is silent", () => {
    // Shown by the order of delivery: an event that comes in more than a minute after a later one of another port.
    let latest = 0;
    let late = 0;
    for (const event of history) {
      if (!isIncidentEvent(event)) continue;
      if (event.at < latest - MINUTE) late += 1;
      latest = Math.max(latest, event.at);
    }
    expect(late).toBeGreaterThan(100);
  });
});

describe("ports", () => {
  it("are drawn by the category's own weights where it has some", () => {
    const street = smallStreet((json) =>
      Object.assign(json.simulation as object, {
        incidentsPerDay: 115,
        portWeightsByCategory: { security: { hotline: 3, chat: 1, platform: 0 } },
      }),
    );
    const reports = simulate(street, 7)
      .open()
      .filter((event) => event.kind === "reported");
    const portsOf = (category: string): string[] =>
      [...new Set(reports.filter((report) => report.category === category).map(({ port }) => port))].sort();
    expect(portsOf("security")).toEqual(["chat", "hotline"]);
    expect(portsOf("dispute")).toEqual(["chat", "hotline", "platform"]);
  });
});

describe("a profile without a simulation", () => {
  it("is refused in one line", () => {
    const profile = smallStreet((json) => delete json.simulation);
    expect(() => simulate(profile, 1)).toThrow("profile small-street has no simulation: it can only play recordings");
  });
});

describe("drills", () => {
  it("switch the mode to surge and back", () => {
    const busy = smallStreet((json) =>
      Object.assign(json.simulation as object, { incidentsPerDay: 1, bursts: [], drills: { perWeek: 7 } }),
    );
    const modes = simulate(busy, 3, START, 28)
      .open()
      .flatMap((event) => (event.kind === "mode" ? [event] : []));
    expect(modes.length).toBeGreaterThan(50);
    modes.forEach((event, index) => {
      expect(event.mode).toBe(index % 2 === 0 ? "surge" : "peace");
    });
  });
});

describe("time", () => {
  it("reaches days of 23 and 25 hours", () => {
    const newYork = smallStreet((json) => {
      json.zone = "America/New_York";
      Object.assign(json.simulation as object, {
        incidentsPerDay: 40,
        bursts: [],
        units: { onDuty: 0, byKind: { patrol: 0, police: 0 } },
      });
    });
    const springForward = Date.parse("2026-03-08T12:00:00-04:00");
    const simulation = simulate(newYork, 5, springForward, 10);
    const lives = livesOf([...simulation.open(), ...simulation.until(springForward + DAY)]);
    const format = new Intl.DateTimeFormat("en-US", { timeZone: "America/New_York", month: "2-digit", day: "2-digit" });
    const wrong = [...lives].filter(
      ([id, life]) => id.slice(3, 7) !== format.format(life[0]?.at ?? 0).replace("/", ""),
    );
    expect(lives.size).toBeGreaterThan(350);
    expect(wrong).toEqual([]);
  });
});
