/**
 * The figures of the San Francisco recording, computed straight from its CSV in the plainest way. It shares no code with the product,
 * so that the two can only agree by both being right.
 */

/** Dispatched within two minutes of the report, on scene within eight. */
const DISPATCHED_LIMIT = 120_000;
const ARRIVED_LIMIT = 480_000;
/** The recording's days lie in winter: San Francisco is eight hours behind UTC throughout. */
const UTC_HOURS_AHEAD = 8;

/** One stage over all calls; durations in milliseconds from the report. */
interface SfStage {
  readonly met: number;
  readonly breached: number;
  readonly undecided: number;
  readonly excluded: number;
  /** met ÷ (met + breached). */
  readonly share: number;
  readonly median: number;
  readonly p90: number;
}

export interface SfFigures {
  readonly rows: number;
  readonly calls: number;
  readonly open: number;
  readonly closed: number;
  readonly neverOnScene: number;
  readonly dispatched: SfStage;
  readonly arrived: SfStage;
  /** The recording's last instant, epoch milliseconds. */
  readonly end: number;
}

interface Call {
  reported: number;
  dispatched: number;
  arrived: number;
  closed: number;
}

/**
 * @param csv the file's text, as DataSF published it
 * @param window milliseconds before the recording's last instant: only calls received after that are counted; all by default
 */
export function computeSfFigures(csv: string, window = Infinity): SfFigures {
  const lines = csv.split(/\r?\n/).filter((line) => line !== "");
  const header = splitLine(lines[0] ?? "");
  const column = (name: string): number => header.indexOf(name);
  const [number, received, dispatch, onScene, available] = [
    column("Call Number"),
    column("Received DtTm"),
    column("Dispatch DtTm"),
    column("On Scene DtTm"),
    column("Available DtTm"),
  ];
  const calls = new Map<string, Call>();
  for (const line of lines.slice(1)) {
    const cells = splitLine(line);
    const id = cells[number ?? -1] ?? "";
    // Infinity is "not yet" for what takes the first, −Infinity for what takes the last.
    const call = calls.get(id) ?? { reported: Infinity, dispatched: Infinity, arrived: Infinity, closed: -Infinity };
    calls.set(id, call);
    call.reported = Math.min(call.reported, instant(cells[received ?? -1]) ?? Infinity);
    call.dispatched = Math.min(call.dispatched, instant(cells[dispatch ?? -1]) ?? Infinity);
    call.arrived = Math.min(call.arrived, instant(cells[onScene ?? -1]) ?? Infinity);
    call.closed = Math.max(call.closed, instant(cells[available ?? -1]) ?? -Infinity);
  }
  const recorded = [...calls.values()];
  const end = Math.max(
    ...recorded.flatMap((call) => [call.reported, call.dispatched, call.arrived, call.closed]).filter(Number.isFinite),
  );
  const all = recorded.filter((call) => call.reported > end - window);
  return {
    rows: lines.length - 1,
    calls: all.length,
    open: all.filter((call) => !Number.isFinite(call.closed)).length,
    closed: all.filter((call) => Number.isFinite(call.closed)).length,
    neverOnScene: all.filter((call) => !Number.isFinite(call.arrived)).length,
    dispatched: stage(all, (call) => call.dispatched, DISPATCHED_LIMIT, end),
    arrived: stage(all, (call) => call.arrived, ARRIVED_LIMIT, end),
    end,
  };
}

function stage(calls: readonly Call[], reachedAt: (call: Call) => number, limit: number, end: number): SfStage {
  let [met, breached, undecided, excluded] = [0, 0, 0, 0];
  const durations: number[] = [];
  for (const call of calls) {
    const taken = reachedAt(call) - call.reported;
    if (Number.isFinite(taken)) {
      durations.push(taken);
      if (taken <= limit) met += 1;
      else breached += 1;
    } else if (Number.isFinite(call.closed)) excluded += 1;
    else if (end - call.reported > limit) breached += 1;
    else undecided += 1;
  }
  durations.sort((left, right) => left - right);
  const nearestRank = (share: number): number => durations[Math.ceil(share * durations.length) - 1] ?? Number.NaN;
  return {
    met,
    breached,
    undecided,
    excluded,
    share: met / (met + breached),
    median: nearestRank(0.5),
    p90: nearestRank(0.9),
  };
}

/** `12/31/2016 11:57:56 PM`, San Francisco → epoch milliseconds; null for an empty cell. */
function instant(cell: string | undefined): number | null {
  if (cell === undefined || cell === "") return null;
  const [date = "", time = "", half = ""] = cell.split(" ");
  const [month = "", day = "", year = ""] = date.split("/");
  const [hour = "", minute = "", second = ""] = time.split(":");
  const hours = (Number(hour) % 12) + (half === "PM" ? 12 : 0) + UTC_HOURS_AHEAD;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second));
}

/** The cells of one line; a quoted cell may hold commas (the file has no quotes within quotes). */
function splitLine(line: string): string[] {
  return [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map((match) => match[2] ?? match[1] ?? "").slice(0, -1);
}
