import { randomUUID } from "node:crypto";
import { RedisLog } from "../../server/redis/redis-log.ts";
import { makeProfile } from "../fixtures/profile.ts";
import { type GatewayChild, openGatewayChild } from "./gateway-child.ts";
import { openRedis, type RedisServer } from "./redis-server.ts";
import { createScaledTime } from "./scaled-time.ts";
import { openTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

/** What the pages stand before: a Redis and two gateways, each with a line to it that can fail. */
export interface World extends AsyncDisposable {
  /** Real instant at which its clocks agreed with real time. */
  readonly begun: number;
  readonly now: () => number;
  readonly redis: RedisServer;
  readonly gateways: readonly { readonly child: GatewayChild; readonly line: TcpProxy }[];
  /** Url of a gateway that is up, or of one that is not when none is. */
  pick(random: () => number): string;
  /** A look at the log by its own line. Whoever opens it closes it. */
  openLog(): Promise<RedisLog>;
}

/** Opens a world. Takes some seconds. */
export async function openWorld(): Promise<World> {
  const begun = Date.now();
  const time = createScaledTime(begun);
  const redis = await openRedis();
  const open = async (): Promise<World["gateways"][number]> => {
    const line = await openTcpProxy(redis.port);
    return { line, child: await openGatewayChild(begun, `redis://127.0.0.1:${line.port}`) };
  };
  const gateways = await Promise.all([open(), open()]);
  return {
    begun,
    now: time.now,
    redis,
    gateways,
    pick(random) {
      const up = gateways.filter(({ child }) => child.isUp);
      const choice = up.length > 0 ? up : gateways;
      return (choice[Math.floor(random() * choice.length)] ?? gateways[0]).child.url;
    },
    openLog: () =>
      RedisLog.open({
        url: redis.url,
        name: makeProfile().id,
        newId: randomUUID,
        timers: globalThis,
        complain: () => undefined,
      }),
    async [Symbol.asyncDispose]() {
      for (const { child, line } of gateways) {
        await child[Symbol.asyncDispose]();
        await line[Symbol.asyncDispose]();
      }
      await redis[Symbol.asyncDispose]();
    },
  };
}
