import { generateKeyPairSync } from "node:crypto";
import { SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { SECRET, tokenFor } from "../../test/fixtures/tokens.ts";
import { DAY } from "../../src/shared/units.ts";
import { readToken } from "./token.ts";
import { secretKey } from "./token-key.ts";

const NOW = Date.UTC(2026, 10, 22, 2);

function jwt(payload: Record<string, unknown>, header: Record<string, unknown> = {}) {
  return new SignJWT(payload).setProtectedHeader({ alg: "HS256", ...header }).setIssuedAt(NOW / 1_000);
}

describe("a token", () => {
  it("says who holds it", async () => {
    const token = await tokenFor(
      { role: "leader", name: " 王局\u202e ", scope: ["330109", "330109004"], id: "t-1" },
      NOW,
    );
    expect(await readToken(token, SECRET, NOW)).toEqual({
      ok: true,
      claims: { role: "leader", name: "王局", scope: ["330109", "330109004"], expiresAt: NOW + DAY, id: "t-1" },
    });
  });

  it("is good until it expires, and not a second longer", async () => {
    const token = await tokenFor({}, NOW);
    expect(await readToken(token, SECRET, NOW + DAY - 1_000)).toMatchObject({ ok: true });
    expect(await readToken(token, SECRET, NOW + DAY)).toEqual({ ok: false, complaint: "the token has expired" });
  });

  it("signed with a public key's private half is read with the public one", async () => {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const token = await new SignJWT({ role: "duty" })
      .setProtectedHeader({ alg: "EdDSA" })
      .setAudience("tidewatch")
      .setExpirationTime((NOW + DAY) / 1_000)
      .sign(privateKey);
    expect(await readToken(token, publicKey, NOW)).toMatchObject({ ok: true, claims: { role: "duty", name: null } });
    expect(await readToken(await tokenFor({}, NOW), publicKey, NOW)).toMatchObject({ ok: false });
  });

  const expiry = (NOW + DAY) / 1_000;
  const good = { role: "wall", aud: "tidewatch", exp: expiry };
  it.for<readonly [string, () => string | Promise<string>]>([
    ["is not one", () => "not.a.token"],
    ["is signed by somebody else", () => jwt(good).sign(secretKey("x".repeat(32), "test"))],
    ["is for another purpose", () => jwt({ ...good, aud: "ingest" }).sign(SECRET)],
    ["names no purpose", () => jwt({ role: "wall", exp: expiry }).sign(SECRET)],
    ["never expires", () => jwt({ role: "wall", aud: "tidewatch" }).sign(SECRET)],
    ["is not good yet", () => jwt({ ...good, nbf: expiry }).sign(SECRET)],
    ["has a role nobody knows", () => jwt({ ...good, role: "root" }).sign(SECRET)],
    ["has no role", () => jwt({ aud: "tidewatch", exp: expiry }).sign(SECRET)],
    ["has a scope of another kind", () => jwt({ ...good, scope: ["330109"] }).sign(SECRET)],
    [
      "chose to be unsigned",
      (): string => {
        const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
        return `${part({ alg: "none" })}.${part(good)}.`;
      },
    ],
    [
      "was changed",
      async () => (await tokenFor({}, NOW)).replace(/\.(.)/, (_, first: string) => `.${first === "e" ? "f" : "e"}`),
    ],
  ])("that %s is none", async ([, make]) => {
    expect(await readToken(await make(), SECRET, NOW)).toMatchObject({ ok: false });
  });
});
