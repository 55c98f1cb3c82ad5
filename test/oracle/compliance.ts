import type { StageResult } from "./stages.ts";

/** The figures of one stage over some incidents. */
export interface Summary {
  readonly met: number;
  readonly breached: number;
  readonly undecided: number;
  readonly excluded: number;
  readonly excludedBy: Readonly<Record<string, number>>;
  readonly share: number | null;
  readonly interval: readonly [number, number] | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
}

/** Counts verdicts and takes nearest ranks. */
export function summary(results: readonly StageResult[]): Summary {
  const count = (verdict: string): number => results.filter((result) => result.verdict === verdict).length;
  const because = (reason: string): number => results.filter((result) => result.reason === reason).length;
  const durations = results.flatMap((result) => (result.duration === null ? [] : [result.duration]));
  durations.sort((one, other) => one - other);
  const rank = (percent: number): number | null => durations[Math.ceil((percent * durations.length) / 100) - 1] ?? null;
  const decided = count("met") + count("breached");
  return {
    met: count("met"),
    breached: count("breached"),
    undecided: count("undecided"),
    excluded: count("excluded"),
    excludedBy: {
      "closed-without": because("closed-without"),
      "not-started": because("not-started"),
      "no-deadline": because("no-deadline"),
    },
    share: decided === 0 ? null : count("met") / decided,
    interval: decided === 0 || decided >= 100 ? null : wilson(count("met"), decided),
    median: rank(50),
    p90: rank(90),
    p95: rank(95),
  };
}

/** Wilson (1927) at 95 %, as docs/deadlines.md prints it. */
export function wilson(met: number, n: number): readonly [number, number] {
  const z = 1.96;
  const p = met / n;
  const middle = p + z ** 2 / (2 * n);
  const reach = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  const whole = 1 + z ** 2 / n;
  return [(middle - reach) / whole, (middle + reach) / whole];
}

/** Where one incident is lost, by the stages of its first mechanism in order; null without a mechanism. */
export function lostAt(results: readonly StageResult[]): string | null {
  const primary = results.filter(({ isPrimary }) => isPrimary);
  if (primary.length === 0) return null;
  const breached = primary.find(({ verdict }) => verdict === "breached");
  if (breached !== undefined) return breached.stage;
  return primary.some(({ verdict }) => verdict === "undecided") ? "running" : "kept";
}
