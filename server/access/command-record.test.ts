import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { commandSink, recordOf } from "./command-record.ts";

const folder = mkdtempSync(join(tmpdir(), "tidewatch-"));
afterAll(() => rmSync(folder, { recursive: true }));

const NOW = Date.UTC(2026, 10, 22, 2);
const identity = {
  viewer: { role: "leader", name: "王局", scope: [], may: [] },
  masking: "full",
  expiresAt: null,
  tokenId: "t-1",
  address: "10.0.0.8",
} as const;
const SUPERVISE = { kind: "supervise", incident: "XT-1", by: "王局", note: "一小时内反馈" } as const;

test("records go to a file, one a line, and lines to whoever listens", () => {
  const file = join(folder, "commands.jsonl");
  const lines: string[] = [];
  const record = commandSink(file, (line) => lines.push(line));
  record(recordOf(NOW, identity, SUPERVISE, { ok: true, sequence: 12 }));
  commandSink(file, () => undefined)(recordOf(NOW, identity, null, { ok: false, reason: "malformed", detail: "by" }));
  const written = readFileSync(file, "utf8").trimEnd().split("\n");
  expect(written.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      at: NOW,
      role: "leader",
      name: "王局",
      token: "t-1",
      address: "10.0.0.8",
      command: SUPERVISE,
      outcome: { ok: true, sequence: 12 },
    },
    expect.objectContaining({ command: null, outcome: { ok: false, reason: "malformed", detail: "by" } }),
  ]);
  // What was said of residents stands in the file alone.
  expect(lines).toEqual(["command: 2026-11-22T02:00:00.000Z leader 王局 (10.0.0.8): supervise XT-1 by 王局: event 12"]);
});

test("a file that cannot be written is one line at the start", () => {
  expect(() => commandSink(join(folder, "none", "commands.jsonl"), () => undefined)).toThrow(/^--audit-log: [^\n]+$/);
});
