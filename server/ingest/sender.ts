import type { IncomingHttpHeaders } from "node:http";
import { isFromHere } from "../access/loopback.ts";
import type { PortTokens } from "./port-tokens.ts";

/** Who sends a request. */
export interface Sender {
  /** Names it in lines for operators, and its allowance. */
  readonly name: string;
  /** The ports it may speak for; null: every port of the profile, and of incidents whoever reported them. */
  readonly ports: readonly string[] | null;
}

/** A request that is not listened to. */
export interface Dismissal {
  readonly status: 401 | 403;
  readonly detail: string;
}

/** What is known of a request before its body is read. */
export interface Caller {
  /** IP address of the other end of the line. */
  readonly address: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Who may send: with tokens, who has one; without, whoever sits at this machine.
 */
export function identify({ address, headers }: Caller, tokens: PortTokens | null): Sender | Dismissal {
  if (tokens !== null) {
    const token = /^Bearer ([!-~]+)$/i.exec(headers.authorization ?? "")?.[1];
    if (token === undefined) return { status: 401, detail: "send the port's token: Authorization: Bearer …" };
    const ports = tokens.portsOf(token);
    if (ports.length === 0) return { status: 401, detail: "this token is not known" };
    return { name: ports.join("+"), ports };
  }
  const here = {
    address,
    origin: headers.origin ?? null,
    host: headers.host ?? null,
    isForwarded: headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined,
  };
  if (!isFromHere(here)) return { status: 403, detail: "without tokens (--ports-tokens) only this machine may send" };
  return { name: "this machine", ports: null };
}
