import type { KeyObject } from "node:crypto";
import { errors, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { type Role, ROLES } from "../../src/domain/viewer.ts";
import { cleanText } from "../../src/protocol/hygiene.ts";
import type { EpochMs } from "../../src/shared/units.ts";

/** Tokens of the same signer for another purpose are not for pages. */
const AUDIENCE = "tidewatch";
/** With a public key nothing but what its private key signed; a token does not choose. */
const ASYMMETRIC = [
  "EdDSA",
  "Ed25519",
  "ES256",
  "ES384",
  "ES512",
  "PS256",
  "PS384",
  "PS512",
  "RS256",
  "RS384",
  "RS512",
];
const NAME_LIMIT = 60;

/** What a token says of its holder. */
export interface TokenClaims {
  readonly role: Role;
  readonly name: string | null;
  /** Region path; [] is the whole profile. */
  readonly scope: readonly string[];
  readonly expiresAt: EpochMs;
  /** Names the token in the command log; null when its signer gave it no id. */
  readonly id: string | null;
}

type ReadToken =
  | { readonly ok: true; readonly claims: TokenClaims }
  | { readonly ok: false; readonly complaint: string };

const payloadSchema = z.object({
  role: z.enum(ROLES),
  name: z.string().optional(),
  scope: z.string().max(400).default(""),
  exp: z.number(),
  jti: z.string().max(64).optional(),
});

/** Checks signature, purpose and expiry of a token and reads who holds it. `key` is the shared secret or the signer's public key. */
export async function readToken(token: string, key: KeyObject, now: EpochMs): Promise<ReadToken> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: key.type === "secret" ? ["HS256"] : ASYMMETRIC,
      audience: AUDIENCE,
      currentDate: new Date(now),
      requiredClaims: ["exp"],
    });
    const read = payloadSchema.safeParse(payload);
    if (!read.success)
      return { ok: false, complaint: `the token's ${read.error.issues[0]?.path.join(".")} is not understood` };
    const { role, name, scope, exp, jti } = read.data;
    const called = cleanText(name ?? "", NAME_LIMIT).trim();
    return {
      ok: true,
      claims: {
        role,
        name: called === "" ? null : called,
        scope: pathOf(scope),
        expiresAt: exp * 1_000,
        id: jti ?? null,
      },
    };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { ok: false, complaint: "the token has expired" };
    return { ok: false, complaint: "the token is not one of this gateway's" };
  }
}

/** Signs a token with the shared secret. */
export function signToken(claims: TokenClaims, secret: KeyObject, now: EpochMs): Promise<string> {
  const { role, name, scope, expiresAt, id } = claims;
  const jwt = new SignJWT({ role, scope: scope.join("/"), ...(name === null ? {} : { name }) })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(AUDIENCE)
    .setIssuedAt(Math.floor(now / 1_000))
    .setExpirationTime(Math.floor(expiresAt / 1_000));
  return (id === null ? jwt : jwt.setJti(id)).sign(secret);
}

/** `330109/330109004` → path; empty is the whole profile. */
export function pathOf(scope: string): readonly string[] {
  return scope === "" ? [] : scope.split("/");
}
