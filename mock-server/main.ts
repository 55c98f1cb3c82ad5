import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chooseAccess } from "../server/access/choose-access.ts";
import { commandSink } from "../server/access/command-record.ts";
import { failLine } from "../server/fail-line.ts";
import { createGateway } from "../server/gateway.ts";
import { MemoryLog } from "../server/memory-log.ts";
import { createCommand, readCommandLine } from "./command-line.ts";
import { loadSource } from "./load-source.ts";
import { play } from "./play.ts";
import { writeAudit } from "./write-audit.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const now = (): number => Date.now();

const commandLine = readCommandLine(createCommand(), process.argv.slice(2));
const stop = new AbortController();

try {
  const folders = { publicDir: here("../public"), recordingsDir: here("./recordings") };
  const { profile, source, complaints, recording } = await loadSource(commandLine, folders, now());
  for (const line of complaints) console.warn(line);
  if (recording !== null && commandLine.audit !== undefined)
    console.log(writeAudit(recording, profile, commandLine.audit));
  const { access, line } = chooseAccess({ ...commandLine, secret: process.env.TIDEWATCH_SECRET }, profile.regions);
  const gateway = await createGateway({
    profile,
    log: new MemoryLog({ streamId: randomUUID(), ...recording?.logBounds }),
    source: commandLine.recording === undefined ? "simulation" : "recording",
    clock: () => source.clock(now()),
    timers: globalThis,
    port: commandLine.port,
    host: commandLine.host,
    distDir: here("../dist"),
    publicDir: folders.publicDir,
    access,
    recordCommand: commandSink(commandLine.auditLog, (said) => console.log(said)),
    complain: (line) => console.warn(line),
  });
  // A recording is somebody else's text and goes through the door; the simulation's own month need not.
  const fill = commandLine.recording === undefined ? gateway.preload : gateway.publish;
  await fill(source.open(now()));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      stop.abort();
      void gateway.close();
    });
  }
  const { url } = await gateway.listen();
  console.log(`Tidewatch 观潮 ${url}\n${line}`);

  await play({
    source,
    gateway,
    now,
    wait: (duration) => setTimeout(duration, undefined, { signal: stop.signal }).catch(() => undefined),
    nextStreamId: commandLine.loop ? randomUUID : undefined,
    signal: stop.signal,
  });
} catch (error) {
  console.error(failLine(error));
  process.exitCode = 1;
}
