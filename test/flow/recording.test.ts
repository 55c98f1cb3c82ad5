import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Derived } from "../../src/derive/derived.ts";
import { computeSfFigures, type SfFigures } from "../oracle/sf-oracle.ts";
import { openPage, openRecording, playNow } from "./recording-page.ts";

const oracle = computeSfFigures(
  readFileSync(new URL("../../mock-server/recordings/sf-fire.csv", import.meta.url), "utf8"),
);

function expectOracle(derived: Derived, expected: SfFigures): void {
  const figures = derived.figures();
  expect(figures).toMatchObject({
    "incidents.open": expected.open,
    "incidents.reported@all": expected.calls,
    "incidents.closed@all": expected.closed,
  });
  for (const stage of ["dispatched", "arrived"] as const) {
    for (const [figure, value] of Object.entries(expected[stage])) {
      expect({ [`${stage}.${figure}`]: figures[`stage.sf.${stage}.${figure}@all`] }).toEqual({
        [`${stage}.${figure}`]: value,
      });
    }
  }
}

test("the San Francisco recording at full speed: the page's figures are the oracle's, live and from a snapshot", async () => {
  const recording = await openRecording("sf-fire");
  const { profile, gateway, url } = recording;
  expect(recording.complaints).toEqual([]);
  const early = openPage(url, profile);
  await early.until(() => early.feed.streamNow() !== null);
  await playNow(recording);
  const sequence = gateway.counts.sequence;
  expect([...gateway.counts.rejected]).toEqual([]);
  await early.until(() => early.feed.statistics.sequence === sequence);
  expectOracle(early.derived(), oracle);

  const late = openPage(url, profile);
  await late.until(() => late.feed.statistics.sequence === sequence);
  expectOracle(late.derived(), oracle);
  for (const page of [early, late]) {
    expect(page.store().now).toBe(oracle.end);
    expect(page.feed.rate).toBe(0);
    expect(page.feed.streamNow()).toBe(oracle.end);
    expect(page.store().duplicateCount).toBe(0);
    expect([...page.store().rejectedCounts]).toEqual([]);
  }
});

test("--from a wall time of the recording's zone: what came before is there at once, the clock stands at it", async () => {
  const { profile, source, url } = await openRecording("sf-fire", { from: "2017-01-01T08:00" });
  const page = openPage(url, profile);
  const from = Date.parse("2017-01-01T08:00:00-08:00");
  await page.until(() => page.store().now === from);
  const reports = [...page.store().incidents.values()].map((incident) => incident.stages.reported ?? 0);
  expect(reports.length).toBeGreaterThan(400);
  expect(Math.max(...reports)).toBeLessThan(from);
  expect(source.due(Date.now())[0]?.at).toBeGreaterThanOrEqual(from);
});

test("--loop starts over as a new stream, again and again", async () => {
  const recording = await openRecording("sf-fire", { loop: true });
  const { profile, gateway, url } = recording;
  const page = openPage(url, profile);
  await page.until(() => page.feed.streamNow() !== null);
  const stop = new AbortController();
  const names = ["second", "third"];
  const nextStreamId = (): string => {
    const name = names.shift() ?? "";
    if (name === "third") stop.abort();
    return name;
  };
  await playNow(recording, { nextStreamId, signal: stop.signal });
  expect(gateway.counts.sequence).toBe(0);
  await page.until(() => page.streams.includes("third"));
  expect(page.streams).toEqual(["first", "second", "third"]);
});
