import { expect, test } from "vitest";
import { MemoryLog } from "../../server/memory-log.ts";
import { startOfDay } from "../../src/domain/calendar-day.ts";
import type { TallyEvent } from "../../src/domain/event.ts";
import { decodeBatch, decodeSnapshotChunk } from "../../src/protocol/decode.ts";
import { DAY, HOUR } from "../../src/shared/units.ts";
import { NOW, openGateway, reported, type TestGateway, type TestPage, watchPage } from "./open-gateway.ts";

const TODAY = startOfDay(NOW, "Asia/Shanghai");
const YESTERDAY = TODAY - DAY;
const EVE = YESTERDAY - DAY;
const HISTORY = [
  reported("first", { at: EVE + 60_000, region: "village-b" }),
  reported("second", { at: YESTERDAY + 5 * HOUR, region: "grid-a1" }),
  reported("today", { region: "grid-a1" }),
];

/** `region day {counts}` of the tallies of a message, those that count anything. */
async function tallies(page: TestPage, message: "snapshot" | "batch"): Promise<string[]> {
  const raw = await page.next(message);
  const decoded = message === "batch" ? decodeBatch(raw) : decodeSnapshotChunk(raw);
  if (!decoded.ok) throw new Error(decoded.complaint);
  return decoded.value.events
    .map(({ event }) => event)
    .filter((event): event is TallyEvent => event.kind === "tally")
    .filter(({ counts }) => Object.keys(counts).length > 0)
    .map(({ region, day, counts }) => `${region} ${day === EVE ? "eve" : "yesterday"} ${JSON.stringify(counts)}`);
}

test("a snapshot brings the days that are over, cut to the scope; a late report brings its day again, and a resume what was missed", async () => {
  await using place = await openGateway();
  await place.gateway.preload(HISTORY);
  const whole = await watchPage(place, {});
  expect(await tallies(whole, "snapshot")).toEqual([
    'village-b eve {"fire":[1]}',
    'grid-a1 yesterday {"fire":[0,0,0,0,0,1]}',
  ]);
  const inVillage = await watchPage(place, { scope: ["street", "village-a"] });
  expect(await tallies(inVillage, "snapshot")).toEqual(['grid-a1 yesterday {"fire":[0,0,0,0,0,1]}']);

  await place.gateway.publish([reported("more"), reported("late", { at: YESTERDAY + HOUR, region: "village-b" })]);
  await place.gateway.flush();
  expect(await tallies(whole, "batch")).toEqual(['village-b yesterday {"fire":[0,1]}']);
  expect(await tallies(inVillage, "batch")).toEqual([]);

  const returning = await watchPage(place, { resume: { streamId: "stream-1", sequence: HISTORY.length + 1 } });
  expect(await tallies(returning, "batch")).toEqual(['village-b yesterday {"fire":[0,1]}']);
  expect(returning.waiting("snapshot")).toEqual([]);
});

test("a page that stands where a gateway comes back after midnight is told of the day that ended, once, with the next event", async () => {
  const log = new MemoryLog({ streamId: "stream-1" });
  const clock = { now: TODAY - HOUR };
  const open = (): Promise<TestGateway> =>
    openGateway({ log, clock: () => ({ serverTime: clock.now, streamTime: clock.now, rate: 1 }) });
  {
    await using evening = await open();
    await evening.gateway.preload(HISTORY.slice(0, 2));
  }
  clock.now = NOW;
  await using morning = await open();
  const resume = { streamId: "stream-1", sequence: log.head };
  const [returning, another] = [await watchPage(morning, { resume }), await watchPage(morning, { resume })];
  await morning.gateway.publish([reported("today")]);
  await morning.gateway.flush();
  const yesterday = ['village-b eve {"fire":[1]}', 'grid-a1 yesterday {"fire":[0,0,0,0,0,1]}'];
  expect(await tallies(returning, "batch")).toEqual(yesterday);
  expect(await tallies(another, "batch")).toEqual(yesterday);
  expect(returning.waiting("snapshot")).toEqual([]);
});

test("a source's own tallies stay outside", async () => {
  await using place = await openGateway();
  await place.gateway.publish([{ kind: "tally", region: "village-b", at: NOW, day: EVE, counts: { fire: [9] } }]);
  expect(place.gateway.counts.sequence).toBe(0);
  expect(place.complaints.join()).toContain("tally is the gateway's own");
});
