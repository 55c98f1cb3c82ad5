import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { missingPackages } from "../../scripts/install.mjs";
import { complaintAboutNode } from "../../scripts/require-node.mjs";

const folder = mkdtempSync(join(tmpdir(), "tidewatch-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
}

/** Runs node to its end. */
function node(args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let complaint = "";
    child.stdout.on("data", (part: Buffer) => {
      output += part;
    });
    child.stderr.on("data", (part: Buffer) => {
      complaint += part;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output, complaint }));
  });
}

function mockServer(...args: string[]): Promise<Ended> {
  return node(["--import", "tsx", "mock-server/main.ts", ...args]);
}

/** One line, and not the stack of an accident. */
function expectOneLine({ code, output, complaint }: Ended, words: RegExp): void {
  expect(code).toBe(1);
  expect(output).toBe("");
  expect(complaint.trimEnd().split("\n")).toEqual([expect.stringMatching(words)]);
}

// A busy port, a missing profile and a mapping without its fields: recording-command.test.ts.
describe("one clear line and a non-zero exit for", () => {
  test("a broken profile", async () => {
    const file = join(folder, "broken-profile.json");
    writeFileSync(file, "{ oops");
    expectOneLine(await mockServer("--port", "0", "--profile", file), /broken-profile\.json/);
  });

  test("a recording that is not there", async () => {
    expectOneLine(await mockServer("--port", "0", "--recording", join(folder, "none.csv")), /none\.csv/);
  });

  test("a mapping that is not JSON", async () => {
    const csv = join(folder, "calls.csv");
    const mapping = join(folder, "calls.mapping.json");
    writeFileSync(csv, "id,when\n1,2017-01-01\n");
    writeFileSync(mapping, "{ oops");
    expectOneLine(await mockServer("--port", "0", "--recording", csv, "--mapping", mapping), /calls\.mapping\.json/);
  });

  test("a word the command does not know", async () => {
    expectOneLine(await mockServer("--nonsense"), /--nonsense/);
    expectOneLine(await mockServer("--speed", "fast"), /--speed/);
  });

  test("a bench that does not exist", async () => {
    expectOneLine(await node(["--import", "tsx", "bench/run.ts", "none"]), /no bench none/);
  });
});

describe("Node", () => {
  test.each(["20.19.0", "20.20.2", "22.12.0", "22.22.1", "24.0.0", "25.1.0"])("%s will do", (version) => {
    expect(complaintAboutNode(version)).toBeNull();
  });

  test.each(["0.12.18", "18.20.8", "20.18.3", "21.7.3", "22.11.0", "23.11.0"])("%s is named in one line", (version) => {
    expect(complaintAboutNode(version)).toMatch(new RegExp(`^[^\\n]*Node 20\\.19[^\\n]*${version}\\.$`));
  });

  test("an old one is told before anything else is loaded", async () => {
    const old = join(folder, "old-node.mjs");
    writeFileSync(old, 'Object.defineProperty(process, "versions", { value: { node: "18.20.8" } });\n');
    expectOneLine(await node(["--import", old, "scripts/run.mjs", "start"]), /this is Node 18\.20\.8/);
  });
});

describe("what is installed", () => {
  const lock = { "": {}, "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "2.0.0" } };

  test("is complete when every package stands at its locked version", () => {
    expect(
      missingPackages(lock, { "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "2.0.0" } }),
    ).toEqual([]);
  });

  test("lacks what is not there or another version", () => {
    expect(missingPackages(lock, { "node_modules/b": { version: "2.0.1" } })).toEqual([
      "node_modules/a",
      "node_modules/b",
    ]);
  });

  test("may lack another platform's packages", () => {
    expect(missingPackages({ "node_modules/c": { version: "1.0.0", optional: true } }, {})).toEqual([]);
  });
});
