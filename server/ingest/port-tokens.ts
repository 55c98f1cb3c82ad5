import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** Shorter ones can be guessed. */
const SHORTEST_TOKEN = 16;
const HASHED = /^sha256:([0-9a-f]{64})$/;

const fileSchema = z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)]));

/** A file of tokens that cannot be used; a line for each fault. */
export class PortTokensError extends Error {
  override readonly name = "PortTokensError";
}

/** Which token speaks for which ports. Tokens are kept as their SHA-256 alone. */
export class PortTokens {
  readonly #entries: readonly { readonly port: string; readonly digest: Buffer }[];

  private constructor(entries: readonly { readonly port: string; readonly digest: Buffer }[]) {
    this.#entries = entries;
  }

  /**
   * Reads `{"<port>": "<token>" | ["<token>", …]}`; a token may be written `sha256:<hex>`. One token may stand under several ports.
   * @param ports ids the profile knows
   * @throws PortTokensError that never shows a token
   */
  static parse(text: string, origin: string, ports: readonly string[]): PortTokens {
    const result = fileSchema.safeParse(parseJson(text, origin));
    if (!result.success) {
      const path = result.error.issues[0]?.path.map(String).join(".") ?? "";
      throw new PortTokensError(
        `${origin}: ${path === "" ? "(root)" : path}: must be a token or a list of tokens for each port`,
      );
    }
    const faults: string[] = [];
    const entries = Object.entries(result.data).flatMap(([port, tokens]) => {
      if (!ports.includes(port)) faults.push(`${origin}: ${port}: is not a port of the profile`);
      return [tokens].flat().flatMap((token, index) => {
        if (token.length < SHORTEST_TOKEN)
          faults.push(`${origin}: ${port}[${index}]: a token has at least ${SHORTEST_TOKEN} characters`);
        const hex = HASHED.exec(token)?.[1];
        return [{ port, digest: hex === undefined ? digestOf(token) : Buffer.from(hex, "hex") }];
      });
    });
    if (entries.length === 0) faults.push(`${origin}: names no port`);
    if (faults.length > 0) throw new PortTokensError(faults.join("\n"));
    return new PortTokens(entries);
  }

  /** The ports a token speaks for, none for one that is not known. Takes as long whatever the token is. */
  portsOf(token: string): readonly string[] {
    const digest = digestOf(token);
    return this.#entries.filter((entry) => timingSafeEqual(entry.digest, digest)).map(({ port }) => port);
  }
}

function digestOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PortTokensError(`${origin}: is not JSON`);
  }
}
