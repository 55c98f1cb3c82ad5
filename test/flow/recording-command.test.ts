import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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

/** Runs the mock server until it ends, or until it has printed a line on standard output and is told to stop. */
function run(...words: string[]): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", join("mock-server", "main.ts"), ...words], { cwd: ROOT });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes("\n")) child.kill("SIGTERM");
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
    expect(out).toMatch(/^Tidewatch 观潮 http:\/\/127\.0\.0\.1:\d+ \(loopback only\)\n$/);
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
  ])("refuses %s with exit code 1", async (_, words, line) => {
    const { code, out, err } = await run("--port", "0", ...words());
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err.startsWith(line) ? line : err).toBe(line);
  });
});
