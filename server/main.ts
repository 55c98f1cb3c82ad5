import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError, Option } from "commander";
import { type AccessOptions, addAccessOptions } from "./access/access-options.ts";
import { chooseAccess } from "./access/choose-access.ts";
import { commandSink } from "./access/command-record.ts";
import { calendarWarnings } from "./calendar-warnings.ts";
import { failLine } from "./fail-line.ts";
import { createGateway } from "./gateway.ts";
import { ingestLine, loadPortTokens } from "./ingest/load-port-tokens.ts";
import { loadProfile } from "./load-profile.ts";
import { openLog } from "./open-log.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("must be a number from 0 to 65535.");
  return port;
}

const command = addAccessOptions(new Command("tidewatch-gateway"))
  .description(
    "The gateway alone: it serves the page and the stream; sources send to its HTTP ingest (docs/ingest.md).",
  )
  .option("--port <number>", "port to open; 0 takes any free one", parsePort, 8020)
  .option("--host <address>", "address to listen on", "127.0.0.1")
  .option("--profile <id|file>", "profile to serve", "xintang")
  .addOption(
    new Option(
      "--ports-tokens <file>",
      "tokens of the ports that may send; without it whoever sits at this machine may",
    ).env("TIDEWATCH_PORTS_TOKENS"),
  )
  .parse();
const options = command.opts<{ port: number; host: string; profile: string; portsTokens?: string } & AccessOptions>();

const complain = (line: string): void => console.warn(line);

try {
  const profile = loadProfile(options.profile, here("../public"), complain);
  for (const line of calendarWarnings(profile, Date.now())) complain(line);
  const { access, line } = chooseAccess({ ...options, secret: process.env.TIDEWATCH_SECRET }, profile.regions);
  const portTokens = loadPortTokens(options.portsTokens, profile);
  const log = await openLog({
    redisUrl: process.env.REDIS_URL,
    profile: profile.id,
    newId: randomUUID,
    timers: globalThis,
    complain,
  });
  const gateway = await createGateway({
    profile,
    log,
    clock: () => {
      const now = Date.now();
      return { serverTime: now, streamTime: now, rate: 1 };
    },
    timers: globalThis,
    port: options.port,
    host: options.host,
    distDir: here("../dist"),
    publicDir: here("../public"),
    portTokens,
    access,
    recordCommand: commandSink(options.auditLog, (said) => console.log(said)),
    complain,
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void gateway.close().then(() => log.close()));
  const { url } = await gateway.listen();
  console.log(`${url}\n${line}\n${ingestLine(url, portTokens)}`);
} catch (error) {
  console.error(failLine(error));
  process.exitCode = 1;
}
