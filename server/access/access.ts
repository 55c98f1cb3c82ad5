import type { KeyObject } from "node:crypto";
import type { Region } from "../../src/domain/region.ts";
import type { Role, Viewer } from "../../src/domain/viewer.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import type { Masking } from "../masking/masking.ts";
import { findScope } from "../scope.ts";
import { isFromHere, type Whence } from "./loopback.ts";
import { RIGHTS } from "./roles.ts";
import { readToken } from "./token.ts";

/** A page that wants to be let in. */
interface Caller extends Whence {
  readonly token: string | null;
}

/** Whom the gateway lets in, and as what. */
export interface Identity {
  readonly viewer: Viewer;
  readonly masking: Masking;
  /** Server time from which on it is nobody any more; null: as long as its line lasts. */
  readonly expiresAt: EpochMs | null;
  /** Of the token; null without one. */
  readonly tokenId: string | null;
  readonly address: string;
}

/** What became of a handshake. */
export type Admission =
  | { readonly ok: true; readonly identity: Identity }
  | { readonly ok: false; readonly reason: "token" | "scope"; readonly detail: string };

/** Decides who is let in, and as what. */
export type Access = (caller: Caller, now: EpochMs) => Promise<Admission>;

/** Without tokens: whoever sits at this machine may do everything, nobody else is let in. */
export const loopbackAccess: Access = async (caller) => {
  if (isFromHere(caller)) return letIn("admin", caller);
  const detail = "this gateway is open on loopback alone; for others it needs tokens (--secret-file) or --open";
  return { ok: false, reason: "token", detail };
};

/** Without tokens, by the operator's express wish: everybody sees what a wall sees; only whoever sits at this machine commands. */
export const openAccess: Access = async (caller) => letIn(isFromHere(caller) ? "admin" : "wall", caller);

/** By token, from wherever it comes. */
export function tokenAccess(key: KeyObject, regions: Region): Access {
  return async ({ token, address }, now) => {
    if (token === null || token === "") return { ok: false, reason: "token", detail: "this gateway asks for a token" };
    const read = await readToken(token, key, now);
    if (!read.ok) return { ok: false, reason: "token", detail: read.complaint };
    const { role, name, scope, expiresAt, id } = read.claims;
    if (findScope(regions, scope) === null)
      return {
        ok: false,
        reason: "scope",
        detail: `this profile has no region ${scope.join("/")}, which the token names`,
      };
    const { may, masking } = RIGHTS[role];
    return { ok: true, identity: { viewer: { role, name, scope, may }, masking, expiresAt, tokenId: id, address } };
  };
}

function letIn(role: Role, { address }: Caller): Admission {
  const { may, masking } = RIGHTS[role];
  const viewer = { role, name: null, scope: [], may };
  return { ok: true, identity: { viewer, masking, expiresAt: null, tokenId: null, address } };
}

/** Whether a region path lies within the one a viewer may see. */
export function isWithin(path: readonly string[], widest: readonly string[]): boolean {
  return widest.every((region, depth) => path[depth] === region);
}
