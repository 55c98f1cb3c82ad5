import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { tokenFor } from "../../test/fixtures/tokens.ts";
import { isWithin } from "./access.ts";
import { type AccessWishes, chooseAccess } from "./choose-access.ts";

const NOW = Date.UTC(2026, 10, 22, 2);
const folder = mkdtempSync(join(tmpdir(), "tidewatch-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const { regions } = makeProfile();
const choose = (wishes: Partial<AccessWishes>) => chooseAccess({ host: "127.0.0.1", ...wishes }, regions);
const HERE = { token: null, address: "127.0.0.1", origin: null, host: null, isForwarded: false };
const AWAY = { ...HERE, address: "10.0.0.8" };

describe("without a word about who may look", () => {
  it("whoever sits at this machine may do everything, nobody else is let in", async () => {
    const { access, line } = choose({});
    expect(line).toContain("loopback only");
    expect(await access(HERE, NOW)).toMatchObject({ ok: true, identity: { viewer: { role: "admin", scope: [] } } });
    expect(await access(AWAY, NOW)).toMatchObject({ ok: false, reason: "token" });
    expect(await access({ ...HERE, isForwarded: true }, NOW)).toMatchObject({ ok: false, reason: "token" });
  });

  it.for(["0.0.0.0", "::", "192.168.1.4", "cockpit.example"])("listening on %s is refused in one line", (host) => {
    expect(() => choose({ host })).toThrow(/^--host [^\n]*--secret-file[^\n]*--open[^\n]*$/);
  });
});

it("open to everybody, everybody is a wall and this machine commands", async () => {
  const { access, line } = choose({ host: "0.0.0.0", open: true });
  expect(line).toContain("wall");
  expect(await access(AWAY, NOW)).toMatchObject({ ok: true, identity: { viewer: { role: "wall", may: [] } } });
  expect(await access(HERE, NOW)).toMatchObject({ ok: true, identity: { viewer: { role: "admin" } } });
});

describe("with a secret", () => {
  const secretFile = fileOf("secret", "a secret for tests and for nothing else\n");
  const { access } = choose({ host: "0.0.0.0", secretFile });

  it("a token is asked for, on this machine too", async () => {
    expect(await access(HERE, NOW)).toMatchObject({
      ok: false,
      reason: "token",
      detail: expect.stringContaining("asks"),
    });
  });

  it("what the token says holds, wherever it comes from", async () => {
    const token = await tokenFor({ role: "duty", name: "值守台", scope: ["street", "village-a"], id: "t-7" }, NOW);
    expect(await access({ ...AWAY, token, isForwarded: true }, NOW)).toMatchObject({
      ok: true,
      identity: {
        viewer: { role: "duty", name: "值守台", scope: ["street", "village-a"], may: ["answer", "acknowledge"] },
        masking: "working",
        tokenId: "t-7",
        address: "10.0.0.8",
      },
    });
  });

  it("a token of a region the profile does not have is good for nothing", async () => {
    const token = await tokenFor({ scope: ["elsewhere"] }, NOW);
    expect(await access({ ...HERE, token }, NOW)).toMatchObject({ ok: false, reason: "scope" });
  });
});

describe("one line and no port for", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519", {
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  it.for([
    ["a secret that is too short", { secret: "short" }, "TIDEWATCH_SECRET"],
    ["a secret file that is not there", { secretFile: join(folder, "none") }, "--secret-file"],
    ["an empty secret file", { secretFile: fileOf("empty", "\n") }, "at least 32"],
    ["a public key that is none", { publicKey: fileOf("junk.pem", "junk") }, "--public-key"],
    ["a private key", { publicKey: fileOf("private.pem", privateKey) }, "private"],
    ["two keys", { publicKey: fileOf("public.pem", publicKey), secretFile: "x" }, "only one"],
    ["tokens and open doors", { secret: "x".repeat(32), open: true }, "choose one"],
  ] as const)("%s", ([, wishes, words]) => {
    expect(() => choose(wishes)).toThrow(words);
    expect(() => choose(wishes)).not.toThrow("\n");
  });

  it("but a public key will do", () => {
    expect(choose({ host: "0.0.0.0", publicKey: fileOf("good.pem", publicKey) }).line).toContain("token");
  });
});

it.for([
  [[], [], true],
  [["street"], [], true],
  [[], ["street"], false],
  [["street", "village-a"], ["street", "village-a"], true],
  [["street", "village-a", "grid-a1"], ["street", "village-a"], true],
  [["street"], ["street", "village-a"], false],
  [["street", "village-b"], ["street", "village-a"], false],
] as const)("%j within %j: %s", ([path, widest, within]) => {
  expect(isWithin(path, widest)).toBe(within);
});
