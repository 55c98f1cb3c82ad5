import { createClient } from "@redis/client";
import type { StreamEvent } from "../../src/domain/event.ts";
import type { DurationMs, EpochMs } from "../../src/shared/units.ts";
import type { EventKey } from "../event-log.ts";
import type { Delays } from "../timers.ts";
import { type LogEntry, readEntry, toText } from "./entry.ts";
import { APPEND, ATTEST, CHECKPOINT, HOLDS_FROM, IDENTIFY, RENAME, RESTART } from "./scripts.ts";
import { NoAnswerError, within } from "./within.ts";

const SCRIPTS = { APPEND, ATTEST, CHECKPOINT, HOLDS_FROM, IDENTIFY, RENAME, RESTART };
/** Keys remembered of each port: days of a busy one. */
const KEYS_KEPT = 100_000;
/** Entries read at once: at most 50,000 events. */
const ENTRIES_AT_ONCE = 100;
/** What was written of a checkpoint that never came to count goes after so many seconds. */
const UNFINISHED_SECONDS = 600;

export interface SessionOptions {
  readonly url: string;
  /** Tells logs on one Redis apart: the profile's id. */
  readonly name: string;
  readonly timers: Delays;
  /** An answer that takes longer does not come any more. */
  readonly replyWithin: DurationMs;
}

/** What the log in Redis stands at. */
export interface Standing {
  readonly streamId: string;
  /** The Redis process that is known to hold everything. */
  readonly run: string;
  readonly head: number;
  /** Sequence of the last checkpoint; 0 before the first. */
  readonly checkpoint: number;
  /** From when on the stream was taken in whole; null while nobody said. */
  readonly since: EpochMs | null;
}

/** The Redis process on the other side. */
interface RedisProcess {
  readonly run: string;
  /** Whether it answers only when what it was told is on its disk. */
  readonly isSafe: boolean;
}

type Client = ReturnType<typeof makeClient>;

/** Two connections to one Redis, one of which may wait for news. When either fails the session is over: another is opened. */
export class RedisSession {
  readonly process: RedisProcess;
  readonly #options: SessionOptions;
  readonly #commands: Client;
  readonly #reader: Client;
  readonly #hashes: ReadonlyMap<string, string>;
  readonly #readerId: number;
  readonly #keys: { readonly meta: string; readonly log: string; readonly checkpoint: string; readonly keys: string };
  #isOver = false;

  private constructor(
    options: SessionOptions,
    [commands, reader]: readonly [Client, Client],
    [hashes, process, readerId]: readonly [ReadonlyMap<string, string>, RedisProcess, number],
  ) {
    this.#options = options;
    this.#commands = commands;
    this.#reader = reader;
    this.#hashes = hashes;
    this.#readerId = readerId;
    this.process = process;
    // One hash tag: a Redis cluster keeps them together.
    const key = (part: string): string => `tidewatch:{${options.name}}:${part}`;
    this.#keys = { meta: key("meta"), log: key("log"), checkpoint: key("checkpoint:"), keys: key("keys") };
  }

  /** @throws when Redis cannot be reached or does not answer */
  static async open(options: SessionOptions): Promise<RedisSession> {
    const clients = [connectTo(options), connectTo(options)] as const;
    const [commands, reader] = clients;
    try {
      const opening = Promise.all(clients.map((client) => client.connect()));
      await within(opening, options.replyWithin, options.timers);
      const greeting = Promise.all([loadScripts(commands), askProcess(commands), reader.clientId()]);
      return new RedisSession(options, clients, await within(greeting, options.replyWithin, options.timers));
    } catch (error) {
      for (const client of clients) endClient(client);
      throw error;
    }
  }

  get isOver(): boolean {
    return this.#isOver || !this.#commands.isReady || !this.#reader.isReady;
  }

