import { expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import type { QualityFinding, QualityReport } from "../../domain/quality.ts";
import { qualityFigures, qualityTable } from "./quality-rows.ts";

const finding = (port: string | null, reason: string, count: number, admitted = false, last = 0): QualityFinding => ({
  port,
  reason,
  admitted,
  count,
  last,
  sample: null,
});
const report: QualityReport = {
  since: 0,
  ports: [
    { port: "p110", seen: 200 },
    { port: null, seen: 5 },
  ],
  findings: [
    finding("p110", "late", 10, true),
    finding("p110", "coordinate", 4),
    finding(null, "malformed", 10, false, 7),
    finding("p999", "future", 1),
  ],
  held: 15,
  released: 0,
};

it("puts what happens most first, each with its share of what its port sent", () => {
  const table = qualityTable(report, makeProfile(), "zh");
  expect(table).toMatchObject({ seen: 205, rejected: 15, doubtful: 10 });
  expect(table.rows.map(({ port, reason, share }) => [port, reason, share])).toEqual([
    [null, "malformed", 1],
    ["110", "late", 0.05],
    ["110", "coordinate", 0.02],
    ["p999", "future", null],
  ]);
});

it("has no figures before a gateway reported", () => {
  expect(Object.values(qualityFigures(null))).toEqual([null, null, null]);
  expect(qualityFigures(report)).toEqual({ "quality.seen": 205, "quality.rejected": 15, "quality.doubtful": 10 });
});
