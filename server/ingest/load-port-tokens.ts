import { readFileSync } from "node:fs";
import type { Profile } from "../../src/domain/profile.ts";
import { PortTokens, PortTokensError } from "./port-tokens.ts";

/** The tokens of a file; without a file none. @throws PortTokensError when it cannot be read or used */
export function loadPortTokens(path: string | undefined, { ports }: Profile): PortTokens | undefined {
  if (path === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new PortTokensError(`${path}: cannot be read`);
  }
  return PortTokens.parse(
    text,
    path,
    ports.map(({ id }) => id),
  );
}

/** Says at start who may send. */
export function ingestLine(url: string, tokens: PortTokens | undefined): string {
  const who = tokens === undefined ? "anybody on this machine, no token asked" : "whoever has a port's token";
  return `Ingest: POST ${url}/v1/events (${who})`;
}