  /** Ends both connections; whatever waits fails. */
  end(): void {
    this.#isOver = true;
    for (const client of [this.#commands, this.#reader]) endClient(client);
  }

  /** Where the log stands; one that is not there begins as `idIfNew`. */
  async identify(idIfNew: string): Promise<Standing> {
    const [streamId, run, head, checkpoint, since] = await this.#run(
      "IDENTIFY",
      [this.#keys.meta],
      [idIfNew, this.process.run],
    );
    return {
      streamId: String(streamId),
      run: String(run),
      head: Number(head ?? 0),
      checkpoint: Number(checkpoint ?? 0),
      since: instantOf(since),
    };
  }

  /** The stream's id, its head and from when on it was taken in whole; null when there is no log. */
  async look(): Promise<Pick<Standing, "streamId" | "head" | "since"> | null> {
    const [streamId, head, since] = await this.#answer(
      this.#commands.hmGet(this.#keys.meta, ["stream", "head", "since"]),
    );
    return typeof streamId === "string" ? { streamId, head: Number(head ?? 0), since: instantOf(since) } : null;
  }

  /** Says that the stream is whole from an instant on, if nobody said so of an earlier one. */
  async holdsFrom(streamId: string, at: EpochMs): Promise<void> {
    await this.#run("HOLDS_FROM", [this.#keys.meta], [streamId, String(at)]);
  }

  /** Says that this Redis process holds everything. */
  async attest(streamId: string): Promise<void> {
    await this.#run("ATTEST", [this.#keys.meta], [streamId, this.process.run]);
  }

  /** Lets the same events go on as another stream, if nobody did so yet. */
  async rename(from: string, to: string): Promise<void> {
    await this.#run("RENAME", [this.#keys.meta], [from, to, this.process.run]);
  }

  /** Begins another, empty stream. */
  async restart(streamId: string): Promise<void> {
    const { meta, log, checkpoint, keys } = this.#keys;
    await this.#run("RESTART", [meta, log, checkpoint, keys], [streamId, this.process.run]);
  }

  /** Appends events. The sequence of the first; or the head, when that is not `onlyAt`; or null, when the stream is another one. */
  async append(
    events: readonly StreamEvent[],
    said: {
      readonly streamId: string;
      readonly name: string;
      readonly now: EpochMs;
      readonly onlyAt: number | undefined;
      readonly keys: readonly (EventKey | null)[];
    },
  ): Promise<{ readonly first: number } | { readonly head: number } | null> {
    const { meta, log, keys } = this.#keys;
    const words = [said.streamId, String(said.onlyAt ?? ""), String(said.now), said.name, String(KEYS_KEPT)];
    for (const [index, event] of events.entries()) {
      const key = said.keys[index];
      words.push(toText(event), key?.port ?? "", key?.id ?? "");
    }
    const [first, head] = await this.#run("APPEND", [meta, log, keys], words);
    if (first === undefined) return null;
    return head === undefined ? { first: Number(first) } : { head: Number(head) };
  }

  /** The sequence each key was appended under; null where it is not known. */
  async sequencesOf(keys: readonly EventKey[]): Promise<(number | null)[]> {
    // Sent at once on one connection: a round trip for all.
    const asked = keys.map(({ port, id }) => this.#commands.zScore(`${this.#keys.keys}:${port}`, id));
    return this.#answer(Promise.all(asked));
  }

  /** The entry that ends with a sequence; null when there is none. */
  async entryAt(sequence: number): Promise<LogEntry | null> {
    const found = await this.#answer(this.#commands.xRange(this.#keys.log, `${sequence}-0`, `${sequence}-0`));
    const entry = found?.[0];
    return entry === undefined ? null : readEntry(entry.id, entry.message);
  }

  /** Entries after a sequence, some at a time; empty when there are none. */
  async entriesAfter(sequence: number): Promise<LogEntry[]> {
    const range = this.#commands.xRange(this.#keys.log, `(${sequence}-0`, "+", { COUNT: ENTRIES_AT_ONCE });
    return ((await this.#answer(range)) ?? []).map(({ id, message }) => readEntry(id, message));
  }

  /** The same, waiting so long for the first to come, or until `stopWaiting`. */
  async nextEntries(sequence: number, wait: DurationMs): Promise<LogEntry[]> {
    const from = { key: this.#keys.log, id: `${sequence}-0` };
    const read = this.#reader.xRead(from, { COUNT: ENTRIES_AT_ONCE, BLOCK: Math.max(1, wait) });
    const streams = await this.#answer(read, wait + this.#options.replyWithin);
    const entries: LogEntry[] = [];
    for (const { messages } of streams ?? [])
      for (const { id, message } of messages) entries.push(readEntry(id, message));
    return entries;
  }

  /** Lets `nextEntries` answer at once, with nothing. */
  async stopWaiting(): Promise<void> {
    await this.#answer(this.#commands.clientUnblock(this.#readerId, "TIMEOUT"));
  }

  /** Begins to write a checkpoint; false when another gateway is at it. */
  async beginCheckpoint(sequence: number): Promise<boolean> {
    const claim = this.#commands.set(`${this.#keys.checkpoint}claim`, String(sequence), {
      condition: "NX",
      expiration: { type: "EX", value: UNFINISHED_SECONDS },
    });
    if ((await this.#answer(claim)) === null) return false;
    await this.#answer(this.#commands.unlink(this.#keys.checkpoint + sequence));
    return true;
  }

  /** Adds a part to a checkpoint that does not count yet. */
  async writeCheckpoint(sequence: number, text: string): Promise<void> {
    const key = this.#keys.checkpoint + sequence;
    await this.#answer(this.#commands.rPush(key, text));
    await this.#answer(this.#commands.expire(key, UNFINISHED_SECONDS));
  }

  /** Lets a written checkpoint count. @param keepAfter entries up to there go from the stream */
  async publishCheckpoint(streamId: string, sequence: number, keepAfter: number): Promise<void> {
    const { meta, log, checkpoint } = this.#keys;
    await this.#run("CHECKPOINT", [meta, log, checkpoint], [streamId, String(sequence), `${keepAfter + 1}-0`]);
    await this.#answer(this.#commands.unlink(`${checkpoint}claim`));
  }

  /** A part of a checkpoint; null past the last. */
  async readCheckpoint(sequence: number, part: number): Promise<string | null> {
    return this.#answer(this.#commands.lIndex(this.#keys.checkpoint + sequence, part));
  }

  async #run(script: keyof typeof SCRIPTS, keys: string[], words: string[]): Promise<unknown[]> {
    const hash = this.#hashes.get(script) ?? "";
    const answer: unknown = await this.#answer(this.#commands.evalSha(hash, { keys, arguments: words }));
    return Array.isArray(answer) ? answer : [answer];
  }

  /** An answer that does not come ends the session: nothing on this line can be relied on. */
  async #answer<Value>(answer: Promise<Value>, wait = this.#options.replyWithin): Promise<Value> {
    return within(answer, wait, this.#options.timers).catch((error: unknown) => {
      if (error instanceof NoAnswerError) this.end();
      throw error;
    });
  }
}

function instantOf(answer: unknown): EpochMs | null {
  return typeof answer === "string" ? Number(answer) : null;
}

function makeClient({ url, replyWithin }: SessionOptions) {
  return createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: false, connectTimeout: replyWithin },
  });
}

function connectTo(options: SessionOptions): Client {
  const client = makeClient(options);
  // Whatever waits on the connection fails too, and says so.
  client.on("error", () => undefined);
  return client;
}

function endClient(client: Client): void {
  if (client.isOpen) client.destroy();
}

async function loadScripts(client: Client): Promise<ReadonlyMap<string, string>> {
  const entries = Object.entries(SCRIPTS).map(
    async ([name, script]): Promise<[string, string]> => [name, await client.scriptLoad(script)],
  );
  return new Map(await Promise.all(entries));
}

async function askProcess(client: Client): Promise<RedisProcess> {
  const run = /^run_id:(\w+)/m.exec(await client.info("server"))?.[1] ?? "";
  // Some hosts do not let it be asked: then it is not known to be safe.
  const config = await client.configGet(["appendonly", "appendfsync"]).catch(() => ({}) as Record<string, string>);
  return { run, isSafe: config.appendonly === "yes" && config.appendfsync === "always" };
}
