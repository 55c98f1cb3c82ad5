import { Command, InvalidArgumentError } from "commander";
import { type AccessOptions, addAccessOptions } from "../server/access/access-options.ts";

/** What the person who starts the mock server asked for. */
export interface CommandLine extends AccessOptions {
  readonly port: number;
  readonly host: string;
  /** Undefined: the recording's own, or the default street. */
  readonly profile: string | undefined;
  readonly seed: number;
  /** A shipped recording's name or the path of a CSV; undefined simulates. */
  readonly recording: string | undefined;
  readonly mapping: string | undefined;
  /** Undefined: 60 for a recording, 1 for the simulation. */
  readonly speed: number | "max" | undefined;
  readonly from: string | undefined;
  readonly loop: boolean;
  /** Where to write what the engine decides otherwise than the recording's own verdicts; undefined: no audit. */
  readonly audit?: string | undefined;
}

/** Fits any day's events twice over; above, a page could not follow. */
const FASTEST = 3_600;

/**
 * Reads the command line. A wrong word ends the process with one line and exit code 1, `--help` with 0, unless the caller overrides
 * that (`exitOverride` of commander).
 */
export function createCommand(): Command {
  return addAccessOptions(new Command("tidewatch"))
    .description("Tidewatch on simulated or recorded events: gateway, stream and page in one process.")
    .option("--port <number>", "port to open; 0 takes any free one", readPort, 4173)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--profile <id|file>", "profile to serve (default: the recording's, else xintang)")
    .option("--seed <number>", "seed of the simulation: the same seed, the same day", readSeed, 1)
    .option("--recording <name|file.csv>", "play a recording instead: sf-fire, or any CSV with its mapping")
    .option("--mapping <file>", "how the CSV's columns become incidents (default: the file beside it, .mapping.json)")
    .option("--speed <factor|max>", `times real time, up to ${FASTEST} (default: 60 for a recording)`, readSpeed)
    .option("--from <time>", "where to begin: an instant (2017-01-01T08:00:00Z) or a wall time of the recording's zone")
    .option("--loop", "start a recording over when it ends", false)
    .option("--audit <out.csv>", "first list what the deadlines decide otherwise than the recording's own verdicts");
}

/** Options of `createCommand` once parsed. */
export function readCommandLine(command: Command, words: readonly string[]): CommandLine {
  return command.parse([...words], { from: "user" }).opts<CommandLine>();
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("must be a number from 0 to 65535.");
  return port;
}

function readSeed(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("must be a whole number of at most nine digits.");
  return Number(text);
}

function readSpeed(text: string): number | "max" {
  if (text === "max") return "max";
  const speed = Number(text);
  if (!(speed > 0 && speed <= FASTEST))
    throw new InvalidArgumentError(`must be above 0 and at most ${FASTEST}, or max.`);
  return speed;
}
