// A gateway in a process of its own, so that it can be killed. Its world runs by the scaled clock; the parent sets it.
import { randomUUID } from "node:crypto";
import { createGateway } from "../../server/gateway.ts";
import { RedisLog } from "../../server/redis/redis-log.ts";
import { SECOND } from "../../src/shared/units.ts";
import { makeProfile } from "../fixtures/profile.ts";
import { createScaledTime, real } from "./scaled-time.ts";

const [begun = "0", redisUrl = "", port = "0"] = process.argv.slice(2);
const time = createScaledTime(Number(begun));
const complain = (line: string): void => {
  if (process.env.FAULTS_VERBOSE !== undefined) console.error(`gateway ${port}: ${line}`);
};
process.on("message", (by) => time.setAhead(Number(by)));
process.on("disconnect", () => process.exit());

const profile = makeProfile();
const log = await RedisLog.open({
  url: redisUrl,
  name: profile.id,
  newId: randomUUID,
  timers: globalThis,
  complain,
  periods: { replyWithin: 300, lookEvery: 100, retryAfter: 50 },
});
const gateway = await createGateway({
  profile,
  log,
  clock: () => {
    const now = time.now();
    return { serverTime: now, streamTime: now, rate: 1 };
  },
  timers: globalThis,
  port: Number(port),
  batchEvery: 15,
  heartbeatEvery: real(2 * SECOND),
  complain,
});
await gateway.listen();
process.send?.("listening");
