import { expect, test } from "vitest";
import type { IncidentEvent, StreamEvent } from "../src/domain/event.ts";
import type { Mode } from "../src/domain/mode.ts";
import { DAY, HOUR, MINUTE } from "../src/shared/units.ts";
import { MemoryLog } from "./memory-log.ts";

const NOW = Date.UTC(2026, 10, 20);

function reported(incident: string, at = NOW): IncidentEvent {
  return {
    kind: "reported",
    incident,
    revision: 1,
    at,
    category: "fire",
    severity: 3,
    port: "hotline",
    region: "street",
    position: null,
    title: "",
    place: "",
    brain: "governance",
    contact: null,
  };
}

function closed(incident: string, at: number, revision = 2): IncidentEvent {
  return { kind: "closed", incident, revision, at, tier: null };
}

function moved(unit: string, at: number): StreamEvent {
  return { kind: "unitMoved", unit, at, longitude: 120, latitude: 30, heading: null };
}

async function sequencesOfSnapshot(log: MemoryLog, from: number): Promise<number[]> {
  return (await log.snapshot({ from })).events.map(({ sequence }) => sequence);
}

test("numbers events from 1 without holes", async () => {
  const log = new MemoryLog({ streamId: "s" });
  expect(log.head).toBe(0);
  expect((await log.append([reported("A"), reported("B")], NOW)).first).toBe(1);
  expect((await log.append([reported("C")], NOW)).first).toBe(3);
  expect(log.head).toBe(3);
  expect((await log.since(1))?.map(({ sequence }) => sequence)).toEqual([2, 3]);
  expect(await log.since(3)).toEqual([]);
  expect(await log.since(4)).toBeNull();
});

test("a snapshot holds whole incidents that are open or touch the window, and the latest of everything else", async () => {
  const log = new MemoryLog({ streamId: "s" });
  await log.append(
    [
      reported("old", NOW - 3 * DAY),
      closed("old", NOW - 2 * DAY),
      reported("open", NOW - 3 * DAY),
      reported("late", NOW - 3 * DAY),
      closed("late", NOW - HOUR),
      moved("U", NOW - 2),
      moved("U", NOW - 1),
      moved("U", NOW - 3),
    ],
    NOW,
  );
  expect(await sequencesOfSnapshot(log, NOW - DAY)).toEqual([3, 4, 5, 7]);
});

test("a snapshot holds every change of the mode, whatever its age, each once", async () => {
  const mode = (at: number, said: Mode): StreamEvent => ({ kind: "mode", at, mode: said, reason: null });
  const log = new MemoryLog({ streamId: "s" });
  await log.append(
    [mode(NOW - 9 * DAY, "surge"), mode(NOW - 8 * DAY, "peace"), mode(NOW, "surge"), mode(NOW - 8 * DAY, "peace")],
    NOW,
  );
  expect(await sequencesOfSnapshot(log, NOW - DAY)).toEqual([1, 2, 3]);
});

test("an amendment that opens an incident again keeps it, one that closes it does not, whatever arrives first", async () => {
  const log = new MemoryLog({ streamId: "s" });
  const reopened: IncidentEvent = { kind: "amended", incident: "A", revision: 3, at: NOW, patch: { closed: null } };
  await log.append([reopened, closed("A", NOW - 2 * DAY), reported("A", NOW - 3 * DAY)], NOW);
  expect(await sequencesOfSnapshot(log, NOW - DAY)).toEqual([1, 2, 3]);
  const corrected = { ...reopened, revision: 4, patch: { closed: NOW - 2 * DAY } };
  await log.append([corrected], NOW);
  expect(await sequencesOfSnapshot(log, NOW - DAY)).toEqual([]);
});

test("a revision that comes again is numbered but not kept twice", async () => {
  const log = new MemoryLog({ streamId: "s" });
  await log.append([reported("A"), reported("A")], NOW);
  expect(log.head).toBe(2);
  expect(await sequencesOfSnapshot(log, 0)).toEqual([1]);
});

test("past its bound it lets go of closed incidents, oldest first and whole, never of open ones, and counts", async () => {
  const log = new MemoryLog({ streamId: "s", maxEvents: 10 });
  const incidents = Array.from({ length: 8 }, (_, index) => [reported(`I${index}`), closed(`I${index}`, NOW)]).flat();
  const { forgotten } = await log.append([reported("open"), ...incidents], NOW);
  expect(forgotten).toEqual(["I0", "I1", "I2", "I3"]);
  expect(log.dropped).toBe(8);
  expect(await log.eventsOf("open")).toHaveLength(1);
  expect(await sequencesOfSnapshot(log, 0)).toEqual([1, 10, 11, 12, 13, 14, 15, 16, 17]);
});

test("open incidents alone may pass the bound", async () => {
  const log = new MemoryLog({ streamId: "s", maxEvents: 3 });
  await log.append(
    Array.from({ length: 5 }, (_, index) => reported(`I${index}`)),
    NOW,
  );
  expect(log.dropped).toBe(0);
  expect(await sequencesOfSnapshot(log, 0)).toHaveLength(5);
});

test("what the age window lets go of is not counted as dropped", async () => {
  const log = new MemoryLog({ streamId: "s", windowMs: DAY });
  await log.append([reported("A", NOW - HOUR), closed("A", NOW)], NOW);
  expect((await log.append([], NOW + DAY)).forgotten).toEqual([]);
  expect((await log.append([], NOW + DAY + 20 * MINUTE)).forgotten).toEqual(["A"]);
  expect(log.dropped).toBe(0);
  expect(await sequencesOfSnapshot(log, 0)).toEqual([]);
});

test("says when it no longer holds what a returning page missed", async () => {
  const log = new MemoryLog({ streamId: "s", resumeEvents: 4 });
  await log.append(
    Array.from({ length: 10 }, (_, index) => moved("U", NOW + index)),
    NOW,
  );
  expect(await log.since(2)).toBeNull();
  expect((await log.since(6))?.map(({ sequence }) => sequence)).toEqual([7, 8, 9, 10]);
});

test("another stream begins empty", async () => {
  const log = new MemoryLog({ streamId: "s" });
  await log.append([reported("A")], NOW);
  await log.restart("t");
  expect([log.streamId, log.head]).toEqual(["t", 0]);
  expect(await log.since(0)).toEqual([]);
  expect(await sequencesOfSnapshot(log, 0)).toEqual([]);
});
