import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@redis/client";
import { provideRedisServer } from "../../scripts/redis-server.mjs";

/** A Redis of the test's own, on a free port, keeping its data in a folder of its own. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Ends it like a power cut ends it. */
  kill(): Promise<void>;
  /** Starts it again on the same port with what it kept. */
  start(): Promise<void>;
  /** Lets it stand still, its connections open, or go on. */
  freeze(): void;
  thaw(): void;
  /** Forgets everything. */
  flush(): Promise<void>;
}

/** Starts a Redis. @param fsync when an append is on its disk: `always` before it is acknowledged */
export async function openRedis(fsync: "always" | "everysec" = "always"): Promise<RedisServer> {
  const program = await provideRedisServer();
  const folder = mkdtempSync(join(tmpdir(), "tidewatch-redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const words = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--loglevel", "warning"];
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    if (child !== null) return;
    child = spawn(program, [...words, "--appendonly", "yes", "--appendfsync", fsync], { stdio: "ignore" });
    await answers(url);
  };
  const kill = async (): Promise<void> => {
    const ending = child;
    child = null;
    if (ending === null) return;
    const ended = once(ending, "exit");
    ending.kill("SIGKILL");
    await ended;
  };
  await start();
  return {
    url,
    port,
    kill,
    start,
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
    async flush() {
      const client = await createClient({ url }).connect();
      await client.flushAll();
      client.destroy();
    },
    async [Symbol.asyncDispose]() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** None of these is given to whoever asks for any port: what is killed finds its own still free when it starts again. */
const FIRST_PORT = 20_000;
const PORTS = 10_000;

/** A port nobody listens on just now. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS);
    const server = createServer().listen(port, "127.0.0.1");
    const isFree = await once(server, "listening").then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}

/** Resolves once a Redis answers. @throws after 30 s */
async function answers(url: string): Promise<void> {
  const client = createClient({ url, socket: { reconnectStrategy: (retries) => (retries < 1_500 ? 20 : false) } });
  client.on("error", () => undefined);
  await client.connect();
  // While it loads it refuses.
  while ((await client.ping().catch(() => "")) !== "PONG");
  client.destroy();
}
