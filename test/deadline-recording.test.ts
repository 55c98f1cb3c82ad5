import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeAuditCsv } from "../audit/audit-csv.ts";
import { auditRecording } from "../audit/audit-recording.ts";
import { type LoadedSource, loadSource } from "../mock-server/load-source.ts";
import { createDerived } from "../src/derive/create-derived.ts";
import type { StreamEvent } from "../src/domain/event.ts";
import { createStore } from "../src/store/create-store.ts";
import {
  countServiceRequests,
  extractInstant,
  figuresOf,
  SERVICE_REQUESTS_MAPPING,
  type ServiceRequestsOptions,
  writeServiceRequests,
} from "./fixtures/service-requests.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const FOLDERS = { publicDir: here("../public"), recordingsDir: here("../mock-server/recordings") };
const folder = mkdtempSync(join(tmpdir(), "tidewatch-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function load(csv: string, options: ServiceRequestsOptions): Promise<LoadedSource> {
  const path = join(folder, `${options.seed}.csv`);
  writeFileSync(path, csv);
  const mapping = { ...SERVICE_REQUESTS_MAPPING, asOf: new Date(extractInstant(options)).toISOString() };
  writeFileSync(join(folder, `${options.seed}.mapping.json`), JSON.stringify(mapping));
  const commandLine = { port: 0, host: "", seed: 1, profile: undefined, mapping: undefined, from: undefined };
  return loadSource({ ...commandLine, recording: path, speed: "max", loop: false }, FOLDERS, 0);
}

describe.each([
  { rows: 400, seed: 1, days: 20 },
  { rows: 400, seed: 2, days: 400 },
  { rows: 1_000, seed: 3, days: 1 },
  { rows: 100_000, seed: 4, days: 300 },
])("a register of $rows requests over $days days", (options) => {
  const csv = writeServiceRequests(options);
  const plain = countServiceRequests(csv, extractInstant(options));
  let loaded: LoadedSource;
  beforeAll(async () => {
    loaded = await load(csv, options);
  });

  it("counts every one of them by its own due date", () => {
    const { profile, source } = loaded;
    const store = createStore(profile);
    const derived = createDerived(store, profile);
    const take = (events: readonly StreamEvent[]): void => {
      store.advance(source.clock(0).streamTime);
      store.apply(events);
    };
    take(source.open(0));
    while (!source.ended) take(source.due(0));
    store.advance(source.clock(0).streamTime);
    expect(store.now).toBe(extractInstant(options));
    const figures = derived.figures();
    expect(figures).toMatchObject(figuresOf(plain));
    expect([...store.rejectedCounts]).toEqual([]);
  });

  it("finds every word of the city that the due date does not bear out", () => {
    const { profile, recording } = loaded;
    if (recording === null) throw new Error("no recording");
    const audit = auditRecording({ profile, ...recording });
    expect(audit).toMatchObject({ agree: plain.agree, differ: plain.differ, undecided: plain.undecided });
    expect([...audit.excluded]).toEqual([["no-deadline", plain.excluded]]);

    const text = writeAuditCsv(audit.entries, recording.zone, recording.end);
    expect(text.startsWith("\uFEFFincident,row,stage,")).toBe(true);
    const listed = parse(text, { bom: true, columns: true }) as Record<string, string>[];
    expect(listed.length).toBe(plain.differ + plain.undecided);
    const lines = csv.split("\n");
    for (const entry of listed.slice(0, 200)) {
      const [incident, , opened, target, closed, word] = (lines[Number(entry.row) - 1] ?? "").split(",");
      const wall = (text: string | undefined): string | undefined => (text ? `${text.replace(" ", "T")}+08:00` : "");
      expect(entry).toMatchObject({
        incident,
        stage: "closed",
        reported: wall(opened),
        reached: wall(closed),
        deadline: wall(target),
        published: word,
      });
      const late = Date.parse(entry.reached || new Date(recording.end).toISOString()) - Date.parse(wall(target) ?? "");
      expect(Number(entry.ms_after_deadline) - Number(entry.ms_before_deadline)).toBe(late);
    }
  });
});
