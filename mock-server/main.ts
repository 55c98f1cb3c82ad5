import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chooseAccess } from "../server/access/choose-access.ts";
import { commandSink } from "../server/access/command-record.ts";
import { failLine } from "../server/fail-line.ts";
import { createGateway } from "../server/gateway.ts";
import { openLog } from "../server/open-log.ts";
import { createCommand, readCommandLine } from "./command-line.ts";
import { loadSource } from "./load-source.ts";
import { notHeld } from "./not-held.ts";
import { play } from "./play.ts";
import { untilTaken } from "./until-taken.ts";
import { writeAudit } from "./write-audit.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const now = (): number => Date.now();

const commandLine = readCommandLine(createCommand(), process.argv.slice(2));
const stop = new AbortController();
const complain = (line: string): void => console.warn(line);
const wait = (duration: number): Promise<void> =>
  setTimeout(duration, undefined, { signal: stop.signal }).catch(() => undefined);

try {
  const folders = { publicDir: here("../public"), recordingsDir: here("./recordings") };
  const { profile, source, complaints, recording } = await loadSource(commandLine, folders, now());
  for (const line of complaints) complain(line);
  if (recording !== null && commandLine.audit !== undefined)
    console.log(writeAudit(recording, profile, commandLine.audit));
  const { access, line } = chooseAccess({ ...commandLine, secret: process.env.TIDEWATCH_SECRET }, profile.regions);
  const log = await openLog({
    redisUrl: process.env.REDIS_URL,
    profile: profile.id,
    newId: randomUUID,
    timers: globalThis,
    complain,
    bounds: recording?.logBounds,
  });
  const gateway = await createGateway({
    profile,
    log,
    source: commandLine.recording === undefined ? "simulation" : "recording",
    clock: () => source.clock(now()),
    timers: globalThis,
    port: commandLine.port,
    host: commandLine.host,
    distDir: here("../dist"),
    publicDir: folders.publicDir,
    access,
    recordCommand: commandSink(commandLine.auditLog, (said) => console.log(said)),
    complain,
  });
  // A recording is somebody else's text and goes through the door; the simulation's own month need not.
  const fill = commandLine.recording === undefined ? gateway.preload : gateway.publish;
  // A log that outlived the process holds the simulation's past already, and of a recording what is now played anew.
  if (recording !== null && log.head > 0) await log.restart(randomUUID());
  await fill(await notHeld(source.open(now()), log));
  await gateway.holdsFrom(source.begin);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      stop.abort();
      void gateway.close().then(() => log.close());
    });
  }
  const { url } = await gateway.listen();
  console.log(`Tidewatch 观潮 ${url}\n${line}`);

  await play({
    source,
    gateway: {
      publish: (events) => untilTaken(() => gateway.publish(events), { wait, complain, signal: stop.signal }),
      flush: gateway.flush,
      holdsFrom: (at) => untilTaken(() => gateway.holdsFrom(at), { wait, complain, signal: stop.signal }),
      restart: (streamId) => untilTaken(() => gateway.restart(streamId), { wait, complain, signal: stop.signal }),
    },
    now,
    wait,
    nextStreamId: commandLine.loop ? randomUUID : undefined,
    signal: stop.signal,
  });
} catch (error) {
  console.error(failLine(error));
  process.exitCode = 1;
}
