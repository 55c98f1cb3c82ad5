import { createReadStream, existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { LogBounds } from "../server/event-log.ts";
import { loadProfile } from "../server/load-profile.ts";
import type { PublishedVerdict } from "../audit/published-verdict.ts";
import type { IncidentEvent } from "../src/domain/event.ts";
import type { Profile } from "../src/domain/profile.ts";
import type { EpochMs } from "../src/shared/units.ts";
import type { CommandLine } from "./command-line.ts";
import { type RegionShape, readShapes } from "./geometry.ts";
import { chooseMechanisms } from "./recording/choose-mechanisms.ts";
import { extractedAt, type Mapping, parseMapping, RecordingError } from "./recording/mapping.ts";
import { readRecording } from "./recording/read-recording.ts";
import { readPublicFile } from "./recording/read-public-file.ts";
import { boundsFor, widenWindow } from "./recording/span.ts";
import { endOf, RecordedStream } from "./recording/recorded-stream.ts";
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
  /** Null for a simulation. */
  readonly recording: LoadedRecording | null;
}

/** What an audit needs of a recording. */
export interface LoadedRecording {
  readonly events: readonly IncidentEvent[];
  readonly published: readonly PublishedVerdict[];
  readonly rows: number;
  /** Rows left out. */
  readonly badRows: number;
  readonly incidents: number;
  /** Where the stream clock ends. */
  readonly end: EpochMs;
  /** Zone of the source's written times. */
  readonly zone: string;
  /** What a gateway's log must hold so that pages count the whole of it. */
  readonly logBounds: Pick<LogBounds, "maxEvents" | "windowMs">;
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
  for (const option of ["mapping", "loop", "audit"] as const) {
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
  return { profile, source: stream, complaints: [...warnings, ...indicators.complaints], recording: null };
}

async function loadRecording(commandLine: CommandLine, recording: string, folders: Folders): Promise<LoadedSource> {
  const files = findRecording(recording, commandLine.mapping, folders.recordingsDir);
  const mapping = loadMapping(files.mapping);
  const mappingName = basename(files.mapping);
  if (commandLine.audit !== undefined) checkAudit(commandLine.audit, mapping, files);
  const from = readFrom(commandLine.from, mapping.zone);
  const warnings: string[] = [];
  const { publicDir } = folders;
  const loaded = loadProfile(commandLine.profile ?? mapping.profile, publicDir, (line) => warnings.push(line));
  const profile = chooseMechanisms(loaded, {
    mapping,
    mappingName,
    read: (folder, id, field) => readPublicFile(folder, id, field, publicDir),
  });
  const read = await readRecording(createReadStream(files.csv), {
    mapping,
    mappingName,
    csvName: basename(files.csv),
    profile,
    shapes: loadShapes(profile, publicDir),
  });
  const { events, published, rows, badRows, incidents } = read;
  const asOf = extractedAt(mapping);
  const end = endOf({ events, from, asOf });
  const later = asOf === null ? 0 : events.filter(({ at }) => at > asOf).length;
  if (later > 0)
    warnings.push(`${mappingName}: asOf: ${later} events are later, the last at ${new Date(end).toISOString()}`);
  const widened = widenWindow(profile, events, end);
  return {
    profile: widened,
    source: new RecordedStream({ events, from, asOf, speed: commandLine.speed ?? RECORDING_SPEED }),
    complaints: [...warnings, ...read.complaints],
    recording: {
      events,
      published,
      rows,
      badRows,
      incidents,
      end,
      zone: mapping.zone,
      logBounds: boundsFor(widened, events),
    },
  };
}

interface RecordingFiles {
  readonly csv: string;
  readonly mapping: string;
}

/** A shipped recording by its name, any other by its path; its mapping stands beside it unless said. */
function findRecording(recording: string, mapping: string | undefined, recordingsDir: string): RecordingFiles {
  const shipped = /^[A-Za-z0-9_-]+$/.test(recording) ? join(recordingsDir, `${recording}.csv`) : recording;
  const csv = existsSync(shipped) ? shipped : recording;
  if (!existsSync(csv))
    throw new RecordingError(`--recording: there is no file ${csv} and no shipped recording of that name`);
  const beside = `${csv.replace(/\.csv$/i, "")}.mapping.json`;
  return { csv, mapping: mapping ?? beside };
}

/** An audit needs something to hold the engine against, and a place of its own. */
function checkAudit(path: string, mapping: Mapping, files: RecordingFiles): void {
  if (Object.values(mapping.stages).every(({ met }) => met === undefined)) {
    const name = basename(files.mapping);
    throw new RecordingError(`--audit: ${name} names no published verdict: stages.closed.met is missing`);
  }
  if ([files.csv, files.mapping].some((file) => resolve(file) === resolve(path)))
    throw new RecordingError(`--audit: would write over ${path}`);
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
