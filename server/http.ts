import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import fastify, { type FastifyInstance } from "fastify";
import type { Profile } from "../src/domain/profile.ts";
import { type DurationMs, MINUTE } from "../src/shared/units.ts";
import { pageHeaders } from "./page-headers.ts";

/** A request whose body takes longer to come than this is given up: 2 MiB take 17 s at 1 Mbit/s. The stream is no request. */
const REQUEST_WITHIN: DurationMs = MINUTE;

/** What the gateway serves over plain HTTP. */
export interface HttpOptions {
  /** The built page, and what it serves as it is; a folder that does not exist is left out. */
  readonly distDir?: string | undefined;
  readonly publicDir?: string | undefined;
  readonly profile: Profile;
  readonly health: () => unknown;
}

/** The HTTP side: the page, `GET /v1/profile`, `GET /v1/health`. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const headers = pageHeaders(options.profile);
  const app = fastify({
    forceCloseConnections: true,
    requestTimeout: REQUEST_WITHIN,
    // Of an address that cannot be read no hook is told.
    frameworkErrors: (_error, _request, reply) => {
      reply.raw.writeHead(400, headers).end();
    },
  });
  app.addHook("onSend", async (_request, reply) => {
    reply.headers(headers);
  });
  app.get("/v1/profile", () => options.profile);
  app.get("/v1/health", (_request, reply) => reply.header("cache-control", "no-store").send(options.health()));
  const root = [options.distDir, options.publicDir].filter(
    (path) => path !== undefined && existsSync(path),
  ) as string[];
  if (root.length > 0) {
    // The build names its assets by their content; everything else is asked for again, so that a wall gets a new page after a deploy.
    const namedByContent = options.distDir === undefined ? null : join(options.distDir, "assets") + sep;
    await app.register(fastifyStatic, {
      root,
      cacheControl: false,
      // The build leaves `.br` and `.gz` beside what compresses well.
      preCompressed: true,
      setHeaders(reply, path) {
        const isImmutable = namedByContent !== null && path.startsWith(namedByContent);
        reply.header("cache-control", isImmutable ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  return app;
}
