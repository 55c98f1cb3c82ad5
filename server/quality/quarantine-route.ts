import type { FastifyInstance, FastifyRequest } from "fastify";
import { mayReadSamples } from "../../src/domain/viewer.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import type { Access } from "../access/access.ts";
import type { PortTokens } from "../ingest/port-tokens.ts";
import type { Quarantine } from "./quarantine.ts";

export interface QuarantineRouteOptions {
  readonly quarantine: Quarantine;
  readonly access: Access;
  /** Null: no source has a token. */
  readonly tokens: PortTokens | null;
  /** Server time. */
  readonly now: () => EpochMs;
}

/**
 * `GET /v1/quarantine?port=&reason=`: the samples as NDJSON, oldest first, each as `POST /v1/events` takes it. For the desk, for whoever runs the
 * installation, and for a source, by the token it sends with, what is its own.
 */
export function registerQuarantine(app: FastifyInstance, options: QuarantineRouteOptions): void {
  const { quarantine, access, tokens, now } = options;
  app.get<{ Querystring: { readonly port?: unknown; readonly reason?: unknown } }>(
    "/v1/quarantine",
    async (request, reply) => {
      const token = /^Bearer ([!-~]+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
      const ports = token === null ? [] : (tokens?.portsOf(token) ?? []);
      if (ports.length === 0) {
        const admission = await access(callerOf(request, token), now());
        if (!admission.ok)
          return reply.code(401).header("www-authenticate", "Bearer").send({ error: admission.detail });
        const { viewer } = admission.identity;
        if (!mayReadSamples(viewer)) return reply.code(403).send({ error: `the quarantine is not for ${viewer.role}` });
      }
      const { port, reason } = request.query;
      const samples = quarantine
        .samples({ port: oneWord(port), reason: oneWord(reason) })
        .filter((sample) => ports.length === 0 || (sample.port !== null && ports.includes(sample.port)));
      return reply
        .header("cache-control", "no-store")
        .header("content-disposition", 'attachment; filename="quarantine.ndjson"')
        .type("application/x-ndjson; charset=utf-8")
        .send(samples.map(({ text }) => `${text}\n`).join(""));
    },
  );
}

/** A parameter given twice counts as its first. */
function oneWord(value: unknown): string | undefined {
  const word: unknown = Array.isArray(value) ? value[0] : value;
  return typeof word === "string" ? word : undefined;
}

function callerOf({ ip, headers }: FastifyRequest, token: string | null): Parameters<Access>[0] {
  return {
    token,
    address: ip,
    origin: headers.origin ?? null,
    host: headers.host ?? null,
    isForwarded: headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined,
  };
}
