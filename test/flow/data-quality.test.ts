import { expect, test } from "vitest";
import type { QualityReport } from "../../src/domain/quality.ts";
import { decodeQuality } from "../../src/protocol/decode.ts";
import { HOUR, SECOND } from "../../src/shared/units.ts";
import { NOW, openGateway, reported } from "./open-gateway.ts";

/** A report as a source sends it; the second port of the test profile. */
const item = (id: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  id,
  kind: "reported",
  incident: id,
  port: "p12345",
  at: NOW,
  category: "fire",
  severity: 2,
  region: "grid-a1",
  longitude: 120.3,
  latitude: 30.2,
  title: "冒烟 张三 13812346621",
  ...changes,
});

test("what is wrong is counted by port, kept without residents' data, told to pages, and taken once it is mended", async () => {
  await using place = await openGateway({ heartbeatEvery: 50 });
  const post = async (lines: readonly string[]): Promise<Readonly<Record<string, unknown>>> => {
    const headers = { "content-type": "application/x-ndjson" };
    const answer = await fetch(`${place.url}/v1/events`, { method: "POST", headers, body: lines.join("\n") });
    return (await answer.json()) as Readonly<Record<string, unknown>>;
  };
  const download = async (query: string): Promise<string[]> => {
    const answer = await fetch(`${place.url}/v1/quarantine?${query}`);
    expect(answer.headers.get("content-type")).toContain("application/x-ndjson");
    return (await answer.text()).split("\n").filter((line) => line !== "");
  };
  const sent = [
    item("right"),
    item("far", { longitude: 12_030 }),
    item("soon", { at: NOW + HOUR }),
    item("late", { at: NOW - HOUR }),
    item("nowhere", { longitude: null, latitude: null }),
    item("strange", { category: "ufo" }),
    item("right"),
    item("long", { title: "长".repeat(200), place: "good" }),
  ].map((event) => JSON.stringify(event));
  expect(await post(sent)).toMatchObject({ accepted: 5, duplicate: 1, rejected: 2 });

  const page = place.connect();
  await page.next("hello");
  const decoded = decodeQuality(await page.next("quality"));
  const told = decoded.ok ? decoded.value : null;
  const countsOf = (report: QualityReport | null): Readonly<Record<string, number>> =>
    Object.fromEntries((report?.findings ?? []).map(({ port, reason, count }) => [`${port} ${reason}`, count]));
  expect(countsOf(told)).toEqual({
    "p12345 coordinate": 1,
    "p12345 future": 1,
    "p12345 late": 1,
    "p12345 no-position": 1,
    "p12345 unknown-category": 1,
    "p12345 duplicate": 1,
    "p12345 clamped-text": 1,
  });
  expect(told?.ports).toEqual([{ port: "p12345", seen: 8 }]);
  const shortened = told?.findings.find(({ reason }) => reason === "clamped-text");
  expect(shortened).toMatchObject({ admitted: true, sample: "title: cleaned, or cut to its limit" });

  const [bad = "", ...others] = await download("port=p12345&reason=coordinate");
  expect(others).toEqual([]);
  expect(bad).not.toMatch(/张三|13812346621/);
  const mended = { ...(JSON.parse(bad) as object), longitude: 120.3 };
  expect(await post([JSON.stringify(mended)])).toMatchObject({ accepted: 1 });
  expect(await post([JSON.stringify(mended)])).toMatchObject({ duplicate: 1 });
  expect(await download("port=p110")).toEqual([]);
  // The pages hear of what was found since, be it in two reports.
  let repeated = 0;
  while (repeated !== 2) {
    const again = decodeQuality(await page.next("quality"));
    repeated = countsOf(again.ok ? again.value : null)["p12345 duplicate"] ?? 0;
  }
});

test("what a source in the same process sends is judged too, its history is not", async () => {
  await using place = await openGateway();
  await place.gateway.publish([
    reported("A", { port: "p110" }),
    reported("A", { port: "p110" }),
    reported("B", { port: "p110", position: { longitude: 999, latitude: 30 } }),
    { kind: "stage", incident: "A", revision: 2, at: NOW + 9 * SECOND, stage: "dispatched", unit: null },
    { kind: "stage", incident: "A", revision: 3, at: NOW + SECOND, stage: "arrived", unit: null },
    { kind: "amended", incident: "A", revision: 4, at: NOW, patch: { title: "tit\u202ele", place: "place" } },
  ]);
  const page = place.connect();
  await page.next("hello");
  const decoded = decodeQuality(await page.next("quality"));
  const findings = decoded.ok ? decoded.value.findings : [];
  expect(findings.map(({ port, reason, admitted }) => [port, reason, admitted])).toEqual([
    ["p110", "coordinate", false],
    ["p110", "duplicate", true],
    ["p110", "stage-order", true],
    ["p110", "clamped-text", true],
  ]);
  expect(findings.at(-1)?.sample).toMatch(/^patch\.title: /);
  const answer = await fetch(`${place.url}/v1/quarantine?reason=coordinate`);
  expect(JSON.parse(await answer.text())).toMatchObject({ kind: "reported", incident: "B", longitude: 999 });
});

test("the quarantine is not for everybody", async () => {
  const wall = { role: "wall", name: null, scope: [], may: [] } as const;
  await using place = await openGateway({
    access: async ({ token, address }) =>
      token === null
        ? { ok: false, reason: "token", detail: "this gateway asks for a token" }
        : { ok: true, identity: { viewer: wall, masking: "full", expiresAt: null, tokenId: null, address } },
  });
  const status = async (headers: Readonly<Record<string, string>>): Promise<number> =>
    (await fetch(`${place.url}/v1/quarantine`, { headers })).status;
  expect(await status({})).toBe(401);
  expect(await status({ authorization: "Bearer of-a-wall" })).toBe(403);
});
