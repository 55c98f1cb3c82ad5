import { createPublicKey, createSecretKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";

/** HS256 is as strong as its secret: 256 bits of it. */
const SECRET_BYTES = 32;

/** Where the operator says the key of the tokens is; all undefined: there are no tokens. */
export interface TokenKeyPlaces {
  readonly secretFile?: string | undefined;
  /** PEM of whoever signs on the people. */
  readonly publicKey?: string | undefined;
  /** The secret itself, from the environment. */
  readonly secret?: string | undefined;
}

/** The key tokens are checked with; null when none is named. @throws with one line when what is named cannot be used. */
export function findTokenKey({ secretFile, publicKey, secret }: TokenKeyPlaces): KeyObject | null {
  if (publicKey !== undefined) {
    if (secretFile !== undefined) throw new Error("--secret-file and --public-key: only one of them can check tokens");
    return readPublicKey(publicKey);
  }
  if (secretFile !== undefined) return secretKey(readText("--secret-file", secretFile), `--secret-file ${secretFile}`);
  return secret === undefined || secret === "" ? null : secretKey(secret, "TIDEWATCH_SECRET");
}

/** The key of a shared secret. @throws with one line when it is too short. */
export function secretKey(text: string, place: string): KeyObject {
  const bytes = Buffer.from(text.trim(), "utf8");
  if (bytes.length < SECRET_BYTES)
    throw new Error(`${place}: a secret has at least ${SECRET_BYTES} characters; make one with: openssl rand -hex 32`);
  return createSecretKey(bytes);
}

function readPublicKey(file: string): KeyObject {
  const pem = readText("--public-key", file);
  // A private key would do as well, and has no business here.
  if (pem.includes("PRIVATE KEY"))
    throw new Error(`--public-key ${file}: that is a private key; only its public half belongs here`);
  try {
    return createPublicKey(pem);
  } catch {
    throw new Error(`--public-key ${file}: not a public key in PEM form`);
  }
}

function readText(option: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Error(`${option}: cannot read ${file}`);
  }
}
