import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const MAIN = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
const SF = fileURLToPath(new URL("../../public/profiles/sf-fire.json", import.meta.url));

/** Runs the gateway; `untilLine` ends it with SIGTERM after its first line, while a line on which nothing is said stands open. */
async function run(
  args: readonly string[],
  untilLine = false,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  let line: Socket | null = null;
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
    const port = /^http:\S+:(\d+)\n/.exec(out)?.[1];
    if (!untilLine || port === undefined || line !== null) return;
    line = connect(Number(port), "127.0.0.1", () => child.kill("SIGTERM"));
    line.on("error", () => undefined);
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, out, err };
}

test("the gateway alone prints its address, and ends when told to", async () => {
  const { code, out, err } = await run(["--port", "0", "--profile", "sf-fire"], true);
  expect([code, err]).toEqual([0, ""]);
  const [url, who, ingest, ...rest] = out.split("\n");
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(who).toMatch(/^open on loopback/);
  expect([ingest, rest]).toEqual([`Ingest: POST ${url}/v1/events (anybody on this machine, no token asked)`, [""]]);
});

test("a busy port is one line and a non-zero exit", async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(0, "127.0.0.1", resolve));
  const address = squatter.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { code, err } = await run(["--port", String(port), "--profile", "sf-fire"]);
  squatter.close();
  expect([code, err]).toEqual([1, `port ${port} on 127.0.0.1 is in use: choose another with --port\n`]);
});

test("a token of a port that is not in the profile is one line without the token", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tidewatch-"));
  const file = join(folder, "tokens.json");
  writeFileSync(file, '{"p119":"a-token-nobody-should-read"}');
  const { code, err } = await run(["--profile", "sf-fire", "--ports-tokens", file]);
  rmSync(folder, { recursive: true });
  expect([code, err]).toEqual([1, `${file}: p119: is not a port of the profile\n`]);
});

test("a missing profile and a bad port are one line and a non-zero exit", async () => {
  const missing = await run(["--profile", "nowhere"]);
  expect(missing.code).toBe(1);
  expect(missing.err).toMatch(/^profile nowhere: cannot read .*nowhere\.json\n$/);
  const bad = await run(["--port", "eighty"]);
  expect(bad.code).toBe(1);
  expect(bad.err).toMatch(/^error: option '--port <number>' argument 'eighty' is invalid\..*\n$/);
});

test("a misspelt field of the profile is one line, and the gateway starts", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tidewatch-"));
  const profile = join(folder, "street.json");
  const shipped: object = JSON.parse(readFileSync(SF, "utf8"));
  writeFileSync(profile, JSON.stringify({ ...shipped, tideguard: 120 }));
  const { code, err } = await run(["--port", "0", "--profile", profile], true);
  rmSync(folder, { recursive: true });
  expect([code, err]).toEqual([0, `${profile}: tideguard: not a field of a profile, ignored\n`]);
});
