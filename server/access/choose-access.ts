import type { Region } from "../../src/domain/region.ts";
import { type Access, loopbackAccess, openAccess, tokenAccess } from "./access.ts";
import { isLoopback } from "./loopback.ts";
import { findTokenKey, type TokenKeyPlaces } from "./token-key.ts";

/** What the operator says of who may look. */
export interface AccessWishes extends TokenKeyPlaces {
  /** Address to listen on. */
  readonly host: string;
  /** Everybody who reaches it sees what a wall sees. */
  readonly open?: boolean | undefined;
}

/**
 * Who is let in, and the line that says so at the start.
 * @throws with one line when the gateway would be in reach of others and nobody said who may look
 */
export function chooseAccess(
  wishes: AccessWishes,
  regions: Region,
): { readonly access: Access; readonly line: string } {
  const { host, open = false } = wishes;
  const key = findTokenKey(wishes);
  if (key !== null) {
    if (open) throw new Error("--open lets everybody look, a secret only holders of tokens: choose one");
    return { access: tokenAccess(key, regions), line: "by token: each viewer sees and does what its role may" };
  }
  if (open)
    return {
      access: openAccess,
      line: "open: whoever reaches this gateway sees what a wall sees; only this machine commands",
    };
  if (!isLoopback(host))
    throw new Error(
      `--host ${host} is in reach of others: give viewers tokens (--secret-file, docs/access.md), or let everybody look with --open`,
    );
  return {
    access: loopbackAccess,
    line: "open on loopback only: no tokens, whoever sits at this machine may do everything",
  };
}
