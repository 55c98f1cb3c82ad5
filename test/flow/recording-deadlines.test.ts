import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Derived } from "../../src/derive/derived.ts";
import {
  countServiceRequests,
  extractInstant,
  figuresOf,
  SERVICE_REQUESTS_MAPPING,
  writeServiceRequests,
} from "../fixtures/service-requests.ts";
import { openPage, openRecording, playNow } from "./recording-page.ts";

const folder = mkdtempSync(join(tmpdir(), "tidewatch-"));
afterAll(() => rmSync(folder, { recursive: true }));

const options = { rows: 5_000, seed: 21, days: 365 };
const asOf = extractInstant(options);
const csv = writeServiceRequests(options);
const plain = countServiceRequests(csv, asOf);

function expectPlainCount(derived: Derived): void {
  expect(derived.figures()).toMatchObject(figuresOf(plain));
}

test("a year of requests with due dates of their own: the page counts all of them, live and from a snapshot", async () => {
  const path = join(folder, "requests.csv");
  writeFileSync(path, csv);
  const mapping = { ...SERVICE_REQUESTS_MAPPING, asOf: new Date(asOf).toISOString() };
  writeFileSync(join(folder, "requests.mapping.json"), JSON.stringify(mapping));
  const recording = await openRecording(path);
  const { profile, gateway, url } = recording;
  expect(profile.mechanisms.map(({ mechanism }) => mechanism.id)).toEqual(["due", "sf"]);

  const early = openPage(url, profile);
  await early.until(() => early.feed.streamNow() !== null);
  await playNow(recording);
  const { sequence, dropped } = gateway.counts;
  expect({ sequence, dropped }).toEqual({ sequence: 2 * plain.incidents - plain.open, dropped: 0 });
  await early.until(() => early.feed.statistics.sequence === sequence && early.store().now === asOf);
  expectPlainCount(early.derived());

  const late = openPage(url, profile);
  await late.until(() => late.feed.statistics.sequence === sequence && late.store().now === asOf);
  expectPlainCount(late.derived());
});
