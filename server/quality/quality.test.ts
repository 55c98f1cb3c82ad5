import { expect, test } from "vitest";
import { makeProfile } from "../../test/fixtures/profile.ts";
import type { ReportedEvent } from "../../src/domain/event.ts";
import { decodeQuality } from "../../src/protocol/decode.ts";
import { HOUR } from "../../src/shared/units.ts";
import { Inspector } from "./inspector.ts";
import { Quality } from "./quality.ts";
import { refusedTuple } from "./tell-refused.ts";

const NOW = Date.UTC(2026, 10, 20, 2);
const report: ReportedEvent = {
  kind: "reported",
  incident: "A",
  revision: 1,
  at: NOW,
  category: "fire",
  severity: 3,
  port: "p110",
  region: "grid-a1",
  position: { longitude: 120.3, latitude: 30.2 },
  title: "张三 reports smoke",
  place: "",
  brain: "governance",
  contact: "13812346621",
};

function open(): Quality {
  const mask = {
    text: (text: string) => text.replaceAll("张三", "张某"),
    contact: (text: string) => `***${text.slice(-4)}`,
  };
  const quality = new Quality({ inspector: new Inspector(makeProfile(), null), mask, since: NOW });
  quality.open();
  return quality;
}

test("counts by port and reason, of all that came", () => {
  const quality = open();
  quality.took(report, NOW);
  quality.took(report, NOW + 1);
  quality.took({ kind: "closed", incident: "A", revision: 2, at: NOW, tier: null }, NOW + HOUR);
  quality.repeated("p110", NOW + HOUR);
  const { ports, findings } = quality.report();
  expect(ports).toEqual([{ port: "p110", seen: 4 }]);
  expect(findings.map(({ port, reason, count, admitted }) => [port, reason, count, admitted])).toEqual([
    ["p110", "duplicate", 2, true],
    ["p110", "late", 1, true],
  ]);
});

test("learns from history without a word about it", () => {
  const inspector = new Inspector(makeProfile(), null);
  const same = (text: string): string => text;
  const quality = new Quality({ inspector, mask: { text: same, contact: same }, since: NOW });
  quality.took({ ...report, at: NOW - 24 * HOUR }, NOW);
  expect(quality.report()).toMatchObject({ ports: [], findings: [] });
  quality.open();
  quality.took(report, NOW);
  expect(quality.report().findings).toMatchObject([{ reason: "duplicate" }]);
});

test("keeps what was turned away as it can be sent again, without residents' data", () => {
  const quality = open();
  const tuple = [0, "reported", "B", 1, NOW, "fire", 3, "p110", "grid-a1", 12_030, 30.2, "张三 fell", "", "governance", "13812346621"]; // biome-ignore format: one event
  const complaint = { reason: "coordinate", field: "longitude", detail: "Too big, 张三" } as const;
  quality.refused(refusedTuple(tuple, complaint), NOW);
  const [sample] = quality.quarantine.samples({ port: "p110", reason: "coordinate" });
  expect(JSON.parse(sample?.text ?? "")).toMatchObject({
    id: expect.stringContaining("quarantine"),
    kind: "reported",
    port: "p110",
    incident: "B",
    longitude: 12_030,
    title: "张某 fell",
    contact: "***6621",
    quarantine: { reason: "coordinate", detail: "longitude: Too big, 张某" },
  });
  expect(quality.report().findings[0]).toMatchObject({ admitted: false, sample: "longitude: Too big, 张某" });
});

test("leaves out what no event has, and what is not an event has no sample", () => {
  const quality = open();
  const fields = { id: "s-7", kind: "closed", incident: "A", tier: "grid", phone: "13812346621", __proto__: { x: 1 } };
  quality.refused({ port: "p110", reason: "malformed", detail: "revision: is missing", fields }, NOW);
  quality.refused({ port: null, reason: "malformed", detail: "expected array", fields: null }, NOW);
  quality.refused({ port: null, reason: "unknown-kind", detail: "kind", fields: { kind: "x" } }, NOW);
  const texts = quality.quarantine.samples({}).map(({ text }) => text);
  expect(texts).toHaveLength(1);
  expect(JSON.parse(texts[0] ?? "")).toEqual({
    id: "s-7",
    kind: "closed",
    port: "p110",
    incident: "A",
    tier: "grid",
    quarantine: { reason: "malformed", detail: "revision: is missing" },
  });
});

test("an event of an incident that is known is of its port, turned away too", () => {
  const quality = open();
  quality.took(report, NOW);
  const fields = { kind: "closed", incident: "A" };
  quality.refused({ port: null, reason: "future", detail: "at", fields }, NOW);
  expect(quality.report().findings).toMatchObject([{ port: "p110", reason: "future" }]);
});

test("its report passes the page's door", () => {
  const quality = open();
  quality.took({ ...report, category: "x".repeat(64) }, NOW);
  quality.refused({ port: null, reason: "malformed", detail: "y".repeat(9_000), fields: null }, NOW);
  expect(decodeQuality(JSON.parse(JSON.stringify(quality.report())))).toMatchObject({ ok: true });
});
