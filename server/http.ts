import { existsSync } from "node:fs";
import fastifyStatic from "@fastify/static";
import fastify, { type FastifyInstance } from "fastify";

/** What the gateway serves over plain HTTP. */
export interface HttpOptions {
  /** The built page, and what it serves as it is; a folder that does not exist is left out. */
  readonly distDir?: string | undefined;
  readonly publicDir?: string | undefined;
  readonly profile: () => unknown;
  readonly health: () => unknown;
}

/** The HTTP side: the page, `GET /v1/profile`, `GET /v1/health`. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({ forceCloseConnections: true });
  app.get("/v1/profile", options.profile);
  app.get("/v1/health", options.health);
  const roots = [options.distDir, options.publicDir].filter(
    (path) => path !== undefined && existsSync(path),
  ) as string[];
  if (roots.length > 0) await app.register(fastifyStatic, { root: roots });
  return app;
}
