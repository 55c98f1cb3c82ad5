import { createReadStream, existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { loadProfile } from "../server/load-profile.ts";
import type { Profile } from "../src/domain/profile.ts";
import type { EpochMs } from "../src/shared/units.ts";
import type { CommandLine } from "./command-line.ts";
import { type RegionShape, readShapes } from "./geometry.ts";
import { type Mapping, parseMapping, RecordingError } from "./recording/mapping.ts";
import { readRecording } from "./recording/read-recording.ts";
import { RecordedStream } from "./recording/recorded-stream.ts";
import { createTimeReader } from "./recording/time-format.ts";
import { readIndicators } from "./simulation/indicators.ts";
import { SimulatedStream } from "./simulation/simulation-source.ts";
import type { Source } from "./source.ts";

const DEFAULT_PROFILE = "xintang";
const RECORDING_SPEED = 60;

export interface Folders {
  /** Profiles, geometry and indicators. */
  readonly publicDir: string;
  /** Shipped recordings. */
  readonly recordingsDir: string;
}

export interface LoadedSource {
  readonly profile: Profile;
  readonly source: Source;
  /** Lines for the person who started it: what was left out of the input, what the profile says that means nothing. */
  readonly complaints: readonly string[];
}

/**
 * Makes the source that the command line asks for.
 * @param serverNow where a simulation begins when `--from` does not say
 * @throws ProfileError, RecordingError: one clear line a fault
 */
export async function loadSource(
  commandLine: CommandLine,
  folders: Folders,
  serverNow: EpochMs,
): Promise<LoadedSource> {
  return commandLine.recording === undefined
    ? loadSimulation(commandLine, folders, serverNow)
    : loadRecording(commandLine, commandLine.recording, folders);
}

function loadSimulation(commandLine: CommandLine, { publicDir }: Folders, serverNow: EpochMs): LoadedSource {
  for (const option of ["mapping", "loop"] as const) {
    if (commandLine[option]) throw new RecordingError(`--${option} needs --recording`);
  }
  if (commandLine.speed === "max") throw new RecordingError("--speed max needs --recording: a simulation has no end");
  const warnings: string[] = [];
  const profile = loadProfile(commandLine.profile ?? DEFAULT_PROFILE, publicDir, (line) => warnings.push(line));
  const indicatorsFile = join(publicDir, "data", "indicators.csv");
  const indicators = existsSync(indicatorsFile)
    ? readIndicators(readFileSync(indicatorsFile, "utf8"), "indicators.csv")
    : { records: [], complaints: [] };
  const from = readFrom(commandLine.from, profile.zone);
  const stream = new SimulatedStream(
    {
      profile,
      shapes: loadShapes(profile, publicDir),
      indicators: indicators.records,
      seed: commandLine.seed,
      start: from ?? serverNow,
    },
    commandLine.speed ?? 1,
    from === null ? serverNow : null,
  );
  return { profile, source: stream, complaints: [...warnings, ...indicators.complaints] };
}

async function loadRecording(commandLine: CommandLine, recording: string, folders: Folders): Promise<LoadedSource> {
  const files = findRecording(recording, commandLine.mapping, folders.recordingsDir);
  const mapping = loadMapping(files.mapping);
  const from = readFrom(commandLine.from, mapping.zone);
  const warnings: string[] = [];
  const profile = loadProfile(commandLine.profile ?? mapping.profile, folders.publicDir, (line) => warnings.push(line));
  const read = await readRecording(createReadStream(files.csv), {
    mapping,
    mappingName: basename(files.mapping),
    csvName: basename(files.csv),
    profile,
    shapes: loadShapes(profile, folders.publicDir),
  });
  const source = new RecordedStream({
    events: read.events,
    from,
    speed: commandLine.speed ?? RECORDING_SPEED,
  });
  return { profile, source, complaints: [...warnings, ...read.complaints] };
}

/** A shipped recording by its name, any other by its path; its mapping stands beside it unless said. */
function findRecording(
  recording: string,
  mapping: string | undefined,
  recordingsDir: string,
): { csv: string; mapping: string } {
  const shipped = /^[A-Za-z0-9_-]+$/.test(recording) ? join(recordingsDir, `${recording}.csv`) : recording;
  const csv = existsSync(shipped) ? shipped : recording;
  if (!existsSync(csv))
    throw new RecordingError(`--recording: there is no file ${csv} and no shipped recording of that name`);
  const beside = `${csv.replace(/\.csv$/i, "")}.mapping.json`;
  return { csv, mapping: mapping ?? beside };
}

function loadMapping(path: string): Mapping {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new RecordingError(`--mapping: cannot read ${path}`);
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new RecordingError(
      `--mapping: ${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return parseMapping(raw, basename(path));
}

function loadShapes(profile: Profile, publicDir: string): ReadonlyMap<string, RegionShape> {
  const path = join(publicDir, profile.map.regions);
  try {
    return readShapes(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new RecordingError(
      `profile ${profile.id}: map.regions: ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function readFrom(from: string | undefined, zone: string): EpochMs | null {
  if (from === undefined) return null;
  const at = createTimeReader("ISO", zone)(from);
  if (at === null)
    throw new RecordingError(
      `--from: ${JSON.stringify(from)} is neither an instant nor a wall time like 2017-01-01T08:00`,
    );
  return at;
}
