import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tidewatch-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the mock server until it ends, or until it has printed its URL on standard output and is told to stop. */
function run(...words: string[]): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", join("mock-server", "main.ts"), ...words], { cwd: ROOT });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      if (/http.*\n/.test(out)) child.kill("SIGTERM");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.once("close", (code) => resolve({ code, out, err }));
  });
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("the command", () => {
  it("prints one line with the URL when it is ready, and ends when it is told to", async () => {
    const { code, out, err } = await run("--port", "0", "--recording", "sf-fire");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^Tidewatch 观潮 http:\/\/127\.0\.0\.1:\d+\nopen on loopback only: [^\n]+\n$/);
  });

  it("audits a recording before it serves it", async () => {
    const path = join(folder, "out.csv");
    const { code, out, err } = await run("--port", "0", "--recording", "work-orders", "--audit", path);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const [summary, url] = out.split("\n");
    expect(summary).toBe(
      `audit: 20 rows, 20 incidents; 15 compared, 13 agree, 2 differ; 1 undecided; 4 excluded (no-deadline 3, no-verdict 1) → ${path}`,
    );
    expect(url).toMatch(/^Tidewatch 观潮 http/);
    expect(readFileSync(path, "utf8").split("\r\n")).toEqual([
      "\uFEFFincident,row,stage,reported,reached,deadline,engine,published,reason,ms_before_deadline,ms_after_deadline",
      "W-005,6,closed,2026-03-02T10:02:00+08:00,2026-03-02T21:15:00+08:00,2026-03-02T22:00:00+08:00,met,超期,reached-in-time,2700000,",
      "W-011,12,closed,2026-03-03T08:50:00+08:00,2026-03-04T17:35:00+08:00,2026-03-04T17:00:00+08:00,breached,按期,reached-late,,2100000",
      "W-017,18,closed,2026-03-04T09:25:00+08:00,,2026-03-09T17:00:00+08:00,undecided,按期,still-open,342000000,",
      "",
    ]);
  });

  it("refuses a busy port in one line", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? `${address?.port}` : "";
    const { code, err } = await run("--port", port, "--recording", "sf-fire");
    await new Promise((resolve) => server.close(resolve));
    expect({ code, err }).toEqual({
      code: 1,
      err: `port ${port} on 127.0.0.1 is in use: choose another with --port\n`,
    });
  });

  it.each<[string, () => string[], string]>([
    ["a missing profile", () => ["--profile", "nowhere"], "profile nowhere: cannot read "],
    [
      "a mapping with a missing field",
      () => ["--recording", file("c.csv", "id\n1\n"), "--mapping", file("c.json", '{"profile":"sf-fire"}')],
      "c.json: zone: is missing",
    ],
    [
      "an audit that cannot be written",
      () => ["--recording", "work-orders", "--audit", join(folder, "nowhere", "out.csv")],
      `--audit: cannot write ${join(folder, "nowhere", "out.csv")}: ENOENT`,
    ],
  ])("refuses %s with exit code 1", async (_, words, line) => {
    const { code, out, err } = await run("--port", "0", ...words());
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err.startsWith(line) ? line : err).toBe(line);
  });
});
