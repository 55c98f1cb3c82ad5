import type { Profile } from "../../domain/profile.ts";
import type { QualityReport } from "../../domain/quality.ts";
import type { EpochMs, Share } from "../../shared/units.ts";
import type { Language } from "../cockpit.ts";

/** One thing that is wrong with what one port sends. */
export interface QualityRow {
  readonly key: string;
  /** Null where what came does not say its port. */
  readonly portId: string | null;
  readonly port: string | null;
  readonly reason: string;
  readonly admitted: boolean;
  readonly count: number;
  /** Of all that came by the port; null when nothing is known of that. */
  readonly share: Share | null;
  readonly last: EpochMs;
  readonly sample: string | null;
}

/** The report as a table. */
export interface QualityTable {
  /** What happened most often first; of equals the newest. */
  readonly rows: readonly QualityRow[];
  readonly seen: number;
  /** Turned away, and let in with a doubt. */
  readonly rejected: number;
  readonly doubtful: number;
}

/** Makes a table of what the gateway reported. */
export function qualityTable(report: QualityReport, profile: Profile, language: Language): QualityTable {
  const seenBy = new Map(report.ports.map(({ port, seen }) => [port, seen]));
  const nameOf = (id: string | null): string | null =>
    profile.ports.find((port) => port.id === id)?.name[language] ?? id;
  const rows = report.findings.map(({ port, reason, admitted, count, last, sample }): QualityRow => {
    const seen = seenBy.get(port) ?? 0;
    // One event may have several doubts, but each of them once.
    const share = seen === 0 ? null : Math.min(1, count / seen);
    const key = `${port ?? ""} ${reason} ${admitted}`;
    return { key, portId: port, port: nameOf(port), reason, admitted, count, share, last, sample };
  });
  const sum = (wanted: boolean): number =>
    report.findings.reduce((total, { admitted, count }) => total + (admitted === wanted ? count : 0), 0);
  return {
    rows: rows.sort((one, other) => other.count - one.count || other.last - one.last),
    seen: report.ports.reduce((total, { seen }) => total + seen, 0),
    rejected: sum(false),
    doubtful: sum(true),
  };
}

/** Figures of docs/figures.md; null until a gateway reported. */
export function qualityFigures(report: QualityReport | null): Readonly<Record<string, number | null>> {
  if (report === null) return { "quality.seen": null, "quality.rejected": null, "quality.doubtful": null };
  const rejected = report.findings.filter(({ admitted }) => !admitted);
  const count = (findings: QualityReport["findings"]): number => findings.reduce((sum, one) => sum + one.count, 0);
  return {
    "quality.seen": report.ports.reduce((sum, { seen }) => sum + seen, 0),
    "quality.rejected": count(rejected),
    "quality.doubtful": count(report.findings) - count(rejected),
  };
}
