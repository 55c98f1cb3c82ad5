import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { SECOND } from "../../src/shared/units.ts";
import { LogUnavailableError } from "../event-log.ts";
import { failLine } from "../fail-line.ts";
import { Allowance } from "./allowance.ts";
import { type BodyItem, BodyError, readText } from "./read-body.ts";
import { Ingest, type IngestOptions } from "./ingest.ts";
import type { PortTokens } from "./port-tokens.ts";
import { readEventsBody, readIndicatorsBody, WrongType } from "./request-body.ts";
import { identify, type Sender } from "./sender.ts";
import type { Outcome, Reading } from "./verdict.ts";

/** How much one request, and one sender in a second, may bring. */
export interface IngestLimits {
  readonly bodyBytes: number;
  readonly items: number;
  readonly itemsPerSecond: number;
  /** Items a sender may send at once after a pause. */
  readonly burst: number;
}

/** A street sends a few events a second; a source that catches up after a night sends thousands. */
export const DEFAULT_LIMITS: IngestLimits = {
  bodyBytes: 2_097_152,
  items: 5_000,
  itemsPerSecond: 1_000,
  burst: 20_000,
};

/** A source that met a full log or a gateway about to end tries again after this. */
const TRY_AGAIN_SECONDS = 5;

export interface IngestRoutesOptions extends IngestOptions {
  /** Null: without tokens only this machine may send. */
  readonly tokens: PortTokens | null;
  readonly limits: IngestLimits;
}

/**
 * `POST /v1/events` and `POST /v1/indicators`. Who may not send is turned away before the body is read; what is answered as accepted is in
 * the log.
 */
export async function registerIngest(app: FastifyInstance, options: IngestRoutesOptions): Promise<void> {
  const { tokens, limits, clock, profile, complain } = options;
  const ingest = new Ingest(options);
  const allowance = new Allowance(limits.itemsPerSecond, limits.burst);
  const senders = new WeakMap<FastifyRequest, Sender>();
  const isPort = (word: string): boolean => profile.ports.some(({ id }) => id === word);

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Every type, so that the answer to a wrong one is ours.
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: limits.bodyBytes }, (_request, body, done) =>
      done(null, body),
    );
    scope.setErrorHandler((error: FastifyError, _request, reply) => answerError(error, reply, complain));
    scope.addHook("onRequest", async (request, reply) => {
      const sender = identify({ address: request.ip, headers: request.headers }, tokens);
      if ("status" in sender) {
        if (sender.status === 401) reply.header("www-authenticate", "Bearer");
        return fail(reply, sender.status, sender.detail);
      }
      const wait = allowance.wait(sender.name, clock().serverTime);
      if (wait > 0)
        return fail(reply.header("retry-after", Math.ceil(wait / SECOND)), 429, "too much within a short time");
      senders.set(request, sender);
    });
    const take = async <Value>(
      request: FastifyRequest,
      reply: FastifyReply,
      items: readonly BodyItem<Value>[],
      taken: (readings: readonly Reading<Value>[], sender: Sender) => Promise<Outcome[]>,
    ): Promise<FastifyReply> => {
      const sender = senders.get(request);
      if (sender === undefined) return fail(reply, 401, "nobody sent this");
      if (items.length > limits.items)
        return fail(reply, 413, `at most ${limits.items} items in a request, these are ${items.length}`);
      allowance.spend(sender.name, Math.max(1, items.length), clock().serverTime);
      const outcomes = await taken(
        items.map(({ reading }) => reading),
        sender,
      );
      return reply.code(statusOf(outcomes)).send(toAnswer(outcomes, items));
    };
    scope.post("/v1/events", (request, reply) =>
      take(request, reply, readEventsBody(request.headers, textOf(request), isPort), (readings, sender) =>
        ingest.takeEvents(readings, sender),
      ),
    );
    scope.post("/v1/indicators", (request, reply) =>
      take(request, reply, readIndicatorsBody(request.headers, textOf(request)), (readings, sender) =>
        ingest.takeIndicators(readings, sender),
      ),
    );
  });
}

function textOf({ body }: FastifyRequest): string {
  return Buffer.isBuffer(body) ? readText(body) : "";
}

/** All taken 200, some 207, none 422. */
function statusOf(outcomes: readonly Outcome[]): 200 | 207 | 422 {
  const rejected = outcomes.filter(({ verdict }) => verdict === "rejected").length;
  if (rejected === 0) return 200;
  return rejected < outcomes.length ? 207 : 422;
}

function toAnswer(outcomes: readonly Outcome[], items: readonly BodyItem<unknown>[]): object {
  const count = (wanted: Outcome["verdict"]): number => outcomes.filter(({ verdict }) => verdict === wanted).length;
  return {
    accepted: count("accepted"),
    duplicate: count("duplicate"),
    rejected: count("rejected"),
    items: outcomes.map((outcome, place) => {
      const { id, line } = items[place] ?? { id: null, line: null };
      return { ...(id === null ? {} : { id }), ...(line === null ? {} : { line }), ...outcome };
    }),
  };
}

function fail(reply: FastifyReply, status: number, detail: string): FastifyReply {
  return reply.code(status).send({ error: detail });
}

/** A body that cannot be read is its sender's to mend; anything else is the log's, and nothing was taken. */
function answerError(error: FastifyError, reply: FastifyReply, complain: (line: string) => void): FastifyReply {
  if (error instanceof WrongType) return fail(reply, 415, error.message);
  if (error instanceof BodyError) return fail(reply, 400, error.message);
  const { statusCode } = error;
  const wait = error instanceof LogUnavailableError ? Math.ceil(error.retryAfter / SECOND) : TRY_AGAIN_SECONDS;
  if (statusCode !== undefined && statusCode < 500) return fail(reply, statusCode, error.message);
  complain(`ingest: ${failLine(error)}`);
  return fail(reply.header("retry-after", wait), 503, "the event log could not take it; send it again");
}
